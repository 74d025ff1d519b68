import { serializeDeck } from '../../../decks/format/serialize.ts'
import type { Deck } from '../model/deck.ts'

/** The text of a deck file of that name. */
export function deckText(deck: Deck, fileName: string): string {
  return serializeDeck(deck, /\.json$/i.test(fileName) ? 'json' : 'yaml')
}
