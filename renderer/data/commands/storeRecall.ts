import type { DeckId } from '../../core/model/card.ts'
import type { Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, RefusedCall } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import type { DeckCountsRow } from '../rows.ts'
import { readStateRow } from '../stateRow.ts'

/** Keeps the predicted recall that a scan at that revision found; `moved` when the cards have changed since. */
export function storeRecall(
  database: VersoDatabase,
  counts: ReadonlyMap<DeckId, DeckCountsRow>,
  revision: number,
): Promise<Result<void, DatabaseError>> {
  const { meta, deckCounts } = database
  return databaseCall('storeRecall', () =>
    database.transaction('rw', [meta, deckCounts], async () => {
      const [state, rows] = await Promise.all([readStateRow(database), deckCounts.toArray()])
      if (state?.revision !== revision) {
        throw new RefusedCall({ kind: 'moved', detail: 'the cards changed since they were read' })
      }
      await deckCounts.bulkPut(
        rows.map((row) => ({ ...row, recall: counts.get(row.deckId)?.recall ?? row.recall })),
      )
    }),
  )
}
