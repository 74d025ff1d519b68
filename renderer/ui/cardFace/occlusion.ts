import type { OcclusionNote, OcclusionShape } from '../../core/model/deck.ts'
import { words } from '../words/index.ts'
import { escapeHtml } from './markdown.ts'
import { locateMedia } from './media.ts'

export interface DrawnPicture {
  readonly html: string
  /** What a screen reader says instead of it. */
  readonly text: string
}

/** How a shape of the picture is drawn: over it, asked for, or shown with an outline. */
type Look = 'mask' | 'asked' | 'found' | 'none'

/** The sides of the drawing that stretches with the picture, whatever the picture's own. */
const UNITS = 1000

/** The picture of an occlusion note as the card with `ordinal` shows it: what covers it, and on the answer what was under it. */
export function drawOcclusion(
  note: OcclusionNote,
  ordinal: number,
  isAnswer: boolean,
  mediaBase: string,
): DrawnPicture {
  const place = locateMedia(note.image, mediaBase)
  const asked = note.shapes.filter(({ card }) => card === ordinal + 1)
  const text = isAnswer
    ? labelsOf(asked) || words.card.unlabelled
    : words.card.occluded(
        note.shapes.length,
        asked.map((shape) => words.card.placeInPicture(...centre(shape))),
      )
  if (place.kind === 'elsewhere') {
    const line = escapeHtml(words.card.elsewhere('picture', place.host))
    return { html: `<span class="elsewhere">${line}</span>`, text }
  }
  const drawn = note.shapes.map((shape) => ({ shape, look: lookOf(shape, note, ordinal, isAnswer) }))
  const shapes = drawn.map(({ shape, look }) => (look === 'none' ? '' : shapeSvg(shape, look)))
  const tags = drawn.map(({ shape, look }) => tagOf(shape, look))
  return {
    html:
      `<div class="occlusion" dir="ltr"><img src="${escapeHtml(place.address)}" alt="" decoding="sync">` +
      `<svg viewBox="0 0 ${UNITS} ${UNITS}" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(text)}">` +
      `${shapes.join('')}</svg>${tags.join('')}</div>`,
    text,
  }
}

/** What stands under the asked shapes, in words. */
export function labelsOf(shapes: readonly OcclusionShape[]): string {
  return [...new Set(shapes.flatMap(({ label }) => label?.trim() || []))].join(', ')
}

/** The labels of the shapes that a card asks for. */
export function askedLabels(note: OcclusionNote, ordinal: number): string {
  return labelsOf(note.shapes.filter(({ card }) => card === ordinal + 1))
}

function lookOf({ card }: OcclusionShape, { mode }: OcclusionNote, ordinal: number, isAnswer: boolean): Look {
  if (card === ordinal + 1) return isAnswer ? 'found' : 'asked'
  // Card 0 is covered always; the others only where every part is to be guessed from the whole.
  return card === 0 || mode === 'hide-all' ? 'mask' : 'none'
}

function shapeSvg(shape: OcclusionShape, look: Look): string {
  const outline = (className: string) => shapeElement(shape, `class="${className}"`)
  return look === 'found' ? outline('halo') + outline('found') : outline(look)
}

function shapeElement(shape: OcclusionShape, attributes: string): string {
  const at = (share: number) => Math.round(share * UNITS * 100) / 100
  if (shape.shape === 'polygon') {
    const points = (shape.points ?? []).map(([x, y]) => `${at(x)},${at(y)}`).join(' ')
    return `<polygon ${attributes} points="${points}"/>`
  }
  const { left, top, width, height } = boxOf(shape)
  if (shape.shape === 'ellipse') {
    return `<ellipse ${attributes} cx="${at(left + width / 2)}" cy="${at(top + height / 2)}" rx="${at(width / 2)}" ry="${at(height / 2)}"/>`
  }
  return `<rect ${attributes} x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(height)}"/>`
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The box around a shape; places and sizes are shares of the picture. */
export function boxOf({ shape, points = [], left = 0, top = 0, width = 0, height = 0 }: OcclusionShape): Box {
  if (shape !== 'polygon') return { left, top, width, height }
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { left: x, top: y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

function centre(shape: OcclusionShape): readonly [number, number] {
  const { left, top, width, height } = boxOf(shape)
  return [left + width / 2, top + height / 2]
}

const percent = (share: number) => `${Math.round(share * 10000) / 100}%`

/** A question mark on what is asked; the label under what was found, or over it where the picture ends. */
function tagOf(shape: OcclusionShape, look: Look): string {
  const [x, y] = centre(shape)
  if (look === 'asked') {
    return `<span class="tag ask" aria-hidden="true" style="left: ${percent(x)}; top: ${percent(y)}">?</span>`
  }
  const label = shape.label?.trim() ?? ''
  if (look !== 'found' || label === '') return ''
  const { top, height } = boxOf(shape)
  const isLow = top + height > 0.86
  const side = x < 0.25 ? 'start' : x > 0.75 ? 'end' : 'middle'
  const anchor = `left: ${percent(x)}; top: ${percent(isLow ? top : top + height)}`
  return `<span class="tag ${side} ${isLow ? 'above' : 'below'}" aria-hidden="true" dir="auto" style="${anchor}">${escapeHtml(label)}</span>`
}
