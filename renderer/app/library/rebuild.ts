import type { CardId } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { countHistoryLogs } from '../../core/progress/importFold.ts'
import {
  applyStep,
  beginRebuild,
  emptyFold,
  finishRebuild,
  readFiles,
  recreateCards,
  storeHistories,
  storeLogs,
  type JournalEnd,
  type JournalFold,
} from '../../data/index.ts'
import type { DeckId } from '../../core/model/card.ts'
import { addNotice, studyMoment, type Context } from '../context.ts'
import { syncDecks } from '../decks/syncDecks.ts'
import { databaseFailure, type AppError } from '../messages.ts'
import { readPage, stepsOf } from './journal.ts'

const PAGE = 20_000
/** Storing a card takes about as long as reading so many records. */
const CARD_STEPS = 4

/**
 * Makes the database anew from the library folder: the journal first, then the deck files. Cut short, it begins again
 * at the next start. `isShown` false: a new library, where there is nothing to make anew and nothing to tell. The
 * caller holds `inJournal`, or nothing else runs yet.
 */
export async function rebuild(context: Context, isShown = true): Promise<Result<void, AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const report = progressReporter(context, isShown)
  const read = await readJournal(context, report.advance)
  if (!read.ok) return read
  const { fold, end } = read.value
  const { cards, logs } = fold.progress
  report.expect(CARD_STEPS * cards.size)

  const begun = await beginRebuild(database, fold, context.services.now())
  if (!begun.ok) return err(databaseFailure(begun.error))
  const logsStored = await storeLogs(database, logs)
  if (!logsStored.ok) return err(databaseFailure(logsStored.error))

  const historiesStored = await storeHistories(database, fold.progress.histories)
  if (!historiesStored.ok) return err(databaseFailure(historiesStored.error))

  const rebuilding = { progress: cards, taken: new Set<CardId>() }
  const { day } = studyMoment(context)
  const onStored = (notes: number) => report.advance(CARD_STEPS * notes)
  const options = { day, rebuilding, isFresh: true, onStored }
  const known = await readFiles(database)
  if (!known.ok) return err(databaseFailure(known.error))
  for (const { id } of known.value.decks) {
    const recreated = await recreateCards(database, id as DeckId, options)
    if (!recreated.ok) return err(databaseFailure(recreated.error))
  }
  const synced = await syncDecks(context, options)
  if (!synced.ok) return synced
  const logCount = logs.length + countHistoryLogs(fold.progress.histories)
  const finished = await finishRebuild(database, rebuilding, end, logCount)
  if (!finished.ok) return err(databaseFailure(finished.error))
  context.journalEnd = end
  context.isBehind = false
  return ok(undefined)
}

async function readJournal(
  context: Context,
  onRead: (records: number) => void,
): Promise<Result<{ fold: JournalFold; end: JournalEnd }, AppError>> {
  const fold = emptyFold()
  let end: JournalEnd = { lastSeq: 0, lastCheck: '' }
  let unreadable = 0
  let reading = readPage(context.services.host, 0, PAGE)
  for (let isEnd = false; !isEnd;) {
    const page = await reading
    if (!page.ok) return page
    const { entries } = page.value
    const last = entries.at(-1)
    isEnd = page.value.isEnd || last === undefined
    if (last !== undefined) end = { lastSeq: last.seq, lastCheck: last.check }
    // The host reads the next page while this one is taken up.
    if (!isEnd) reading = readPage(context.services.host, end.lastSeq, PAGE)
    const read = stepsOf(entries)
    unreadable += read.unreadable
    for (const step of read.steps) applyStep(fold, step)
    onRead(entries.length)
  }
  if (unreadable > 0) {
    addNotice(context, {
      kind: 'journalDamaged',
      message: `${unreadable} records of the journal do not say anything that Verso can use. They are kept as they are.`,
    })
  }
  return ok({ fold, end })
}

/** Shows the rebuild's progress, in steps done of those expected; a record read is one. */
function progressReporter(context: Context, isShown: boolean) {
  let done = 0
  let total = Math.max(1, (context.info?.journal.lastSeq ?? 0) + context.journalEnd.lastSeq)
  const show = () => {
    if (isShown) context.startup.set({ phase: 'rebuilding', done, total: Math.max(total, done) })
  }
  show()
  return {
    advance: (count: number) => {
      done += count
      show()
    },
    expect: (rows: number) => {
      total = done + rows
      show()
    },
  }
}
