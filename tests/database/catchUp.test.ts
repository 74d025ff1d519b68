import { expect, test } from 'vitest'
import type { DeckCountsRow, StateRow } from '../../renderer/data/index.ts'
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
} from '../support/libraryBench.ts'

const digestOf = ({ meta }: Record<string, unknown[]>) => (meta as StateRow[])[0]?.cards

test('a catch-up plan spreads what is overdue in one step, which can be taken back', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 10 }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  for (let card = 0; card < 10; card += 1) await answer(review, 4)
  review.end()
  made.nowMs += 60 * DAY_MS

  const preview = await app.previewCatchUp('all')
  if (!preview.ok) throw new Error(preview.error)
  expect(preview.value).toMatchObject({ overdueCount: 10, daysAway: 60 })
  expect(preview.value.longestWaitDays).toBeGreaterThan(40)
  expect(preview.value.recallInMonth).toBeLessThan(preview.value.recallNow)
  const before = await dump(made)

  const applied = await app.applyCatchUp('all', { perDay: 4, order: 'leastLoss' })
  if (!applied.ok) throw new Error(applied.error)
  expect(applied.value).toMatchObject({ count: 10, told: expect.stringContaining('10 cards') })
  const records = made.library.journal.filter(({ body }) => body['type'] === 'change')
  expect(records).toMatchObject([{ body: { action: 'catchUp' } }])
  const [counts] = (await dump(made))['deckCounts'] as DeckCountsRow[]
  expect(Object.values(counts?.reviewByDay ?? {})).toEqual([4, 4, 2])
  expect(await settled(await reviewOf(app))).toMatchObject({ counts: { review: 4 } })
  await expectWhole(made)

  expect(await applied.value.undo()).toBeNull()
  const after = await dump(made)
  expect(after['cards']).toEqual(before['cards'])
  expect(after['deckCounts']).toEqual(before['deckCounts'])
  expect(digestOf(after)).toEqual(digestOf(before))
  await expectWhole(made)
  await app.stop()
})

test('a plan is not taken back over an answer that was given since', async () => {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 3 }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  for (let card = 0; card < 3; card += 1) await answer(review, 4)
  made.nowMs += 60 * DAY_MS
  const applied = await app.applyCatchUp('all', { perDay: 1, order: 'due' })
  await answer(await reviewOf(app), 3)
  const records = made.library.journal.length
  expect(applied.ok && (await applied.value.undo())).toContain('cannot be taken back')
  expect(made.library.journal).toHaveLength(records)
  await expectWhole(made)
  await app.stop()
})
