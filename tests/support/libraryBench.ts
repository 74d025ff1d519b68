// A library with the app on it, for tests of the database: start, study, stop, look inside.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect } from 'vitest'
import type { DeckInput } from '../../decks/format/schema.ts'
import { createApp, type App, type Review } from '../../renderer/app/index.ts'
import type { DeckId, Rating } from '../../renderer/core/model/card.ts'
import { compareWithFold, readAllLogs, VersoDatabase } from '../../renderer/data/index.ts'
import { applyRecord, emptyProgress } from '../../renderer/core/progress/fold.ts'
import { parseJournalRecord } from '../../renderer/core/progress/parseJournalRecord.ts'
import { fakeLibrary, type FakeLibrary } from './fakeHost.ts'

export const START_MS = Date.UTC(2026, 2, 10, 9)
export const DAY_MS = 86_400_000

export interface Bench {
  readonly library: FakeLibrary
  readonly backend: IDBFactory
  nowMs: number
  /** A new window on the library; every window of a bench shares one database. */
  readonly window: () => App
}

export function bench(backend: IDBFactory = new IDBFactory(), library: FakeLibrary = fakeLibrary()): Bench {
  const made: Bench = {
    library,
    backend,
    nowMs: START_MS,
    window: () =>
      createApp({
        host: library.connect(),
        now: () => made.nowMs,
        zone: () => 'Europe/Vienna',
        random: () => 0.5,
        indexedDB: backend,
        IDBKeyRange,
      }),
  }
  return made
}

/** A window that is ready, its idle work done. */
export async function openWindow({ window }: Bench): Promise<App> {
  const app = window()
  await app.start()
  // Where the test runs with web locks, a window that was "killed" still holds its own.
  if (app.startup.get().phase === 'elsewhere') await app.takeOver()
  expect(app.startup.get()).toEqual({ phase: 'ready' })
  await app.idle()
  return app
}

/** The database itself, past the app. */
export async function inDatabase<T>(
  { library, backend }: Bench,
  work: (database: VersoDatabase) => Promise<T>,
  generation = '',
): Promise<T> {
  const database = new VersoDatabase(`verso-${library.libraryId}${generation}`, {
    indexedDB: backend,
    IDBKeyRange,
  })
  await database.open()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** Every row of every store. */
export function dump(made: Bench): Promise<Record<string, unknown[]>> {
  return inDatabase(made, async (database) => {
    const stores = await Promise.all(
      database.tables.map(async (table) => [table.name, await table.toArray()] as const),
    )
    return Object.fromEntries(stores)
  })
}

/** Fails unless the stored cards are what the fold over the journal yields, and all that is counted is counted right. */
export async function expectWhole(made: Bench): Promise<void> {
  const fold = emptyProgress()
  for (const { seq, body } of made.library.journal) {
    const record = parseJournalRecord(body)
    if (record.ok) applyRecord(fold, seq, record.value)
  }
  await inDatabase(made, async (database) => {
    expect(await compareWithFold(database, fold)).toEqual({ ok: true, value: [] })
    expect(await readAllLogs(database)).toEqual({ ok: true, value: fold.logs })
    expect(await database.events.toArray()).toEqual(fold.events)
    const documents = await database.documents.toArray()
    const expected = [...fold.documents.values()].filter(({ value }) => value !== null)
    expect(documents.map(({ kind, id, at, value }) => ({ type: 'document', kind, id, at, value }))).toEqual(
      expected.toSorted((one, other) => (`${one.kind}\0${one.id}` < `${other.kind}\0${other.id}` ? -1 : 1)),
    )
    const options = await database.options.toArray()
    expect(new Map(options.map(({ deckId, ...choice }) => [deckId, choice]))).toEqual(fold.options)
  })
}

export function reviewOf(app: App, deckIds: readonly string[] | 'all' = 'all'): Promise<Review> {
  const review = app.openReview(deckIds as readonly DeckId[] | 'all')
  return settled(review).then(() => review)
}

/** The view once nothing is being loaded or written. */
export async function settled(review: Review) {
  await until(review.view, (view) => view.phase !== 'loading' && !('isBusy' in view && view.isBusy))
  return review.view.get()
}

export async function answer(review: Review, rating: Rating): Promise<void> {
  review.turn()
  await review.rate(rating)
}

export function until<T>(
  store: { get: () => T; subscribe: (listener: () => void) => () => void },
  isReached: (value: T) => boolean,
): Promise<T> {
  return new Promise((resolve) => {
    let stop = () => {}
    const check = () => {
      const value = store.get()
      if (!isReached(value)) return
      stop()
      resolve(value)
    }
    stop = store.subscribe(check)
    check()
  })
}

/** A deck of basic notes n1, n2, …; `fronts` may say otherwise. */
export function aDeck({
  id = 'verbs',
  notes = 3,
  title = 'Verbs',
  ...rest
}: Omit<Partial<DeckInput>, 'notes'> & { notes?: number | DeckInput['notes'] } = {}): DeckInput {
  const list =
    typeof notes === 'number' ? Array.from({ length: notes }, (_, index) => aNote(`n${index + 1}`)) : notes
  return { format: 1, id, title, ...rest, notes: list }
}

export function aNote(id: string, front = `Front of ${id}`): DeckInput['notes'][number] {
  return { id, kind: 'basic', front, back: `Back of ${id}` }
}
