import { cardOrdinals } from '../../../decks/format/cards.ts'
import type { Deck } from '../../../decks/format/schema.ts'
import type { DeckId, StoredNote } from '../model/card.ts'
import { noteKeyFrom } from '../progress/ids.ts'

/** A note and the cards that it makes. */
export interface NoteCards {
  readonly note: StoredNote
  /** Ascending. */
  readonly ordinals: readonly number[]
}

/** What a deck file puts into the working database, in the order of the file. */
export function cardsOfDeck(deck: Deck): NoteCards[] {
  const deckId = deck.id as DeckId
  return deck.notes.map((note, index) => ({
    note: { key: noteKeyFrom(deckId, note.id), deckId, index, note },
    ordinals: cardOrdinals(note),
  }))
}
