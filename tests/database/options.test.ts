import { expect, test } from 'vitest'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import type { DeckId } from '../../renderer/core/model/card.ts'
import {
  aDeck,
  answer,
  bench,
  DAY_MS,
  expectWhole,
  openWindow,
  reviewOf,
  until,
} from '../support/libraryBench.ts'

const VERBS = 'verbs' as DeckId

/** A library in which every card of a deck was answered with Easy, so that it is in review. */
async function studied(notes: number) {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes }))
  const app = await openWindow(made)
  const review = await reviewOf(app, ['verbs'])
  for (let index = 0; index < notes; index += 1) await answer(review, 4)
  review.end()
  return { made, app }
}

test('a deck that follows a preset has its options, and keeps its own for later', async () => {
  const { made, app } = await studied(1)
  const preset = { id: 'slow', name: 'Slow', options: { ...DEFAULT_DECK_OPTIONS, newPerDay: 3 } }
  expect(await app.presets.save(preset)).toBeNull()
  expect(await app.saveDeckOptions(VERBS, { ...DEFAULT_DECK_OPTIONS, newPerDay: 7 }, 'slow')).toBeNull()
  const deck = app.watchDeck(VERBS)
  const followed = await until(deck, (page) => page?.preset?.id === 'slow')
  expect(deck.get()).toMatchObject({ options: { newPerDay: 3 }, ownOptions: { newPerDay: 7 } })
  expect(followed).not.toBeNull()

  await app.presets.save({ ...preset, options: { ...preset.options, newPerDay: 5 } })
  await until(deck, (page) => page?.options.newPerDay === 5)
  await app.presets.remove('slow')
  await until(deck, (page) => page?.preset === null)
  expect(deck.get()?.options.newPerDay).toBe(7)
  await expectWhole(made)
  await app.stop()
})

test('what is previewed is what planning anew does, and undo brings the plan back', async () => {
  const { made, app } = await studied(12)
  made.nowMs += 4 * DAY_MS
  const after = { ...DEFAULT_DECK_OPTIONS, desiredRetention: 0.97 }
  const effect = await app.optionsEffect([VERBS], DEFAULT_DECK_OPTIONS, after, true)
  if (!effect.ok) throw new Error(effect.error)
  expect(effect.value.dueNow).toBe(0)
  expect(effect.value.dueIfMoved).toBeGreaterThan(0)
  expect(effect.value).toMatchObject({ moved: 12, todayBefore: 0, todayAfter: effect.value.dueIfMoved })

  const deck = app.watchDeck(VERBS)
  await until(deck, (page) => page !== undefined)
  const planned = deck.get()?.summary.forecast
  const replanned = await app.replanDecks([VERBS], after)
  expect(replanned).toMatchObject({ ok: true, value: { count: 12 } })
  await until(deck, (page) => page?.summary.dueCount === effect.value.dueIfMoved)
  await expectWhole(made)
  expect(replanned.ok && (await replanned.value.undo())).toBeNull()
  await until(deck, (page) => page?.summary.dueCount === 0)
  expect(deck.get()?.summary.forecast).toEqual(planned)
  await expectWhole(made)
  await app.stop()
})

test('options that did not change move nothing', async () => {
  const { app } = await studied(5)
  const effect = await app.optionsEffect([VERBS], DEFAULT_DECK_OPTIONS, DEFAULT_DECK_OPTIONS, true)
  expect(effect).toMatchObject({ ok: true, value: { moved: 0 } })
  await app.stop()
})

test('the predicted load grows with the desired retention', async () => {
  const { app } = await studied(8)
  const loads = await app.retentionLoads([VERBS], DEFAULT_DECK_OPTIONS)
  const reviews = loads.ok ? loads.value.map(({ reviewsPerDay }) => reviewsPerDay) : []
  expect(reviews.at(-1)).toBeGreaterThan(reviews[0] ?? Infinity)
  await app.stop()
})
