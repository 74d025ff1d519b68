import type { ReviewLog } from '../../core/model/review.ts'
import type { Result } from '../../core/model/result.ts'
import type { ProgressState } from '../../core/progress/fold.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { visitLatestLogs } from '../logBlocks.ts'

/** Ids of the cards whose stored progress is not what the fold over the journal yields; for tests and diagnostics. */
export function compareWithFold(
  database: VersoDatabase,
  fold: ProgressState,
): Promise<Result<string[], DatabaseError>> {
  return databaseCall(
    'compareWithFold',
    async () => {
      const wrong: string[] = []
      const missing = new Set<string>(fold.cards.keys())
      for (const row of await database.cards.toArray()) {
        missing.delete(row.id)
        const expected = fold.cards.get(row.id)
        if (JSON.stringify(row.progress) !== JSON.stringify(expected)) wrong.push(row.id)
      }
      return [...wrong, ...missing]
    },
    LONG_DEADLINE_MS,
  )
}

/** Every review log, ascending. Reads the whole of both stores. */
export function readAllLogs(database: VersoDatabase): Promise<Result<ReviewLog[], DatabaseError>> {
  return databaseCall(
    'readAllLogs',
    async () => {
      const logs: ReviewLog[] = []
      await visitLatestLogs(database, (log) => logs.push(log) > 0)
      return logs.reverse()
    },
    LONG_DEADLINE_MS,
  )
}

/** Rows in each store, for diagnostics. Counts whole stores. */
export function countRows(
  database: VersoDatabase,
): Promise<Result<readonly { store: string; rows: number }[], DatabaseError>> {
  return databaseCall(
    'countRows',
    () =>
      Promise.all(database.tables.map(async (table) => ({ store: table.name, rows: await table.count() }))),
    LONG_DEADLINE_MS,
  )
}
