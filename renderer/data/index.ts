// The working database: a projection of the library folder that can always be made again from it. Queries read plain
// values through an index; commands write, one named transaction each. Only renderer/app may use the commands.
export * from './commands/rebuild.ts'
export * from './commands/storeDeck.ts'
export { storeImportPart } from './commands/storeImport.ts'
export * from './commands/storeRecall.ts'
export {
  replayRecords,
  storeChange,
  storeDocument,
  storeOptions,
  storeReview,
  storeUndo,
} from './commands/storeRecords.ts'
export { isSameDigest } from './cardDigest.ts'
export {
  DATABASE_VERSION,
  openDatabase,
  openInstalled,
  VersoDatabase,
  type DatabaseBackend,
} from './database.ts'
export { readSlowCalls } from './databaseCall.ts'
export type { DatabaseError, DatabaseErrorKind } from './databaseError.ts'
export { isSameCount, emptyCounts } from './deckCounts.ts'
export { applyStep, emptyFold, type JournalFold, type JournalStep } from './journalFold.ts'
export * from './queries/check.ts'
export * from './queries/documents.ts'
export * from './queries/exams.ts'
export * from './queries/exportRows.ts'
export * from './queries/history.ts'
export * from './queries/importedHistory.ts'
export * from './queries/librarySnapshot.ts'
export * from './queries/home.ts'
export * from './queries/importedHistory.ts'
export * from './queries/librarySnapshot.ts'
export * from './queries/notes.ts'
export * from './queries/scanCards.ts'
export * from './queries/search.ts'
export * from './queries/session.ts'
export * from './queries/start.ts'
export type * from './rows.ts'
