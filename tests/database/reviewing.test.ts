import { expect, test } from 'vitest'
import {
  aDeck,
  answer,
  bench,
  DAY_MS,
  dump,
  expectWhole,
  openWindow,
  reviewOf,
  settled,
  until,
} from '../support/libraryBench.ts'

test('a fresh library shows its decks, and a rating is in the journal and in the database', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 3 }))
  const app = await openWindow(made)
  const home = await until(app.home, (view) => view !== undefined)
  expect(home?.decks).toMatchObject([{ title: 'Verbs', cardCount: 3, newCount: 3, dueCount: 0 }])
  expect(home?.notices).toEqual([])

  const review = await reviewOf(app, ['verbs'])
  expect(review.view.get()).toMatchObject({ phase: 'question', title: 'Verbs', counts: { new: 3 } })
  made.nowMs += 4000
  await answer(review, 3)
  expect(made.library.journal).toMatchObject([{ body: { type: 'review', rating: 3, answerMs: 4000 } }])
  await expectWhole(made)
  const after = await until(app.home, (view) => view?.reviewedToday === 1)
  expect(after?.decks).toMatchObject([{ newCount: 2, learningCount: 1 }])
  await app.stop()
})

test('what the buttons show is what is stored', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 1 }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  review.turn()
  const view = review.view.get()
  const promised = view.phase === 'answer' ? view.outcomes.map(({ waitSeconds }) => waitSeconds) : []
  await review.rate(4)
  const body = made.library.journal[0]?.body as { studyDay: number; after: { dueDay: number } }
  expect((body.after.dueDay - body.studyDay) * 86_400).toBe(promised[3])
  await app.stop()
})

test('undo leads back to the start of the session, and the database is as it was, to the byte', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 3 }))
  const app = await openWindow(made)
  const before = await dump(made)
  const review = await reviewOf(app)
  const first = review.view.get()
  for (const rating of [1, 3, 4, 2] as const) await answer(review, rating)
  for (let index = 0; index < 4; index++) await review.undo()
  expect(await settled(review)).toMatchObject({ card: (first as { card: unknown }).card, canUndo: false })
  const after = await dump(made)
  expect(after['cards']).toEqual(before['cards'])
  expect(after['reviewLogs']?.map((log) => (log as { undoneBySeq: number }).undoneBySeq)).toEqual([
    8, 7, 6, 5,
  ])
  expect(after['deckCounts']).toMatchObject([
    { newCount: 3, learningDueMs: [], reviewByDay: {}, reviewedCards: 0 },
  ])
  await expectWhole(made)
  await app.stop()
})

test('an answer that cannot be written is not taken, is said, and can be given again', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck())
  const app = await openWindow(made)
  const review = await reviewOf(app)
  const before = review.view.get() as { card: { cardId: string } }
  for (const kind of ['diskFull', 'readOnly', 'io'] as const) {
    made.library.fail('journal:append', kind)
    await answer(review, 3)
    expect(review.view.get()).toMatchObject({
      phase: 'answer',
      card: { cardId: before.card.cardId },
      isBusy: false,
      error: `It failed: ${kind}.`,
    })
    expect(made.library.journal).toEqual([])
  }
  made.library.heal()
  await review.rate(3)
  expect(review.view.get()).toMatchObject({ phase: 'question', error: null })
  expect(made.library.journal).toHaveLength(1)
  await expectWhole(made)
  await app.stop()
})

test('the answer time is capped, also when the computer slept over the question', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck())
  const app = await openWindow(made)
  const review = await reviewOf(app)
  made.nowMs += 3 * 3_600_000
  await answer(review, 3)
  made.nowMs -= 60_000
  await answer(review, 3)
  expect(made.library.journal).toMatchObject([{ body: { answerMs: 60_000 } }, { body: { answerMs: 0 } }])
  await app.stop()
})

test('a session survives the rollover: the intervals are shown anew before an answer is taken', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck())
  const app = await openWindow(made)
  const review = await reviewOf(app)
  review.turn()
  made.nowMs += DAY_MS
  await review.rate(3)
  expect(made.library.journal).toEqual([])
  expect(review.view.get()).toMatchObject({
    phase: 'answer',
    error: expect.stringContaining('new study day'),
  })
  await review.rate(3)
  expect(made.library.journal).toHaveLength(1)
  await app.stop()
})

test('only one card of a note is asked a day, and home counts no other', async () => {
  const made = bench()
  const notes = [{ id: 'n1', kind: 'basic' as const, front: 'a', back: 'b', reversed: true }]
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes }))
  const app = await openWindow(made)
  const home = await until(app.home, (view) => view !== undefined)
  expect(home?.decks).toMatchObject([{ cardCount: 2, newCount: 1 }])
  const review = await reviewOf(app)
  await answer(review, 4)
  expect(review.view.get()).toMatchObject({ phase: 'done', summary: { answered: 1, newLearned: 1 } })
  expect(await until(app.home, (view) => view?.waitingCount === 0)).toMatchObject({ next: { inDays: 1 } })
  made.nowMs += DAY_MS
  const next = await reviewOf(app)
  expect(next.view.get()).toMatchObject({ phase: 'question', card: { cardId: 'verbs:n1:1' } })
  await app.stop()
})
