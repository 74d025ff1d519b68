import type { OcclusionShape } from '../../core/model/deck.ts'
import { decodeEntities } from '../../core/templates/entities.ts'
import { parseHtml } from './htmlTree.ts'

/** Shapes of an image occlusion field, or null when it holds something else besides. */
export interface Occlusions {
  readonly shapes: readonly OcclusionShape[]
  /** `oi=1`: the shapes of other cards stay covered. */
  readonly isHideAll: boolean
  /** What Verso's shapes cannot say: text on the image, turned or coloured shapes. */
  readonly lost: readonly string[]
}

const CLOZE = /\{\{c(\d+(?:,\d+)*)::image-occlusion:((?:\\[\s\S]|[^}\\]|\}(?!\}))*?)(?:::[\s\S]*?)?\}\}/g

/** Reads `{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}` and its like. */
export function readOcclusions(html: string): Occlusions {
  const shapes: OcclusionShape[] = []
  const lost = new Set<string>()
  let isHideAll = false
  for (const [, numbers = '', text = ''] of decodeEntities(html).matchAll(CLOZE)) {
    const [kind = '', ...pairs] = text.split(/(?<!\\):/)
    const properties = new Map(
      pairs.map((pair) => {
        const at = pair.indexOf('=')
        return [pair.slice(0, at), pair.slice(at + 1).replace(/\\([\\:])/g, '$1')] as const
      }),
    )
    if (properties.get('oi') === '1') isHideAll = true
    if (Number(properties.get('angle') ?? 0) % 360 !== 0) lost.add('the turn of a shape')
    const place = placeOf(kind, properties)
    if (place === null) {
      lost.add(
        kind === 'text' ? `the text “${properties.get('text') ?? ''}” on the image` : `a shape \`${kind}\``,
      )
      continue
    }
    for (const number of new Set(numbers.split(',').map(Number))) shapes.push({ card: number, ...place })
  }
  return { shapes, isHideAll, lost: [...lost] }
}

function placeOf(kind: string, properties: ReadonlyMap<string, string>): Omit<OcclusionShape, 'card'> | null {
  const share = (name: string): number => clamp(Number(properties.get(name) ?? 0))
  const [left, top] = [share('left'), share('top')]
  switch (kind) {
    case 'rect':
      return { shape: 'rect', left, top, width: share('width'), height: share('height') }
    case 'ellipse': {
      // Its radii count; a width and height beside them are the same, doubled.
      const width = properties.has('rx') ? clamp(Number(properties.get('rx')) * 2) : share('width')
      const height = properties.has('ry') ? clamp(Number(properties.get('ry')) * 2) : share('height')
      return { shape: 'ellipse', left, top, width, height }
    }
    case 'polygon': {
      const points = (properties.get('points') ?? '')
        .split(/\s+/)
        .map((pair) => pair.split(',').map(Number))
        .filter((pair) => pair.length === 2 && pair.every(Number.isFinite))
        .map(([x = 0, y = 0]): [number, number] => [clamp(x), clamp(y)])
      return points.length < 3 ? null : { shape: 'polygon', points }
    }
    default:
      return null
  }
}

function clamp(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
}

/** The name of the one picture that a field holds; null when it holds anything else. */
export function onlyPicture(html: string): string | null {
  const nodes = (parseHtml(html) ?? []).filter((node) => node.kind === 'element' || node.text.trim() !== '')
  const [only] = nodes
  if (nodes.length !== 1 || only?.kind !== 'element') return null
  if (only.tag === 'div' || only.tag === 'p') {
    const [inner] = only.children
    return only.children.length === 1 && inner?.kind === 'element' && inner.tag === 'img'
      ? source(inner)
      : null
  }
  return only.tag === 'img' ? source(only) : null
}

function source({ attributes }: { readonly attributes: ReadonlyMap<string, string> }): string | null {
  const name = attributes.get('src') ?? ''
  if (name === '' || /^[a-z]+:/i.test(name)) return null
  try {
    return decodeURIComponent(name).normalize('NFC')
  } catch {
    return name.normalize('NFC')
  }
}
