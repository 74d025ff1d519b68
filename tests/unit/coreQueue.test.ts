import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Card, StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import { buildQueue } from '../../renderer/core/queue/buildQueue.ts'
import { limitsLeft } from '../../renderer/core/queue/limits.ts'
import { placeOf } from '../../renderer/core/queue/place.ts'
import { aCard, aProgress, NOON_MS, TODAY } from '../support/builders.ts'

const daysAgo = (days: number) => (TODAY - days) as StudyDay
const fresh = (count: number) =>
  Array.from({ length: count }, (_, index) => aCard({ noteId: `f${index}`, position: index * 1000 }))
const reviews = (count: number, dueDay = TODAY) =>
  Array.from({ length: count }, (_, index) =>
    aCard({ noteId: `r${dueDay}.${index}`, state: 'review', dueDay }),
  )
const notesOf = (cards: readonly Card[]) => cards.map(({ noteKey }) => noteKey.slice('verbs:'.length))
const seed = `${TODAY} verbs`

describe('the queue', () => {
  test('spreads new cards evenly between the reviews, in deck order', () => {
    const { main } = buildQueue({ learning: [], review: reviews(9), fresh: fresh(3), seed })
    expect(main.map(({ progress }) => (progress.state === 'new' ? 'n' : '.')).join('')).toBe('..n...n...n.')
    expect(notesOf(main).filter((note) => note.startsWith('f'))).toEqual(['f0', 'f1', 'f2'])
    const more = buildQueue({ learning: [], review: reviews(1), fresh: fresh(3), seed }).main
    expect(notesOf(more).filter((note) => note.startsWith('f'))).toEqual(['f0', 'f1', 'f2'])
  })

  test('asks the longest overdue reviews first, shuffled within a day', () => {
    const review = [...reviews(20), ...reviews(20, daysAgo(3))]
    const { main } = buildQueue({ learning: [], review, fresh: [], seed })
    expect(main.map(({ progress }) => progress.dueDay)).toEqual([
      ...new Array<number>(20).fill(TODAY - 3),
      ...new Array<number>(20).fill(TODAY),
    ])
    expect(notesOf(main)).not.toEqual(notesOf([...reviews(20, daysAgo(3)), ...reviews(20)]))
  })

  test('is the same for the same seed however the cards came in, and another on another day', () => {
    const review = reviews(20)
    const queue = buildQueue({ learning: [], review, fresh: fresh(5), seed })
    expect(buildQueue({ learning: [], review: review.toReversed(), fresh: fresh(5), seed })).toEqual(queue)
    expect(buildQueue({ learning: [], review, fresh: fresh(5), seed: `${TODAY + 1} verbs` })).not.toEqual(
      queue,
    )
  })

  test('orders learning cards by the moment at which they fall due', () => {
    const learning = [3, 1, 2].map((minute) =>
      aCard({ noteId: `l${minute}`, state: 'learning', dueAtMs: NOON_MS + minute * 60_000 }),
    )
    expect(notesOf(buildQueue({ learning, review: [], fresh: [], seed }).learning)).toEqual([
      'l1',
      'l2',
      'l3',
    ])
  })

  test('asks one card of a note: one in learning, else a review, else the first new one', () => {
    const { learning, main } = buildQueue({
      learning: [0, 1].map((ordinal) => aCard({ noteId: 'a', ordinal, state: 'learning' })),
      review: [
        aCard({ noteId: 'a', ordinal: 2, state: 'review' }),
        aCard({ noteId: 'b', ordinal: 0, state: 'review' }),
        aCard({ noteId: 'b', ordinal: 1, state: 'review', dueDay: daysAgo(1) }),
      ],
      fresh: [
        aCard({ noteId: 'b', ordinal: 2 }),
        aCard({ noteId: 'c', ordinal: 0 }),
        aCard({ noteId: 'c', ordinal: 1 }),
      ],
      seed,
    })
    expect(learning.map(({ id }) => id)).toEqual(['verbs:a:0', 'verbs:a:1'])
    expect(main.map(({ id }) => id).sort()).toEqual(['verbs:b:1', 'verbs:c:0'])
  })

  test('loses no card and doubles none, and no stretch of it has too many new cards', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(count, count, fc.string(), (newCount, reviewCount, anySeed) => {
        const cards = [...fresh(newCount), ...reviews(reviewCount)]
        const { main } = buildQueue({
          learning: [],
          review: reviews(reviewCount),
          fresh: fresh(newCount),
          seed: anySeed,
        })
        expect(main.map(({ id }) => id).sort()).toEqual(cards.map(({ id }) => id).sort())
        let seen = 0
        main.forEach(({ progress }, index) => {
          if (progress.state === 'new') seen += 1
          expect(Math.abs(seen - ((index + 1) * newCount) / main.length)).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

describe('the daily limits', () => {
  const options = { ...DEFAULT_DECK_OPTIONS, newPerDay: 10, reviewsPerDay: 50 }

  test('are lessened by what was studied today, never below zero', () => {
    expect(limitsLeft(options, { day: TODAY, newCount: 3, reviewCount: 60 }, TODAY)).toEqual({
      newLeft: 7,
      reviewLeft: 0,
    })
  })

  test('are whole when nothing was studied today', () => {
    const whole = { newLeft: 10, reviewLeft: 50 }
    expect(limitsLeft(options, undefined, TODAY)).toEqual(whole)
    expect(limitsLeft(options, { day: daysAgo(1), newCount: 3, reviewCount: 60 }, TODAY)).toEqual(whole)
  })
})

test('a card waits where it falls due: at a moment, by study day, among the new, or nowhere', () => {
  expect(placeOf(aProgress())).toEqual({ queue: 'new', order: 0 })
  expect(placeOf(aProgress({ state: 'review' }))).toEqual({ queue: 'review', order: TODAY })
  expect(placeOf(aProgress({ state: 'relearning' }))).toEqual({ queue: 'learning', order: NOON_MS })
  expect(placeOf(aProgress({ state: 'learning', dueAtMs: null, dueDay: TODAY }))).toEqual({
    queue: 'review',
    order: TODAY,
  })
  expect(placeOf(aProgress({ state: 'review', isSuspended: true }))).toEqual({ queue: 'suspended', order: 0 })
})
