import type { CardId, CardProgress, DeckId, StudyDay } from '../../core/model/card.ts'
import type { ImportRecord, ImportUndoneRecord } from '../../core/model/importRecord.ts'
import type { JournalRecord } from '../../core/model/journalRecord.ts'
import type { Result } from '../../core/model/result.ts'
import { deckIdOf } from '../../core/progress/ids.ts'
import { digestAfter } from '../cardDigest.ts'
import { cardRowOf } from '../cardRow.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS, RefusedCall } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { countRow, draftOf, emptyCounts, type CountsDraft } from '../deckCounts.ts'
import { deleteHistory, historyBlocksOf } from '../historyBlocks.ts'
import type { CardRow, JournalEnd } from '../rows.ts'
import { readStateRow } from '../stateRow.ts'

export type BulkRecord = ImportRecord | ImportUndoneRecord

/** Whether a record says so much at once that it gets a transaction of its own. */
export function isBulkRecord(record: JournalRecord): record is BulkRecord {
  return record.type === 'import' || record.type === 'importUndone'
}

export interface BulkPlace {
  readonly afterSeq: number
  readonly end: JournalEnd
  readonly day: StudyDay
  /** Cards whose rows already say what the record says: they were made with it. */
  readonly settled?: ReadonlySet<CardId> | undefined
}

/**
 * Stores one part of an import, or of taking one back, in one transaction. `afterSeq` and `end` as for other records.
 * Cut short between two parts, the journal's next ones are taken up at the next start.
 */
export function storeImportPart(
  database: VersoDatabase,
  record: BulkRecord,
  { afterSeq, end, day, settled }: BulkPlace,
): Promise<Result<void, DatabaseError>> {
  const { meta, cards, deckCounts, histories } = database
  const after = new Map<CardId, CardProgress | null>()
  for (const each of record.cards) {
    if (settled?.has(each.card) !== true) after.set(each.card, 'after' in each ? each.after : each.before)
  }
  const ids = [...after.keys()]
  const deckIds = [...new Set(ids.map(deckIdOf))]
  const blocks = record.type === 'import' ? historyBlocksOf(record.id, record.cards) : []
  return databaseCall(
    'storeImportPart',
    () =>
      database.transaction('rw', [meta, cards, deckCounts, histories], async () => {
        const [state, rows, counts, stored] = await Promise.all([
          readStateRow(database),
          cards.bulkGet(ids),
          deckCounts.bulkGet(deckIds),
          // A part that was stored before its end was noted is stored again.
          Promise.all(blocks.map(({ importId, first, count }) => histories.get([importId, first, count]))),
        ])
        if (state === undefined || state.journal.lastSeq !== afterSeq) {
          const found = state?.journal.lastSeq ?? 'none'
          throw new RefusedCall({ kind: 'moved', detail: `expected journal end ${afterSeq}, found ${found}` })
        }
        const drafts = new Map<DeckId, CountsDraft>(
          deckIds.map((deckId, index) => [deckId, draftOf(counts[index] ?? emptyCounts(deckId))]),
        )
        let digest = state.cards
        const putRows: CardRow[] = []
        const goneIds: CardId[] = []
        for (const [index, id] of ids.entries()) {
          const before = rows[index]
          const position = before === undefined || before.queue === 'absent' ? null : before.position
          const row = cardRowOf(id, deckIdOf(id), position, after.get(id) ?? undefined)
          const draft = drafts.get(deckIdOf(id)) as CountsDraft
          countRow(draft, before, -1, day)
          countRow(draft, row, 1, day)
          digest = digestAfter(digest, before, row)
          if (row !== undefined) putRows.push(row)
          else if (before !== undefined) goneIds.push(id)
        }
        const added = blocks.reduce((sum, { count }, at) => (stored[at] === undefined ? sum + count : sum), 0)
        const gone = record.type === 'importUndone' ? await deleteHistory(database, record.id) : 0
        await Promise.all([
          meta.put({
            ...state,
            journal: end,
            cards: digest,
            logCount: state.logCount + added - gone,
            revision: state.revision + 1,
          }),
          putRows.length > 0 && cards.bulkPut(putRows),
          goneIds.length > 0 && cards.bulkDelete(goneIds),
          blocks.length > 0 && histories.bulkPut(blocks),
          drafts.size > 0 && deckCounts.bulkPut([...drafts.values()]),
        ])
      }),
    LONG_DEADLINE_MS,
  )
}
