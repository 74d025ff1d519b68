import { liveQuery } from 'dexie'
import type { Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall } from '../databaseCall.ts'
import { databaseErrorFrom, type DatabaseError } from '../databaseError.ts'
import type { DeckCountsRow, DeckRow, FileRow, OptionsRow } from '../rows.ts'

/** A few rows for each deck, whatever the number of cards. */
export interface HomeRows {
  readonly decks: readonly DeckRow[]
  readonly counts: readonly DeckCountsRow[]
  readonly options: readonly OptionsRow[]
  readonly files: readonly FileRow[]
}

export function readHomeRows(database: VersoDatabase): Promise<Result<HomeRows, DatabaseError>> {
  return databaseCall('readHomeRows', () => homeRows(database))
}

/** Gives the rows now, and again after each write that changes them. Returns a function that stops it. */
export function watchHomeRows(
  database: VersoDatabase,
  onRows: (rows: HomeRows) => void,
  onError: (error: DatabaseError) => void,
): () => void {
  const subscription = liveQuery(() => homeRows(database)).subscribe({
    next: onRows,
    error: (cause: unknown) => onError(databaseErrorFrom(cause)),
  })
  return () => subscription.unsubscribe()
}

async function homeRows(database: VersoDatabase): Promise<HomeRows> {
  const [decks, counts, options, files] = await Promise.all([
    database.decks.toArray(),
    database.deckCounts.toArray(),
    database.options.toArray(),
    database.files.toArray(),
  ])
  return { decks, counts, options, files }
}
