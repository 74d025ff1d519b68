import { expect, test } from 'vitest'
import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../../renderer/core/model/deckOptions.ts'
import type { CardId, DeckId } from '../../renderer/core/model/card.ts'
import {
  aDeck,
  answer,
  bench,
  DAY_MS,
  expectWhole,
  openWindow,
  reviewOf,
  settled,
  until,
} from '../support/libraryBench.ts'

const options = (changes: Partial<DeckOptions>): DeckOptions => ({ ...DEFAULT_DECK_OPTIONS, ...changes })

test('a buried card waits for its day, whatever it is, and home counts it then', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 3 }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  await answer(review, 4)
  await answer(review, 3)
  const ids = ['verbs:n1:0', 'verbs:n2:0', 'verbs:n3:0'] as CardId[]
  expect(await app.changeCards(ids, { action: 'bury' })).toMatchObject({ ok: true, value: { count: 3 } })
  review.end()
  const home = await until(app.home, (view) => view?.waitingCount === 0)
  expect(home?.decks).toMatchObject([{ newCount: 0, learningCount: 0, dueCount: 0 }])
  expect(home?.next).toMatchObject({ inDays: 1, count: 2 })
  expect((await settled(await reviewOf(app))).phase).toBe('done')
  await expectWhole(made)

  made.nowMs += DAY_MS
  const tomorrow = await reviewOf(app)
  expect(tomorrow.view.get()).toMatchObject({ counts: { new: 1, learning: 1, review: 0 } })
  const later = await until(app.home, (view) => view?.waitingCount === 2)
  expect(later?.decks).toMatchObject([{ newCount: 1, learningCount: 1, dueCount: 0 }])
  const unburied = await app.changeCards(ids, { action: 'unbury' })
  expect(unburied.ok && (await unburied.value.undo())).toBeNull()
  await app.stop()
  await openWindow(made)
  await expectWhole(made)
})

test('a deck is studied with the decks inside it, and its limits hold for them', async () => {
  const made = bench()
  made.library.putDeck('library/a.deck.yaml', aDeck({ id: 'a', title: 'A', notes: 4 }))
  made.library.putDeck('library/b.deck.yaml', aDeck({ id: 'b', title: 'A::B', notes: 4 }))
  made.library.putDeck('library/c.deck.yaml', aDeck({ id: 'c', title: 'A::C', notes: 4 }))
  const app = await openWindow(made)
  await app.saveDeckOptions('a' as DeckId, options({ newPerDay: 6 }))
  await app.saveDeckOptions('b' as DeckId, options({ newPerDay: 1 }))
  const home = await until(app.home, (view) => view?.waitingCount === 6)
  expect(home?.decks).toMatchObject([
    { title: 'A', newCount: 6 },
    { title: 'A::B', newCount: 1 },
    { title: 'A::C', newCount: 4 },
  ])
  const review = await reviewOf(app, ['a'])
  expect(review.view.get()).toMatchObject({ title: 'A', counts: { new: 6 } })
  await answer(review, 4)
  const inner = await reviewOf(app, ['c'])
  expect(inner.view.get()).toMatchObject({ title: 'A::C', counts: { new: 4 } })
  for (let card = 0; card < 4; card += 1) await answer(inner, 4)
  expect(await until(app.home, (view) => view?.waitingCount === 1)).toMatchObject({
    decks: [{ newCount: 1 }, { newCount: 1 }, { newCount: 0 }],
  })
  await expectWhole(made)
  await app.stop()
})

test('decks follow a preset, and what it says of them; without it they have what they had', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 9 }))
  const app = await openWindow(made)
  const append = (value: object | null) =>
    made.library.connect().call('journal:append', {
      afterSeq: made.library.journal.length,
      bodies: [{ type: 'document', at: made.nowMs, kind: 'preset', id: 'calm', value }],
    })
  await append({ id: 'calm', name: 'Calm', options: options({ newPerDay: 2 }) })
  await app.saveDeckOptions('verbs' as DeckId, options({ newPerDay: 5 }), 'calm')
  expect((await until(app.home, (view) => view?.waitingCount === 2))?.decks).toMatchObject([{ newCount: 2 }])
  expect((await reviewOf(app)).view.get()).toMatchObject({ counts: { new: 2 } })
  await append(null)
  await app.saveDeckOptions('verbs' as DeckId, options({ newPerDay: 5 }), 'calm')
  expect((await until(app.home, (view) => view?.waitingCount === 5))?.decks).toMatchObject([{ newCount: 5 }])
  await app.stop()
})

test('a session over chosen cards asks just these, due or not, and counts as any other', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 4 }))
  const app = await openWindow(made)
  const first = await reviewOf(app)
  for (let card = 0; card < 4; card += 1) await answer(first, 4)
  made.nowMs += 2 * DAY_MS
  const cards = ['verbs:n3:0', 'verbs:n1:0', 'verbs:gone:0'] as CardId[]
  const review = app.openReview({ title: 'Hard ones', cards, countsForSchedule: true })
  expect(await settled(review)).toMatchObject({
    title: 'Hard ones',
    isEarly: true,
    countsForSchedule: true,
    card: { cardId: 'verbs:n3:0' },
    counts: { review: 2 },
  })
  await answer(review, 3)
  const body = made.library.journal.at(-1)?.body as {
    after: { lastReviewDay: number; stabilityDays: number }
  }
  const before = made.library.journal[2]?.body as { after: { stabilityDays: number } }
  // Early by days: the memory grows, but by less than if the card had been due.
  expect(body.after.stabilityDays).toBeGreaterThan(before.after.stabilityDays)
  await answer(review, 3)
  expect(review.view.get()).toMatchObject({ phase: 'done', summary: { answered: 2 } })
  await expectWhole(made)
  await app.stop()
})

test('practice leaves the schedule alone, brings back what was not known, and can be undone', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 3 }))
  const app = await openWindow(made)
  const cards = ['verbs:n1:0', 'verbs:n2:0'] as CardId[]
  const review = app.openReview({ title: 'Cram', cards, countsForSchedule: false })
  await settled(review)
  review.turn()
  expect(review.view.get()).toMatchObject({
    countsForSchedule: false,
    outcomes: [{ waitSeconds: 60 }, { waitSeconds: null }, { waitSeconds: null }, { waitSeconds: null }],
  })
  await review.rate(1)
  await answer(review, 3)
  expect(review.view.get()).toMatchObject({ phase: 'question', card: { cardId: 'verbs:n1:0' } })
  await answer(review, 3)
  expect(review.view.get()).toMatchObject({ phase: 'done' })
  for (let step = 0; step < 3; step += 1) await review.undo()
  expect(review.view.get()).toMatchObject({
    phase: 'question',
    card: { cardId: 'verbs:n1:0' },
    canUndo: false,
  })
  await review.redo()
  expect(made.library.journal.map(({ body }) => body['type'])).toEqual([
    ...['practice', 'practice', 'practice'],
    ...['undoChange', 'undoChange', 'undoChange', 'practice'],
  ])
  await expectWhole(made)
  const home = await until(app.home, (view) => view !== undefined)
  expect(home).toMatchObject({ reviewedToday: 0, decks: [{ newCount: 3 }] })
  const info = await app.readCardInfo('verbs:n1:0' as CardId)
  expect(info?.history.map(({ kind, isUndone }) => `${kind} ${isUndone}`)).toEqual([
    'practice false',
    'practice true',
    'practice true',
  ])
  await app.stop()
})
