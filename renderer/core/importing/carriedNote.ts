// Tables have columns for text and none for options, shapes or fields. A note that its row alone could not give back
// travels in a column of its own, as JSON, with a fingerprint of the other cells: who edits those in a spreadsheet
// means them, and then the carried note is out of date.
import { checkDeck } from '../../../decks/format/check.ts'
import { plainNote } from '../../../decks/format/plainNote.ts'
import type { Note, NoteType } from '../model/deck.ts'

/** A cell that holds a note. `cells`: the row's other cells, in their order. */
export function carryNote(note: Note, cells: readonly string[]): string {
  return visibleJson({ of: fingerprint(cells), note: plainNote(note) })
}

/** JSON on one line; what readers and editors take out of texts, or cannot show, goes as an escape. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(
    INVISIBLE,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const INVISIBLE = /[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd-\uffff]/g

/** The note of such a cell; null when it is no note, or its row was changed since. `types`: see carriedTypes. */
export function carriedNote(cell: string, cells: readonly string[], types: readonly NoteType[]): Note | null {
  const carried = parsed(cell)
  if (typeof carried !== 'object' || carried === null || !('note' in carried) || !('of' in carried))
    return null
  if (carried.of !== fingerprint(cells)) return null
  // A note outside of its deck has no section or domain to name.
  const { source: _source, domain: _domain, ...alone } = carried.note as Record<string, unknown>
  const { deck } = checkDeck({ format: 1, id: 'carried', title: 'Carried', noteTypes: types, notes: [alone] })
  return deck?.notes[0] ?? null
}

/** Note types that came along with carried notes; those that are none are left out. */
export function carriedTypes(values: readonly unknown[]): readonly NoteType[] {
  return values.flatMap((value) => {
    const { deck } = checkDeck({ format: 1, id: 'carried', title: 'Carried', noteTypes: [value], notes: [] })
    return deck?.noteTypes ?? []
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const NO_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffd]/g

/** FNV-1a over the cells, but for white space and for what is no text: both change on the way without anyone's will. */
function fingerprint(cells: readonly string[]): string {
  let hash = 0x811c9dc5
  const text = cells.map((cell) => cell.replace(NO_TEXT, '').replace(/\s+/g, ' ').trim()).join('\u001f')
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
