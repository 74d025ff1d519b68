import type { CardId, DeckId, StudyDay } from '../../core/model/card.ts'
import { ok, type Result } from '../../core/model/result.ts'
import { emptyProgress } from '../../core/progress/fold.ts'
import { cardsOfRecord, deckIdOf } from '../../core/progress/ids.ts'
import { cardRowOf } from '../cardRow.ts'
import { digestAfter } from '../cardDigest.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS, RefusedCall } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { countRow, draftOf, emptyCounts, type CountsDraft } from '../deckCounts.ts'
import { applyStep, type JournalStep } from '../journalFold.ts'
import { putDocuments } from '../documentRows.ts'
import { findLog, putLogs } from '../logBlocks.ts'
import type { CardRow, JournalEnd } from '../rows.ts'
import { readStateRow } from '../stateRow.ts'
import { isBulkRecord, storeImportPart } from './storeImport.ts'

/** The learner waits for this one, and the journal already has it: better to go on and store it later. */
const ANSWER_DEADLINE_MS = 2000

/**
 * Stores what these records of the journal say, in one transaction. `afterSeq` is the end of the journal that the
 * database must reflect (`moved` when it does not); `end` the end that it reflects then, which may lie beyond the last
 * step when records were skipped. `day` is the current study day.
 */
function storeSteps(
  name: string,
  database: VersoDatabase,
  steps: readonly JournalStep[],
  { afterSeq, end, day }: { afterSeq: number; end: JournalEnd; day: StudyDay },
  deadlineMs?: number,
  onSent?: () => void,
): Promise<Result<void, DatabaseError>> {
  const { meta, cards, reviewLogs, logBlocks, deckCounts, options, documents, events } = database
  const cardIds = [...new Set(steps.flatMap(({ record }) => cardsOfRecord(record)))]
  const deckIds = [...new Set(cardIds.map(deckIdOf))]
  const stored = new Set(steps.map(({ seq }) => seq))
  const undoneBy = (type: 'undo' | 'undoChange') =>
    steps
      .flatMap(({ record }) => (record.type === type && !stored.has(record.of) ? [record.of] : []))
      .sort((a, b) => a - b)
  const undoneSeqs = undoneBy('undo')
  const undoneEventSeqs = undoneBy('undoChange')

  const store = () =>
    database.transaction(
      'rw',
      [meta, cards, reviewLogs, logBlocks, deckCounts, options, documents, events],
      async () => {
        const [state, rows, counts, undone, undoneEvents] = await Promise.all([
          readStateRow(database),
          cards.bulkGet(cardIds),
          deckCounts.bulkGet(deckIds),
          Promise.all(undoneSeqs.map((seq) => findLog(database, seq))),
          undoneEventSeqs.length === 0 ? [] : events.bulkGet(undoneEventSeqs),
        ])
        if (state === undefined || state.journal.lastSeq !== afterSeq) {
          const found = state?.journal.lastSeq ?? 'none'
          throw new RefusedCall({ kind: 'moved', detail: `expected journal end ${afterSeq}, found ${found}` })
        }

        const progress = emptyProgress()
        const drafts = new Map<DeckId, CountsDraft>()
        for (const [index, deckId] of deckIds.entries()) {
          const draft = draftOf(counts[index] ?? emptyCounts(deckId))
          drafts.set(deckId, draft)
          if (draft.studied !== null) progress.studied.set(deckId, draft.studied)
        }
        for (const row of rows) if (row?.progress !== undefined) progress.cards.set(row.id, row.progress)
        for (const found of undone) if (found !== undefined) progress.logs.push(found.log)
        for (const event of undoneEvents) if (event !== undefined) progress.events.push(event)

        for (const step of steps) applyStep({ progress, drafts }, step)

        let digest = state.cards
        const putRows: CardRow[] = []
        const goneIds: CardId[] = []
        for (const [index, id] of cardIds.entries()) {
          const before = rows[index]
          const position = before === undefined || before.queue === 'absent' ? null : before.position
          const after = cardRowOf(id, deckIdOf(id), position, progress.cards.get(id))
          const draft = drafts.get(deckIdOf(id)) as CountsDraft
          countRow(draft, before, -1, day)
          countRow(draft, after, 1, day)
          digest = digestAfter(digest, before, after)
          if (after !== undefined) putRows.push(after)
          else if (before !== undefined) goneIds.push(id)
        }
        for (const [deckId, draft] of drafts) draft.studied = progress.studied.get(deckId) ?? null

        const newLogs = steps.filter(({ record }) => record.type === 'review').length
        await Promise.all([
          meta.put({
            key: 'state',
            journal: end,
            cards: digest,
            logCount: state.logCount + newLogs,
            revision: state.revision + 1,
          }),
          putRows.length > 0 && cards.bulkPut(putRows),
          goneIds.length > 0 && cards.bulkDelete(goneIds),
          putLogs(database, progress.logs, undone),
          drafts.size > 0 && deckCounts.bulkPut([...drafts.values()]),
          progress.options.size > 0 &&
            options.bulkPut([...progress.options].map(([deckId, choice]) => ({ deckId, ...choice }))),
          putDocuments(documents, progress.documents),
          progress.events.length > 0 && events.bulkPut(progress.events),
        ])
        onSent?.()
      },
    )
  return databaseCall(name, store, deadlineMs)
}

/** Stores one answer. */
export const storeReview = storeOne('storeReview')
/** Stores that an answer was taken back. */
export const storeUndo = storeOne('storeUndo')
/** Stores what happened to cards without an answer; there may be many of them. */
export const storeChange = storeOne('storeChange', LONG_DEADLINE_MS)
/** Stores how a deck is studied from here on. */
export const storeOptions = storeOne('storeOptions')
/** Stores what a document says from here on. */
export const storeDocument = storeOne('storeDocument')

/** Takes up records that the journal has and the database has not. `end`: the end of the journal that was read. */
export async function replayRecords(
  database: VersoDatabase,
  steps: readonly JournalStep[],
  at: { afterSeq: number; end: JournalEnd; day: StudyDay },
): Promise<Result<void, DatabaseError>> {
  let afterSeq = at.afterSeq
  let from = 0
  const upTo = async (to: number, end: JournalEnd) => {
    const stored = await storeSteps('replayRecords', database, steps.slice(from, to), {
      afterSeq,
      end,
      day: at.day,
    })
    afterSeq = end.lastSeq
    from = to
    return stored
  }
  for (const [index, { seq, check, record }] of steps.entries()) {
    if (!isBulkRecord(record)) continue
    const previous = steps[index - 1]
    if (previous !== undefined && index > from) {
      const stored = await upTo(index, { lastSeq: previous.seq, lastCheck: previous.check })
      if (!stored.ok) return stored
    }
    const end = { lastSeq: seq, lastCheck: check }
    const stored = await storeImportPart(database, record, { afterSeq, end, day: at.day })
    if (!stored.ok) return stored
    afterSeq = seq
    from = index + 1
  }
  return afterSeq === at.end.lastSeq ? ok(undefined) : upTo(steps.length, at.end)
}

function storeOne(name: string, deadlineMs = ANSWER_DEADLINE_MS) {
  // `onSent` runs when only the disk is still to be waited for.
  return (database: VersoDatabase, step: JournalStep, afterSeq: number, day: StudyDay, onSent?: () => void) =>
    storeSteps(
      name,
      database,
      [step],
      {
        afterSeq,
        end: { lastSeq: step.seq, lastCheck: step.check },
        day,
      },
      deadlineMs,
      onSent,
    )
}
