// Ids are text with a meaning: `deckId:noteId:ordinal`. Deck and note ids hold no colon (decks/format/schema.ts).
import type { CardId, DeckId, NoteKey } from '../model/card.ts'
import type { JournalRecord } from '../model/journalRecord.ts'

export function noteKeyFrom(deckId: DeckId, noteId: string): NoteKey {
  return `${deckId}:${noteId}` as NoteKey
}

export function cardIdOf(deckId: DeckId, noteId: string, ordinal: number): CardId {
  return `${deckId}:${noteId}:${ordinal}` as CardId
}

export function deckIdOf(id: CardId | NoteKey): DeckId {
  return id.slice(0, id.indexOf(':')) as DeckId
}

export function noteKeyOf(cardId: CardId): NoteKey {
  return cardId.slice(0, cardId.lastIndexOf(':')) as NoteKey
}

export function ordinalOf(cardId: CardId): number {
  return Number(cardId.slice(cardId.lastIndexOf(':') + 1))
}

/** The cards that a record speaks of. */
export function cardsOfRecord(record: JournalRecord): readonly CardId[] {
  if ('card' in record) return [record.card]
  return 'cards' in record ? record.cards.map(({ card }) => card) : []
}
