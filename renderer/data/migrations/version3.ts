import type { Migration } from './migration.ts'

/**
 * Not released yet: until it is, new stores are added here. Nothing is carried over; without its state row the database
 * is made again from the library.
 */
export const version3: Migration = {
  version: 3,
  stores: {
    // Presets, exams, sittings: whatever the learner makes beside cards.
    documents: '[kind+id]',
    // What happened to cards besides reviews.
    events: 'seq',
    // Answers given elsewhere, in blocks of several cards: `count` in the key lets an audit count without reading.
    histories: '[importId+first+count]',
  },
  upgrade: (transaction) => transaction.table('meta').clear(),
}
