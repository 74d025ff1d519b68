// A note of Verso's as Anki has notes: a note type and its fields, HTML. Anki's stock types where they say all of it,
// Verso's twins of them otherwise; either way the note itself goes along (core/anki/versoData.ts).
import { STOCK_TYPES, type StockShape } from '../../core/anki/stockTypes.ts'
import { TWIN_TYPES } from '../../core/anki/twinTypes.ts'
import { writeVersoData } from '../../core/anki/versoData.ts'
import type { Note, NoteType, OcclusionNote } from '../../core/model/deck.ts'
import { escapeHtml, markdownHtml } from '../markdownHtml.ts'

export interface AnkiNote {
  /** A stock type or a twin by its name, or a note type of the collection's. */
  readonly type:
    | { readonly kind: 'own'; readonly name: string; readonly shape: StockShape }
    | { readonly kind: 'templated'; readonly noteType: NoteType }
  readonly fields: readonly string[]
  /** For Anki's column `data`, where the fields do not carry the note. */
  readonly data: string
}

/** Null: a templated note whose note type is missing. `hasGuid`: its guid is its own and not made for the way. */
export function ankiNote(note: Note, types: readonly NoteType[], hasGuid: boolean): AnkiNote | null {
  if (note.kind === 'templated') {
    const noteType = types.find(({ id }) => id === note.type)
    if (noteType === undefined) return null
    const fields = noteType.fields.map((name) => plainField(note.fields[name] ?? ''))
    return { type: { kind: 'templated', noteType }, fields, data: carried(note, fields, hasGuid) }
  }
  const stock = stockOf(note)
  if (stock !== null) {
    const fields = stock.fields.map(plainField)
    const { name, ...shape } = STOCK_TYPES[stock.kind]
    return { type: { kind: 'own', name, shape }, fields, data: carried(note, fields, hasGuid) }
  }
  if (note.kind === 'occlusion') return null
  const twin = twinOf(note)
  const fields = twin.fields.map(plainField)
  const { name, ...shape } = TWIN_TYPES[twin.kind]
  return {
    type: { kind: 'own', name, shape },
    fields: [...fields, escapeHtml(carried(note, fields, hasGuid))],
    data: '',
  }
}

type PlainNote = Exclude<Note, { kind: 'templated' }>

function stockOf(
  note: PlainNote,
): { readonly kind: keyof typeof STOCK_TYPES; readonly fields: readonly string[] } | null {
  if (note.kind === 'occlusion') {
    const fields = [
      occlusions(note),
      `<img src="${escapeHtml(note.image)}">`,
      ...[note.header, note.extra, note.explanation].map(html),
    ]
    return { kind: 'occlusion', fields }
  }
  if (note.explanation) return null
  switch (note.kind) {
    case 'basic':
      return { kind: note.reversed ? 'reversed' : 'basic', fields: [html(note.front), html(note.back)] }
    case 'cloze':
      return { kind: 'cloze', fields: [html(note.text), html(note.extra)] }
    case 'typed':
      return note.accepted.length > 0
        ? null
        : { kind: 'typed', fields: [html(note.prompt), escapeHtml(note.answer)] }
    case 'choice':
      return null
  }
}

function twinOf(note: Exclude<PlainNote, OcclusionNote>): {
  readonly kind: keyof typeof TWIN_TYPES
  readonly fields: readonly string[]
} {
  const explanation = html(note.explanation)
  switch (note.kind) {
    case 'basic':
      return {
        kind: note.reversed ? 'reversed' : 'basic',
        fields: [html(note.front), html(note.back), explanation],
      }
    case 'cloze':
      return { kind: 'cloze', fields: [html(note.text), html(note.extra), explanation] }
    case 'typed':
      return { kind: 'typed', fields: [html(note.prompt), escapeHtml(note.answer), explanation] }
    case 'choice': {
      const line = (text: string, isRight: boolean): string =>
        `<div${isRight ? ' class="right"' : ''}>${html(text)}</div>`
      const options = note.options.map(({ text }) => line(text, false)).join('')
      const answer = note.options
        .map(({ text, correct, rationale }) => {
          return line(text, correct) + (rationale ? `<div class="aside">${html(rationale)}</div>` : '')
        })
        .join('')
      return { kind: 'choice', fields: [html(note.stem), options, answer, explanation] }
    }
  }
}

function html(markdown: string | undefined): string {
  return markdownHtml(markdown ?? '')
}

/** Shapes as Anki's image occlusion writes them, one deletion each. */
function occlusions({ shapes, mode }: OcclusionNote): string {
  const share = (value: number | undefined): string =>
    String(Number((value ?? 0).toFixed(4))).replace(/^0\./, '.')
  const hidden = mode === 'hide-all' ? ':oi=1' : ''
  return shapes
    .map(({ card, shape, left, top, width, height, points }) => {
      const box = `left=${share(left)}:top=${share(top)}`
      const place =
        shape === 'rect'
          ? `${box}:width=${share(width)}:height=${share(height)}`
          : shape === 'ellipse'
            ? `${box}:rx=${share((width ?? 0) / 2)}:ry=${share((height ?? 0) / 2)}`
            : `points=${(points ?? []).map(([x, y]) => `${share(x)},${share(y)}`).join(' ')}`
      return `{{c${card}::image-occlusion:${shape}:${place}${hidden}}}`
    })
    .join('<br>')
}

/** Anki's fields part at U+001F, and no field holds controls or halves of characters. */
function plainField(field: string): string {
  return field.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]|\p{Surrogate}/gu, '')
}

/** What programs on the way might take out of texts goes as an escape. */
function carried(note: Note, fields: readonly string[], hasGuid: boolean): string {
  return writeVersoData(note, fields, hasGuid).replace(
    /[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
