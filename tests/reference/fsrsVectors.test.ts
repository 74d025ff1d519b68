import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { RATINGS, type Rating } from '../../renderer/core/model/card.ts'
import {
  createMemoryModel,
  DEFAULT_MODEL,
  DEFAULT_PARAMETERS,
  type Memory,
} from '../../renderer/core/scheduler/fsrs.ts'

// Values that the FSRS authors' own implementations agree on. They are not part of Verso: without them this is skipped.
const file = fileURLToPath(new URL('../../../shared/reference/fsrs6-known-vectors.json', import.meta.url))
const isThere = existsSync(file)
if (!isThere) console.log('skipped: no FSRS-6 reference vectors beside the checkout')

interface Vectors {
  readonly ivl_history_good_x6_again_x2_good_x5: readonly number[]
  readonly memory_state: {
    readonly ratings: readonly Rating[]
    readonly intervals: readonly number[]
    readonly short_term: { readonly s: number; readonly d: number }
  }
  readonly 'next_interval_S1_dr_0.1_to_1.0': readonly number[]
  readonly first_review: { readonly stability: readonly number[]; readonly difficulty: readonly number[] }
}
const vectors = () => JSON.parse(readFileSync(file, 'utf8')) as Vectors

function expectNear(value: number, reference: number) {
  expect(Math.abs(value / reference - 1)).toBeLessThanOrEqual(5e-4)
}

describe.skipIf(!isThere)('against the reference implementations, FSRS-6 with default parameters', () => {
  test('gives a first review the same stability and difficulty', () => {
    const { stability, difficulty } = vectors().first_review
    RATINGS.forEach((rating, index) => {
      const memory = DEFAULT_MODEL.next(null, 0, rating)
      expectNear(memory.stabilityDays, stability[index] as number)
      expectNear(memory.difficulty, difficulty[index] as number)
    })
  })

  test('comes to the same memory after six reviews, the second on the day of the first', () => {
    const { ratings, intervals, short_term: expected } = vectors().memory_state
    let memory: Memory | null = null
    ratings.forEach((rating, index) => {
      memory = DEFAULT_MODEL.next(memory, intervals[index] as number, rating)
    })
    const last = memory as Memory | null
    expectNear(last?.stabilityDays ?? 0, expected.s)
    expectNear(last?.difficulty ?? 0, expected.d)
  })

  test('plans the same intervals for every desired retention', () => {
    vectors()['next_interval_S1_dr_0.1_to_1.0'].forEach((expected, index) => {
      const days = Math.max(1, Math.round(DEFAULT_MODEL.intervalDays(1, (index + 1) / 10)))
      expectNear(days, expected)
    })
  })

  test('plans the same intervals through six times good, twice again, five times good', () => {
    // ts-fsrs keeps a card that was just learned or forgotten for the same day: interval 0 where we have a step.
    const ratings: readonly Rating[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]
    let memory: Memory | null = null
    let elapsed = 0
    const intervals = ratings.map((rating, index) => {
      memory = DEFAULT_MODEL.next(memory, elapsed, rating)
      const isStep = rating === 1 || index === 0
      elapsed = isStep ? 0 : Math.max(1, Math.round(DEFAULT_MODEL.intervalDays(memory.stabilityDays, 0.9)))
      return elapsed
    })
    expect(intervals).toEqual(vectors().ivl_history_good_x6_again_x2_good_x5)
  })
})

describe('FSRS-6 with default parameters', () => {
  test('begins with the published stability and difficulty', () => {
    const first = RATINGS.map((rating) => DEFAULT_MODEL.next(null, 0, rating))
    expect(first.map(({ stabilityDays }) => stabilityDays)).toEqual([0.212, 1.2931, 2.3065, 8.2956])
    ;[6.4133, 5.11217071, 2.11810397, 1].forEach((difficulty, index) => {
      expectNear(first[index]?.difficulty ?? 0, difficulty)
    })
  })

  test('follows the published formulas', () => {
    const w = DEFAULT_PARAMETERS as number[] & { [index: number]: number }
    const at = (index: number) => w[index] as number
    const factor = 0.9 ** (-1 / at(20)) - 1
    const recall = (days: number, stability: number) => (1 + (factor * days) / stability) ** -at(20)
    const [s, d, t] = [12, 6, 20]
    const r = recall(t, s)
    expectNear(DEFAULT_MODEL.retrievability(t, s), r)
    expectNear(DEFAULT_MODEL.intervalDays(s, 0.8), (s / factor) * (0.8 ** (-1 / at(20)) - 1))
    const growth = Math.exp(at(8)) * (11 - d) * s ** -at(9) * (Math.exp(at(10) * (1 - r)) - 1)
    const memory = { stabilityDays: s, difficulty: d }
    expectNear(DEFAULT_MODEL.next(memory, t, 2).stabilityDays, s * (1 + growth * at(15)))
    expectNear(DEFAULT_MODEL.next(memory, t, 3).stabilityDays, s * (1 + growth))
    expectNear(DEFAULT_MODEL.next(memory, t, 4).stabilityDays, s * (1 + growth * at(16)))
    const lapse = at(11) * d ** -at(12) * ((s + 1) ** at(13) - 1) * Math.exp(at(14) * (1 - r))
    expectNear(DEFAULT_MODEL.next(memory, t, 1).stabilityDays, Math.min(lapse, s / Math.exp(at(17) * at(18))))
    const sameDay = (rating: number) => Math.exp(at(17) * (rating - 3 + at(18))) * s ** -at(19)
    expectNear(DEFAULT_MODEL.next(memory, 0, 1).stabilityDays, s * sameDay(1))
    expectNear(DEFAULT_MODEL.next(memory, 0, 4).stabilityDays, s * Math.max(1, sameDay(4)))
    const easyFirst = Math.min(Math.max(at(4) - Math.exp(at(5) * 3) + 1, -Infinity), 10)
    expectNear(
      DEFAULT_MODEL.next(memory, t, 1).difficulty,
      at(7) * easyFirst + (1 - at(7)) * (d + (at(6) * 2 * (10 - d)) / 9),
    )
  })

  test('takes other parameters, and refuses what are none', () => {
    const other = DEFAULT_PARAMETERS.map((value, index) => (index === 2 ? 5 : value))
    expect(createMemoryModel(other).next(null, 0, 3).stabilityDays).toBe(5)
    expect(() => createMemoryModel([1, 2, 3])).toThrow(/21 finite parameters/)
    expect(() => createMemoryModel(DEFAULT_PARAMETERS.map(() => Number.NaN))).toThrow(/21 finite parameters/)
  })

  test('makes something finite even of a memory that cannot be', () => {
    for (const memory of [
      { stabilityDays: 1e9, difficulty: 40 },
      { stabilityDays: 1e-9, difficulty: 0 },
    ]) {
      for (const rating of RATINGS) {
        const next = DEFAULT_MODEL.next(memory, 1e6, rating)
        expect(Number.isFinite(next.stabilityDays) && Number.isFinite(next.difficulty)).toBe(true)
      }
    }
  })
})
