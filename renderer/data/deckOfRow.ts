import type { Deck, Note } from '../core/model/deck.ts'
import type { DeckRow } from './rows.ts'

/** The deck as its file says it. */
export function deckOfRow(
  { id, path: _path, origin: _origin, noteCount: _notes, cardCount: _cards, ...header }: DeckRow,
  notes: readonly Note[],
): Deck {
  return { ...header, format: 1, id, notes: [...notes] }
}
