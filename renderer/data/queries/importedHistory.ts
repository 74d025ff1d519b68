import type { CardId, CardProgress } from '../../core/model/card.ts'
import type { HistoryLog } from '../../core/model/importRecord.ts'
import type { Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { findHistory, readHistoryBlocks } from '../historyBlocks.ts'
import type { HistoryBlockRow } from '../rows.ts'

/** The answers that came along for a card with imports, oldest first. */
export function readImportedLogs(
  database: VersoDatabase,
  card: CardId,
): Promise<Result<HistoryLog[], DatabaseError>> {
  return databaseCall('readImportedLogs', () => findHistory(database, card))
}

/** Everything that came along with one import, in blocks by card. */
export function readImportedHistory(
  database: VersoDatabase,
  importId: string,
): Promise<Result<HistoryBlockRow[], DatabaseError>> {
  return databaseCall('readImportedHistory', () => readHistoryBlocks(database, importId), LONG_DEADLINE_MS)
}

/** The progress of those of the cards that have some. */
export function readProgressOf(
  database: VersoDatabase,
  cards: readonly CardId[],
): Promise<Result<Map<CardId, CardProgress>, DatabaseError>> {
  return databaseCall('readProgressOf', async () => {
    const rows = await database.cards.bulkGet([...cards])
    return new Map(rows.flatMap((row) => (row?.progress === undefined ? [] : [[row.id, row.progress]])))
  })
}
