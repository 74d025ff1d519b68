import type { Deck, Note } from '../core/model/deck.ts'
import type { DeckRow } from './rows.ts'

/** A deck file without its notes. */
export type DeckHeader = Omit<Deck, 'notes' | 'id' | 'format'>

export function deckHeaderOf({ notes: _notes, id: _id, format: _format, ...header }: Deck): DeckHeader {
  return header
}

/** The deck as its file says it. */
export function deckOfRow(
  { id, path: _path, origin: _origin, noteCount: _notes, cardCount: _cards, ...header }: DeckRow,
  notes: readonly Note[],
): Deck {
  return { ...header, format: 1, id, notes: [...notes] }
}
