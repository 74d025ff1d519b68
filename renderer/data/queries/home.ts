import { liveQuery } from 'dexie'
import type { Preset } from '../../core/model/preset.ts'
import type { Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall } from '../databaseCall.ts'
import { databaseErrorFrom, type DatabaseError } from '../databaseError.ts'
import { readPresets } from '../presets.ts'
import type { DeckCountsRow, DeckRow, FileRow, OptionsRow } from '../rows.ts'

/** A few rows for each deck, whatever the number of cards. */
export interface HomeRows {
  readonly decks: readonly DeckRow[]
  readonly counts: readonly DeckCountsRow[]
  /** Of the decks that were given any. */
  readonly choices: readonly OptionsRow[]
  readonly presets: ReadonlyMap<string, Preset>
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
  const [decks, counts, choices, files, presets] = await Promise.all([
    database.decks.toArray(),
    database.deckCounts.toArray(),
    database.options.toArray(),
    database.files.toArray(),
    readPresets(database),
  ])
  return { decks, counts, choices, presets, files }
}
