import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzzedIntervalDays } from '../../renderer/core/scheduler/fuzz.ts'

const rangeOf = (days: number, minimum = 1, maximum = 1000) => [
  fuzzedIntervalDays(days, 0, minimum, maximum),
  fuzzedIntervalDays(days, 0.9999, minimum, maximum),
]

describe('fuzz', () => {
  test('leaves intervals under two and a half days alone', () => {
    expect(rangeOf(1)).toEqual([1, 1])
    expect(rangeOf(2.49)).toEqual([2, 2])
  })

  test('moves by a day, and 15 % from 2.5 days, 10 % from 7, 5 % from 20', () => {
    expect(rangeOf(2.5)).toEqual([2, 4])
    expect(rangeOf(7)).toEqual([5, 9])
    expect(rangeOf(17)).toEqual([14, 20])
    expect(rangeOf(37)).toEqual([33, 41])
  })

  test('keeps to the bounds, and the maximum wins over the minimum', () => {
    expect(rangeOf(100, 101)).toEqual([101, 108])
    expect(rangeOf(100, 1, 99)).toEqual([92, 99])
    expect(rangeOf(1, 8, 5)).toEqual([5, 5])
    expect(rangeOf(2, 3)).toEqual([3, 4])
  })

  test('reaches every day of its range', () => {
    const days = new Set(
      Array.from({ length: 100 }, (_, index) => fuzzedIntervalDays(17, index / 100, 1, 1000)),
    )
    expect([...days].sort((one, other) => one - other)).toEqual([14, 15, 16, 17, 18, 19, 20])
  })

  test('never makes the longer of two intervals the shorter one', () => {
    const days = fc.double({ min: 0.1, max: 5000, noNaN: true })
    const chance = fc.double({ min: 0, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(days, days, chance, (one, other, luck) => {
        const [shorter, longer] = one < other ? [one, other] : [other, one]
        expect(fuzzedIntervalDays(shorter, luck, 1, 36_500)).toBeLessThanOrEqual(
          fuzzedIntervalDays(longer, luck, 1, 36_500),
        )
      }),
      { numRuns: 2000 },
    )
  })
})
