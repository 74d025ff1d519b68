import type { CardId } from '../../core/model/card.ts'
import type { CardEvent } from '../../core/model/changeRecord.ts'
import type { HistoryLog } from '../../core/model/importRecord.ts'
import type { Result } from '../../core/model/result.ts'
import type { ReviewLog } from '../../core/model/review.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { findHistory } from '../historyBlocks.ts'
import { visitLatestLogs } from '../logBlocks.ts'

export interface CardHistory {
  /** Undone answers included, the latest first. */
  readonly logs: readonly ReviewLog[]
  readonly events: readonly CardEvent[]
  /** Answers that came along with imports, oldest first. */
  readonly imported: readonly HistoryLog[]
}

/**
 * All that happened to a card. `reps`: its answers that stand; the logs are read back from the latest until all of them
 * are found, which for an old card means most of the store.
 */
export function readCardHistory(
  database: VersoDatabase,
  cardId: CardId,
  reps: number,
): Promise<Result<CardHistory, DatabaseError>> {
  return databaseCall(
    'readCardHistory',
    async () => {
      const imported = await findHistory(database, cardId)
      const events = await database.events.filter(({ cards }) => cards.includes(cardId)).toArray()
      // A card that was forgotten counts its answers anew: then the whole store is read.
      const wasForgotten = events.some((event) => event.kind === 'change' && event.action === 'forget')
      const logs: ReviewLog[] = []
      let missing = wasForgotten ? Infinity : reps - imported.length
      if (missing <= 0) return { logs, events, imported }
      await visitLatestLogs(database, (log) => {
        if (log.cardId === cardId) {
          logs.push(log)
          if (log.undoneBySeq === null) missing -= 1
        }
        return missing > 0
      })
      return { logs, events, imported }
    },
    LONG_DEADLINE_MS,
  )
}
