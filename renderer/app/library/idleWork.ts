import { err, ok, type Result } from '../../core/model/result.ts'
import {
  countStores,
  emptyCounts,
  isSameCount,
  isSameDigest,
  readHomeRows,
  readState,
  scanCards,
  storeRecall,
  type CardScan,
  type DatabaseError,
  type VersoDatabase,
} from '../../data/index.ts'
import { addNotice, studyMoment, type Context } from '../context.ts'
import { messageOf } from '../messages.ts'
import { rebuild } from './rebuild.ts'
import { REBUILT } from './startLibrary.ts'

const ATTEMPTS = 3
const FIRST_SECONDS_MS = 4000

/**
 * Reads the whole database while nobody waits: compares what is stored with what should be (count and hash of the
 * cards, each deck's counts, logs and notes), repairs by a rebuild, and keeps today's predicted recall.
 */
export async function auditDatabase(context: Context): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const checked = await check(context, () => quiet(context))
    if (checked === 'changing') continue
    if (checked !== 'wrong') return
    await context.inJournal(async () => {
      // Once more while nothing can write: a deck that is being taken up looks wrong from outside.
      if ((await context.inDecks(() => check(context, pause))) === 'wrong') await repair(context)
    })
    return
  }
}

async function check(
  context: Context,
  rest: () => Promise<void>,
): Promise<'right' | 'wrong' | 'changing' | 'unknown'> {
  const database = context.database.get()
  if (database === null || context.isBehind) return 'unknown'
  const scan = await scanCards(database, studyMoment(context).day, rest)
  const isRight = scan.ok ? await compare(database, scan.value, rest) : scan
  if (!isRight.ok) return isRight.error.kind === 'moved' ? 'changing' : 'unknown'
  if (!scan.ok || !isRight.value) return 'wrong'
  const stored = await storeRecall(database, scan.value.counts, scan.value.state.revision)
  return stored.ok || stored.error.kind !== 'moved' ? 'right' : 'changing'
}

async function compare(
  database: VersoDatabase,
  scan: CardScan,
  rest: () => Promise<void>,
): Promise<Result<boolean, DatabaseError>> {
  const [stores, rows] = [await countStores(database, rest), await readHomeRows(database)]
  if (!stores.ok) return stores
  if (!rows.ok) return rows
  const now = await readState(database)
  if (!now.ok) return now
  if (now.value?.revision !== scan.state.revision) {
    return err({ kind: 'moved', detail: 'an answer was stored while the rows were counted' })
  }
  const { digest, counts, state } = scan
  const areCountsRight =
    rows.value.counts.every((row) => isSameCount(row, counts.get(row.deckId) ?? emptyCounts(row.deckId))) &&
    [...counts.keys()].every((deckId) => rows.value.counts.some((row) => row.deckId === deckId))
  return ok(
    isSameDigest(digest, state.cards) &&
      areCountsRight &&
      stores.value.logs === state.logCount &&
      stores.value.notes === stores.value.notesExpected,
  )
}

/** The caller holds `inJournal`. */
async function repair(context: Context): Promise<void> {
  const rebuilt = await rebuild(context)
  if (!rebuilt.ok) {
    context.startup.set({ phase: 'failed', message: messageOf(rebuilt.error) })
    return
  }
  addNotice(context, REBUILT)
  context.startup.set({ phase: 'ready' })
}

/** Asks the browser to keep the database when disk space runs short; most decide for themselves. */
export async function askToPersist(): Promise<void> {
  if (typeof navigator === 'undefined' || navigator.storage === undefined) return
  await navigator.storage.persist().catch(() => false)
}

/** Left to the database between two chunks of idle work, for whatever else is asked of it. */
const BREATH_MS = 25

/** Settles when the window has nothing better to do. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(() => setTimeout(resolve, BREATH_MS), { timeout: 2000 })
    else setTimeout(resolve, 0)
  })
}

/** Settles when nobody reviews, and the window has nothing better to do. */
async function quiet({ openReviews }: Context): Promise<void> {
  await pause()
  while (openReviews.get() > 0) {
    await new Promise<void>((resolve) => {
      const stop = openReviews.subscribe(() => {
        stop()
        resolve()
      })
    })
  }
}

/** Lets the first seconds after a start pass. */
export async function settle(): Promise<void> {
  if (typeof requestIdleCallback === 'function')
    await new Promise((resolve) => setTimeout(resolve, FIRST_SECONDS_MS))
}
