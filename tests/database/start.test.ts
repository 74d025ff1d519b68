import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createApp, type App } from '../../renderer/app/index.ts'
import { fakeLibrary, type FakeLibrary } from '../support/fakeHost.ts'
import {
  aDeck,
  aNote,
  answer,
  bench,
  expectWhole,
  inDatabase,
  openWindow,
  reviewOf,
  START_MS,
  until,
} from '../support/libraryBench.ts'

/** A browser in which windows on libraries are opened one after the other. */
function browser() {
  const indexedDB = new IDBFactory()
  const kept = new Map<string, string>()
  const memory = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  }
  return {
    indexedDB,
    window: async (library: FakeLibrary): Promise<App> => {
      const app = createApp({
        host: library.connect(),
        now: () => START_MS,
        zone: () => 'Europe/Vienna',
        random: () => 0.5,
        indexedDB,
        IDBKeyRange,
        memory,
      })
      await app.start()
      expect(app.startup.get()).toEqual({ phase: 'ready' })
      return app
    },
  }
}

test('the library of the last time is opened before the host has answered, and shows what it holds', async () => {
  const { window } = browser()
  const library = fakeLibrary()
  library.putDeck('library/verbs.deck.yaml', aDeck())
  const first = await window(library)
  await answer(await reviewOf(first), 4)
  await first.stop()

  const second = await window(library)
  expect(await until(second.home, (view) => view !== undefined)).toMatchObject({
    decks: [{ title: 'Verbs', newCount: 2 }],
    notices: [],
  })
  await second.stop()
})

test('another library than the last time gets its own database, and the last one’s is left as it was', async () => {
  const { window, indexedDB } = browser()
  const [one, other] = [fakeLibrary(), fakeLibrary()]
  one.putDeck('library/verbs.deck.yaml', aDeck())
  other.putDeck('library/nouns.deck.yaml', aDeck({ id: 'nouns', title: 'Nouns' }))
  await (await window(one)).stop()
  const app = await window(other)
  expect(await until(app.home, (view) => view !== undefined)).toMatchObject({ decks: [{ title: 'Nouns' }] })
  await answer(await reviewOf(app), 3)
  await app.stop()
  expect(one.journal).toHaveLength(0)
  expect(other.journal).toHaveLength(1)
  expect((await indexedDB.databases()).map(({ name }) => name).sort()).toEqual(
    [one, other].map(({ libraryId }) => `verso-${libraryId}`).sort(),
  )
})

test('a new library, large or small, opens without talk of order, and without a notice', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck())
  const app = made.window()
  const phases: string[] = []
  app.startup.subscribe(() => phases.push(app.startup.get().phase))
  await app.start()
  expect(phases).toEqual(['opening', 'ready'])
  expect(await until(app.home, (view) => view !== undefined)).toMatchObject({ notices: [] })
  await app.stop()
})

test('an answer that a rebuild has put among others is taken back where it lies', async () => {
  const made = bench()
  const notes = Array.from({ length: 130 }, (_, index) => aNote(`n${index + 1}`))
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes }))
  for (const { id } of notes) {
    const seq = made.library.journal.length + 1
    const after = {
      state: 'review',
      dueDay: 20600,
      dueAtMs: null,
      stepIndex: 0,
      stabilityDays: 3,
      difficulty: 5,
      lastReviewAtMs: START_MS - 1000,
      lastReviewDay: 20522,
      reps: 1,
      lapses: 0,
      isSuspended: false,
    }
    const body = {
      type: 'review',
      at: START_MS - 1000,
      card: `verbs:${id}:0`,
      rating: 3,
      answerMs: 900,
      stateBefore: 'new',
      studyDay: 20522,
      after,
    }
    made.library.journal.push({ seq, check: seq.toString(16).padStart(8, '0'), body })
  }
  await (await openWindow(made)).stop()
  expect(await inDatabase(made, ({ reviewLogs }) => reviewLogs.count())).toBe(0)

  // Another computer took back the fifth answer of the library, long ago by now.
  made.library.journal.push({
    seq: 131,
    check: '00000131',
    body: { type: 'undo', at: START_MS, of: 5, card: 'verbs:n5:0', before: null },
  })
  await (await openWindow(made)).stop()
  await expectWhole(made)
  expect(await inDatabase(made, ({ reviewLogs }) => reviewLogs.count())).toBe(0)
})
