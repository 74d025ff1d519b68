import type { DeckEdit } from '../../../decks/format/deckEdit.ts'
import type { Note } from '../../../decks/format/schema.ts'
import { plainNote } from '../../../decks/format/plainNote.ts'
import { isSameJson } from './isSameJson.ts'

/** The edits that make the note `before` say what `after` says; empty when it does. Both have one id and kind. */
export function noteEdits(before: Note, after: Note): readonly DeckEdit[] {
  const [old, next] = [plainNote(before), plainNote(after)]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(next)])]
  return fields
    .filter((field) => !isSameJson(old[field], next[field]))
    .map((field) => {
      const value = next[field]
      const edit = { kind: 'setField' as const, noteId: before.id, field }
      return value === undefined ? edit : { ...edit, value }
    })
}

/** Whether two notes say the same; what the schema fills in is the same as what is written out. */
export function isSameNote(one: Note, other: Note): boolean {
  return isSameJson(plainNote(one), plainNote(other))
}
