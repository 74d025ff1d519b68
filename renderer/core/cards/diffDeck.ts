import type { Deck } from '../../../decks/format/schema.ts'
import type { NoteKey, StoredNote } from '../model/card.ts'
import { isSameJson } from '../notes/isSameJson.ts'
import { cardsOfDeck, type NoteCards } from './cardsOfDeck.ts'

/** Every note of either side is in at most one list; a note that is as it was is in none. */
export interface DeckDifference {
  readonly added: readonly NoteCards[]
  /** Written differently; it may have moved, and it may make other cards than before. */
  readonly changed: readonly NoteCards[]
  /** Written as before, at another place in the file. */
  readonly moved: readonly NoteCards[]
  readonly removed: readonly StoredNote[]
}

/** What became of the notes of `before` in `deck`, told by their ids. */
export function diffDeck(before: readonly StoredNote[], deck: Deck): DeckDifference {
  const gone = new Map<NoteKey, StoredNote>(before.map((stored) => [stored.key, stored]))
  const added: NoteCards[] = []
  const changed: NoteCards[] = []
  const moved: NoteCards[] = []
  for (const entry of cardsOfDeck(deck)) {
    const stored = gone.get(entry.note.key)
    gone.delete(entry.note.key)
    if (stored === undefined) added.push(entry)
    else if (!isSameJson(stored.note, entry.note.note)) changed.push(entry)
    else if (stored.index !== entry.note.index) moved.push(entry)
  }
  return { added, changed, moved, removed: [...gone.values()] }
}
