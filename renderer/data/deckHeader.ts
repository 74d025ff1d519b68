import type { Deck } from '../core/model/deck.ts'

/** A deck file without its notes. */
export type DeckHeader = Omit<Deck, 'notes' | 'id' | 'format'>

export function deckHeaderOf({ notes: _notes, id: _id, format: _format, ...header }: Deck): DeckHeader {
  return header
}
