import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { readAllLogs, type VersoDatabase } from '../../renderer/data/index.ts'
import { fillDisk, unopenableBackend } from '../support/failingBackend.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import {
  aDeck,
  answer,
  bench,
  dump,
  expectWhole,
  inDatabase,
  openWindow,
  reviewOf,
  until,
  type Bench,
} from '../support/libraryBench.ts'

const REBUILT = [{ kind: 'rebuilt', message: expect.stringContaining('Nothing was lost') }]

/** Two decks, studied a little, everything closed. */
async function studied(made = bench()): Promise<Bench> {
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 8 }))
  made.library.putDeck('bundled/nouns.deck.yaml', aDeck({ id: 'nouns', title: 'Nouns', notes: 4 }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  for (const rating of [4, 3, 1, 4, 2, 4] as const) {
    made.nowMs += 5000
    await answer(review, rating)
  }
  await review.undo()
  review.end()
  await app.saveDeckOptions('verbs' as never, {
    ...DEFAULT_DECK_OPTIONS,
    desiredRetention: 0.85,
    newPerDay: 5,
    reviewsPerDay: 50,
    learningStepsMinutes: [1],
    relearningStepsMinutes: [10],
    maximumIntervalDays: 365,
    learnAheadMinutes: 20,
    answerCapSeconds: 30,
  })
  await app.stop()
  return made
}

/** What a damaged store must come back to: everything but what only counts writes and scans. */
async function contentOf(made: Bench) {
  const { meta, deckCounts, reviewLogs: _rows, logBlocks: _blocks, ...stores } = await dump(made)
  const logs = await inDatabase(made, readAllLogs)
  const counts = (deckCounts as { recall: unknown }[]).map(({ recall: _recall, ...row }) => row)
  const state = (meta as { revision: number }[]).map(({ revision: _revision, ...row }) => row)
  return { ...stores, logs, counts, state }
}

test('a window killed after the journal took an answer, and before the database did, loses nothing', async () => {
  const made = await studied()
  const app = await openWindow(made)
  const review = await reviewOf(app)
  review.turn()
  const acknowledged = new Promise<void>((resolve) => {
    made.library.afterCall = (name) => {
      if (name !== 'journal:append') return undefined
      resolve()
      return new Promise(() => {})
    }
  })
  void review.rate(3)
  await acknowledged
  made.library.afterCall = () => undefined
  expect(await inDatabase(made, async ({ meta }) => meta.get('state'))).toMatchObject({
    journal: { lastSeq: made.library.journal.length - 1 },
  })

  const next = await openWindow(made)
  expect(await until(next.home, (view) => view !== undefined)).toMatchObject({ notices: [] })
  await expectWhole(made)
  await next.stop()
})

const damages: Record<string, (database: VersoDatabase) => Promise<unknown>> = {
  'every store emptied': (database) => Promise.all(database.tables.map((table) => table.clear())),
  'the state row gone': (database) => database.meta.clear(),
  'the cards gone': (database) => database.cards.clear(),
  'the notes gone': (database) => database.noteBlocks.clear(),
  'one card gone': async ({ cards }) => cards.delete((await cards.toCollection().first())?.id ?? ''),
  'one note gone': ({ noteBlocks }) =>
    noteBlocks.limit(1).modify((block) => {
      Object.assign(block, { notes: block.notes.slice(1) })
    }),
  'one review log gone': ({ reviewLogs }) => reviewLogs.delete(2),
  'a card altered': ({ cards }) =>
    cards.toCollection().modify((row) => {
      if (row.progress) Object.assign(row, { progress: { ...row.progress, stabilityDays: 999 } })
    }),
  'a card moved to another queue': ({ cards }) =>
    cards.limit(1).modify({ queue: 'review', order: 7 } as never),
  'the counts altered': ({ deckCounts }) => deckCounts.toCollection().modify({ newCount: 77 } as never),
  'the database ahead of the journal': async ({ meta }) => {
    const state = await meta.get('state')
    if (state?.key === 'state') await meta.put({ ...state, journal: { lastSeq: 999, lastCheck: 'ffffffff' } })
  },
  'the database on another journal': async ({ meta }) => {
    const state = await meta.get('state')
    if (state?.key === 'state')
      await meta.put({ ...state, journal: { ...state.journal, lastCheck: 'ffffffff' } })
  },
  'an older state of another journal': async ({ meta }) => {
    const state = await meta.get('state')
    if (state?.key === 'state') await meta.put({ ...state, journal: { lastSeq: 2, lastCheck: 'ffffffff' } })
  },
  'a rebuild cut short': async ({ meta, cards, reviewLogs }) => {
    await meta.put({ key: 'rebuild', startedAtMs: 1 })
    await cards.limit(5).delete()
    await reviewLogs.clear()
  },
}

for (const [name, damage] of Object.entries(damages)) {
  test(`${name}: the database is made again from the library, and that is told once`, async () => {
    const made = await studied()
    const before = await contentOf(made)
    await inDatabase(made, damage)
    const app = await openWindow(made)
    const home = await until(app.home, (view) => view !== undefined && view.notices.length > 0)
    expect(home?.notices).toEqual(REBUILT)
    await app.stop()
    expect(await contentOf(made)).toEqual(before)
    await expectWhole(made)

    const again = await openWindow(made)
    expect(await until(again.home, (view) => view !== undefined)).toMatchObject({ notices: [] })
    await again.stop()
  })
}

test('a sound database is left alone: a start writes no card', async () => {
  const made = await studied()
  const before = await dump(made)
  const app = await openWindow(made)
  await app.stop()
  const { deckCounts: _before, ...rest } = before
  expect(await dump(made)).toMatchObject(rest)
})

test('a rebuild keeps the last good content of a deck whose file is broken just then', async () => {
  const made = await studied()
  made.library.breakDeck('library/verbs.deck.yaml')
  await inDatabase(made, ({ meta }) => meta.put({ key: 'rebuild', startedAtMs: 1 }))
  const app = await openWindow(made)
  const home = await until(app.home, (view) => view !== undefined)
  expect(home?.decks.find(({ title }) => title === 'Verbs')).toMatchObject({
    cardCount: 8,
    problems: [{ line: 3, column: 7 }],
  })
  expect(home?.notices).toEqual(REBUILT)
  await expectWhole(made)
  await app.stop()
})

test('a rebuild cut short by a full disk begins again at the next start', async () => {
  const made = await studied()
  const before = await contentOf(made)
  await inDatabase(made, ({ meta }) => meta.clear())
  const makeRoom = fillDisk()
  const app = made.window()
  await app.start()
  expect(app.startup.get()).toMatchObject({
    phase: 'failed',
    message: expect.stringContaining('disk is full'),
  })
  makeRoom()
  await app.stop()
  const next = await openWindow(made)
  await next.stop()
  expect(await contentOf(made)).toEqual(before)
})

test('a database that cannot be opened is left as it is, and another is made beside it', async () => {
  const made = bench(unopenableBackend((name) => /^verso-fake-\d+$/.test(name)))
  made.library.putDeck('library/verbs.deck.yaml', aDeck())
  const app = await openWindow(made)
  const review = await reviewOf(app)
  await answer(review, 3)
  await app.stop()
  const names = (await made.backend.databases()).map(({ name }) => name)
  expect(names).toEqual([`verso-${made.library.libraryId}-2`])
  const rows = await inDatabase(made, ({ reviewLogs }) => reviewLogs.count(), '-2')
  expect(rows).toBe(1)
})

test('a database of a newer Verso is refused by name and not touched', async () => {
  const made = bench(new IDBFactory())
  const name = `verso-${made.library.libraryId}`
  await new Promise<void>((resolve) => {
    const request = made.backend.open(name, 990)
    request.onupgradeneeded = () => void request.result.createObjectStore('future')
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
  const app = made.window()
  await app.start()
  expect(app.startup.get()).toMatchObject({
    phase: 'failed',
    message: expect.stringContaining('newer version'),
  })
  await app.stop()
  expect(await made.backend.databases()).toEqual([{ name, version: 990 }])
})

test('answers go on while the database has no room, and are stored when it has', async () => {
  const made = await studied()
  const app = await openWindow(made)
  const review = await reviewOf(app)
  const makeRoom = fillDisk()
  await answer(review, 4)
  await answer(review, 4)
  expect(review.view.get()).toMatchObject({ phase: 'question', error: null })
  makeRoom()
  await answer(review, 4)
  await app.stop()
  await expectWhole(made)
  expect(await inDatabase(made, ({ meta }) => meta.get('state'))).toMatchObject({
    journal: { lastSeq: made.library.journal.length },
  })
})

test('two windows on one database take turns: what the other answered is not answered twice', async () => {
  const made = await studied()
  const one = await openWindow(made)
  const other = await openWindow(made)
  const here = await reviewOf(one)
  const there = await reviewOf(other)
  const first = here.view.get() as { card: { cardId: string } }
  const lengthBefore = made.library.journal.length
  await answer(here, 4)
  await answer(there, 4)
  expect(there.view.get()).toMatchObject({ error: expect.stringContaining('another window') })
  expect((there.view.get() as { card: { cardId: string } }).card.cardId).not.toBe(first.card.cardId)
  await answer(there, 3)
  const answered = made.library.journal
    .slice(lengthBefore)
    .filter(({ body }) => body['card'] === first.card.cardId)
  expect(answered).toHaveLength(1)
  await one.stop()
  await other.stop()
  await expectWhole(made)
})
