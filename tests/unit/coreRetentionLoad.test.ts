import { expect, test } from 'vitest'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import { loadForRetention, type LoadInput } from '../../renderer/core/stats/loadForRetention.ts'
import { TODAY } from '../support/builders.ts'

const known = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    stabilityDays: 5 + (index % 40),
    difficulty: 3 + (index % 6),
    lastReviewDay: (TODAY - (index % 12)) as StudyDay,
  }))

const input = (fields: Partial<LoadInput> = {}): LoadInput => ({
  cards: known(300),
  newCount: 0,
  newPerDay: 20,
  maximumIntervalDays: 36_500,
  day: TODAY,
  days: 60,
  ...fields,
})

test('a higher desired retention costs more reviews and leaves more recalled', () => {
  const loads = [0.75, 0.85, 0.9, 0.95].map((value) => loadForRetention(input(), value))
  for (const [index, load] of loads.slice(1).entries()) {
    expect(load.reviewsPerDay).toBeGreaterThan(loads[index]!.reviewsPerDay)
    expect(load.recallAtEnd).toBeGreaterThan(loads[index]!.recallAtEnd!)
  }
})

test('about as much is forgotten as the retention allows', () => {
  const { reviewsPerDay, lapsesPerDay } = loadForRetention(input({ days: 120 }), 0.85)
  expect(lapsesPerDay / reviewsPerDay).toBeGreaterThan(0.08)
  expect(lapsesPerDay / reviewsPerDay).toBeLessThan(0.25)
})

test('the same cards give the same load; ten times as many about ten times as much', () => {
  const once = loadForRetention(input(), 0.9)
  expect(loadForRetention(input(), 0.9)).toEqual(once)
  const tenfold = loadForRetention(input({ cards: known(3000) }), 0.9)
  expect(tenfold.reviewsPerDay / once.reviewsPerDay).toBeGreaterThan(8.5)
  expect(tenfold.reviewsPerDay / once.reviewsPerDay).toBeLessThan(11.5)
})

test('new cards come at the pace of the daily limit, and only as many as there are', () => {
  const none = loadForRetention(input({ cards: [] }), 0.9)
  expect(none).toMatchObject({ reviewsPerDay: 0, recallAtEnd: null })
  const some = loadForRetention(input({ cards: [], newCount: 100 }), 0.9)
  const slow = loadForRetention(input({ cards: [], newCount: 100, newPerDay: 1 }), 0.9)
  expect(some.reviewsPerDay).toBeGreaterThan(slow.reviewsPerDay)
  const never = loadForRetention(input({ cards: [], newCount: 100, newPerDay: 0 }), 0.9)
  expect(never.reviewsPerDay).toBe(0)
})

test('overdue cards are all asked at once', () => {
  const { reviewsPerDay } = loadForRetention(
    input({
      cards: known(10).map((card) => ({ ...card, lastReviewDay: (TODAY - 900) as StudyDay })),
      days: 1,
    }),
    0.9,
  )
  expect(reviewsPerDay).toBe(10)
})
