import type { Migration } from './migration.ts'

/**
 * Notes, and the logs of a rebuild, in blocks: a row costs the same whatever it holds. Nothing is carried over; without
 * its state row the database is made again from the library.
 */
export const version2: Migration = {
  version: 2,
  stores: {
    notes: null,
    // The key of a block is that of its first note.
    noteBlocks: 'key',
    reviewLogs: 'seq',
    logBlocks: '[lastSeq+count]',
  },
  upgrade: (transaction) => transaction.table('meta').clear(),
}
