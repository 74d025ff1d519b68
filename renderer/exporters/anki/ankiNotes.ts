import { STOCK_TYPES, type StockShape } from '../../core/anki/stockTypes.ts'
import { TWIN_TYPES, type TwinKind } from '../../core/anki/twinTypes.ts'
import { writeVersoData } from '../../core/anki/versoData.ts'
import type { ForeignNote } from '../../core/importing/foreignCollection.ts'
import type { Note, NoteType, OcclusionNote, OcclusionShape } from '../../core/model/deck.ts'
import { markdownHtml } from '../markdownHtml.ts'

/** A note type as Anki will have it. */
export interface ExportType extends StockShape {
  readonly id: number
  readonly name: string
  /** Id of the note type in Verso, of types that are no stock types. */
  readonly versoId: string | null
  readonly latexPre: string
  readonly latexPost: string
  readonly isLatexSvg: boolean
  readonly sortField: number
}

/** A note as Anki will have it. */
export interface ExportNote {
  readonly type: ExportType
  readonly fields: readonly string[]
  /** The column `data`: see versoData.ts. */
  readonly data: string
}

/** Ids of stock and twin types are the same in every package, so that Anki knows them again. */
const FIRST_STOCK_ID = 1_700_000_000_001
const FIRST_TWIN_ID = 1_700_000_000_101

function fixedType(shape: StockShape & { readonly name: string }, id: number): ExportType {
  return { ...shape, id, versoId: null, latexPre: '', latexPost: '', isLatexSvg: false, sortField: 0 }
}

const stock = Object.fromEntries(
  Object.entries(STOCK_TYPES).map(([kind, shape], index) => [kind, fixedType(shape, FIRST_STOCK_ID + index)]),
) as Readonly<Record<keyof typeof STOCK_TYPES, ExportType>>
const twins = Object.fromEntries(
  Object.entries(TWIN_TYPES).map(([kind, shape], index) => [kind, fixedType(shape, FIRST_TWIN_ID + index)]),
) as Readonly<Record<TwinKind, ExportType>>

/** Verso's note types as Anki's; those that came from Anki keep their ids. */
export function exportTypes(types: readonly NoteType[]): ReadonlyMap<string, ExportType> {
  const taken = new Set<number>([...Object.values(stock), ...Object.values(twins)].map(({ id }) => id))
  const exported = new Map<string, ExportType>()
  for (const type of types) {
    const anki = type.anki ?? {}
    let id = typeof anki['id'] === 'number' && anki['id'] > 0 ? anki['id'] : 1_600_000_000_000 + hash(type.id)
    while (taken.has(id)) id += 1
    taken.add(id)
    exported.set(type.id, {
      id,
      name: type.name,
      versoId: type.id,
      isCloze: type.cloze,
      fields: type.fields,
      templates: type.templates,
      css: type.css ?? '',
      stockKind: Number(anki['stockKind'] ?? 0),
      latexPre: String(anki['latexPre'] ?? ''),
      latexPost: String(anki['latexPost'] ?? ''),
      isLatexSvg: anki['latexSvg'] === true,
      sortField: Number(anki['sortField'] ?? 0),
    })
  }
  return exported
}

/**
 * The note in Anki's fields: in a stock type where Anki has one for all that it says, else in a type that Verso brings
 * along. Either way the note itself travels with it. Null: a templated note whose type is missing.
 */
export function exportNote(
  { note, guid }: Pick<ForeignNote, 'note' | 'guid'>,
  types: ReadonlyMap<string, ExportType>,
): ExportNote | null {
  const hasGuid = guid !== null
  if (note.kind === 'templated') {
    const type = types.get(note.type)
    if (type === undefined) return null
    const fields = type.fields.map((name) => note.fields[name] ?? '')
    return { type, fields, data: writeVersoData(note, fields, hasGuid) }
  }
  const why = markdownHtml(note.explanation ?? '')
  const needsTwin = why !== '' || note.source !== undefined
  switch (note.kind) {
    case 'basic': {
      const kind = note.reversed ? 'reversed' : 'basic'
      const fields = [markdownHtml(note.front), markdownHtml(note.back)]
      return needsTwin ? twin(kind, [...fields, why], note, hasGuid) : plain(kind, fields, note, hasGuid)
    }
    case 'cloze': {
      const fields = [markdownHtml(note.text), markdownHtml(note.extra ?? '')]
      return needsTwin
        ? twin('cloze', [...fields, why], note, hasGuid)
        : plain('cloze', fields, note, hasGuid)
    }
    case 'typed': {
      const fields = [markdownHtml(note.prompt), escapeHtml(note.answer)]
      return needsTwin || note.accepted.length > 0
        ? twin('typed', [...fields, why], note, hasGuid)
        : plain('typed', fields, note, hasGuid)
    }
    case 'choice': {
      const items = note.options.map(({ text, correct, rationale }) => {
        const shown = markdownHtml(text)
        const reason = rationale === undefined ? '' : `<div class="aside">${markdownHtml(rationale)}</div>`
        return [`<li>${shown}</li>`, `<li${correct ? ' class="right"' : ''}>${shown}${reason}</li>`] as const
      })
      const list = (side: 0 | 1): string => `<ol type="A">${items.map((item) => item[side]).join('')}</ol>`
      return twin('choice', [markdownHtml(note.stem), list(0), list(1), why], note, hasGuid)
    }
    case 'occlusion':
      return plain('occlusion', occlusionFields(note, why), note, hasGuid)
  }
}

function plain(
  kind: keyof typeof stock,
  fields: readonly string[],
  note: Note,
  hasGuid: boolean,
): ExportNote {
  return { type: stock[kind], fields, data: writeVersoData(note, fields, hasGuid) }
}

/** The last field holds the note, for Anki keeps `data` to itself only as long as the package is not opened. */
function twin(kind: TwinKind, fields: readonly string[], note: Note, hasGuid: boolean): ExportNote {
  return {
    type: twins[kind],
    fields: [...fields, escapeHtml(writeVersoData(note, fields, hasGuid))],
    data: '',
  }
}

function occlusionFields(note: OcclusionNote, why: string): readonly string[] {
  const hides = note.mode === 'hide-all' ? ':oi=1' : ''
  const shapes = note.shapes.map((shape) => `{{c${shape.card}::image-occlusion:${place(shape)}${hides}}}<br>`)
  return [
    shapes.join(''),
    `<img src="${escapeHtml(note.image)}">`,
    markdownHtml(note.header ?? ''),
    [markdownHtml(note.extra ?? ''), why].filter((part) => part !== '').join('<br>'),
    '',
  ]
}

function place({ shape, left = 0, top = 0, width = 0, height = 0, points = [] }: OcclusionShape): string {
  switch (shape) {
    case 'rect':
      return `rect:left=${share(left)}:top=${share(top)}:width=${share(width)}:height=${share(height)}`
    case 'ellipse':
      return `ellipse:left=${share(left)}:top=${share(top)}:rx=${share(width / 2)}:ry=${share(height / 2)}`
    case 'polygon': {
      const corner = (axis: 0 | 1): number => Math.min(...points.map((point) => point[axis]))
      const list = points.map(([x, y]) => `${share(x)},${share(y)}`).join(' ')
      return `polygon:left=${share(corner(0))}:top=${share(corner(1))}:points=${list}`
    }
  }
}

function share(value: number): string {
  return String(Number(value.toFixed(6)))
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Below 100,000,000,000: an id that lies in the past, as Anki's ids are moments. */
function hash(text: string): number {
  let value = 0
  for (let index = 0; index < text.length; index += 1)
    value = (value * 31 + text.charCodeAt(index)) % 99_999_999_977
  return value
}
