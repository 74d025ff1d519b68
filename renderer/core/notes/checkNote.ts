import { checkDeck } from '../../../decks/format/check.ts'
import { describePath, type DeckPath } from '../../../decks/format/path.ts'
import type { Deck, Note } from '../../../decks/format/schema.ts'

/** What a note may refer to in its deck. */
export type NoteSurroundings = Pick<Deck, 'source' | 'exams' | 'noteTypes'>

/** Something wrong with a note; `path` leads to the field, inside the note. */
export interface NoteIssue {
  readonly path: DeckPath
  /** Without the note's name: "front is empty: …". */
  readonly message: string
}

/** What is wrong with a note as it would stand in its deck; empty when it may be saved. */
export function checkNote(note: Note, { source, exams, noteTypes }: NoteSurroundings): readonly NoteIssue[] {
  const deck = { format: 1, id: 'deck', title: 'deck', source, exams, noteTypes, notes: [note] }
  const place = `${describePath(deck, ['notes', 0])}: `
  return checkDeck(deck).issues.map(({ path, message }) => ({
    path: path.slice(2),
    message: message.startsWith(place) ? message.slice(place.length) : message,
  }))
}
