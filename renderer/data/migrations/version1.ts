import type { Migration } from './migration.ts'

export const version1: Migration = {
  version: 1,
  stores: {
    meta: 'key',
    files: 'path',
    decks: 'id',
    // A note's key begins with its deck's id, so that the primary key finds the notes of a deck.
    notes: 'key',
    cards: 'id, [deckId+queue+order]',
    reviewLogs: 'seq, cardId',
    options: 'deckId',
    deckCounts: 'deckId',
  },
}
