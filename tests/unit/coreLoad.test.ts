import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardId, Rating, StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS, type EasyDays } from '../../renderer/core/model/deckOptions.ts'
import { DEFAULT_MODEL } from '../../renderer/core/scheduler/fsrs.ts'
import { fuzzRange } from '../../renderer/core/scheduler/fuzz.ts'
import { isLeechAt } from '../../renderer/core/scheduler/leech.ts'
import { balancedDays, weekdayOf } from '../../renderer/core/scheduler/loadBalance.ts'
import { scheduleOutcomes } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import { aProgress, DAY_END_MS, NOON_MS, TODAY } from '../support/builders.ts'

const ID = 'verbs:n1:0' as CardId
const NOW = { nowMs: NOON_MS, day: TODAY, dayEndMs: DAY_END_MS }
const EVEN: EasyDays = [1, 1, 1, 1, 1, 1, 1]
const RANGE = { earliest: 10, latest: 16 }
const shares = fc.constantFrom(0, 0.5, 1)
const anyWeek = fc.tuple(shares, shares, shares, shares, shares, shares, shares) as fc.Arbitrary<EasyDays>

test('a week begins on Monday', () => {
  // 2027-03-01 was one.
  expect([0, 1, 5, 6, 7].map((days) => weekdayOf(TODAY + days))).toEqual([0, 1, 5, 6, 0])
  expect(weekdayOf(-1)).toBe(2)
})

describe('the balance of load', () => {
  test('takes the days with least due far more often, and keeps to the range of fuzz', () => {
    const load = (day: StudyDay) => (day === TODAY + 12 ? 2 : 60)
    const taken = Array.from({ length: 500 }, (_, index) =>
      balancedDays(RANGE, TODAY, { loadBalance: true, easyDays: EVEN }, load, index / 500),
    )
    expect(taken.filter((days) => days === 12).length).toBeGreaterThan(480)
    expect(Math.min(...taken)).toBeGreaterThanOrEqual(RANGE.earliest)
    expect(Math.max(...taken)).toBeLessThanOrEqual(RANGE.latest)
  })

  test('gives a day of the week no more than its share, and nothing where that is none', () => {
    const options = { loadBalance: false, easyDays: [1, 1, 1, 1, 1, 0, 0.5] as EasyDays }
    const taken = Array.from({ length: 6500 }, (_, index) =>
      weekdayOf(TODAY + balancedDays(RANGE, TODAY, options, () => 0, index / 6500)),
    )
    const of = (weekday: number) => taken.filter((each) => each === weekday).length
    expect(of(5)).toBe(0)
    expect(of(6) / of(0)).toBeCloseTo(0.5, 1)
  })

  test('has to take a day that should have none when the range holds no other', () => {
    const options = { loadBalance: true, easyDays: [0, 0, 0, 0, 0, 0, 0] as EasyDays }
    expect(balancedDays(RANGE, TODAY, options, () => 3, 0.5)).toBe(13)
  })

  test('never leaves the fuzz range of a rating, keeps the ratings apart, and is the same each time', () => {
    const loads = fc.array(fc.nat(80), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(
        loads,
        anyWeek,
        fc.nat(40),
        fc.double({ min: 1, max: 30, noNaN: true }),
        (due, easyDays, reps, stability) => {
          const load = (day: StudyDay) => due[day - TODAY] ?? 0
          const options = { ...DEFAULT_DECK_OPTIONS, loadBalance: true, easyDays }
          const progress = aProgress({ state: 'review', reps, stabilityDays: stability })
          const outcomes = scheduleOutcomes(ID, progress, NOW, options, DEFAULT_MODEL, load)
          expect(scheduleOutcomes(ID, progress, NOW, options, DEFAULT_MODEL, load)).toEqual(outcomes)
          const daysOf = (rating: Rating) => (outcomes[rating].after.dueDay ?? 0) - TODAY
          expect(daysOf(2)).toBeLessThan(daysOf(3))
          expect(daysOf(3)).toBeLessThan(daysOf(4))
          const ideal = DEFAULT_MODEL.intervalDays(outcomes[3].after.stabilityDays, 0.9)
          const { earliest, latest } = fuzzRange(ideal, 1, 36_500)
          expect(daysOf(3)).toBeLessThanOrEqual(Math.max(latest, daysOf(2) + 1))
          expect(daysOf(3)).toBeGreaterThanOrEqual(earliest)
        },
      ),
    )
  })

  test('levels a crowd of cards that would fall due together', () => {
    const spread = (loadBalance: boolean) => {
      const due = new Map<number, number>()
      for (let card = 0; card < 400; card += 1) {
        const progress = aProgress({ state: 'review', stabilityDays: 30 })
        const options = { ...DEFAULT_DECK_OPTIONS, loadBalance }
        const load = (day: StudyDay) => due.get(day) ?? 0
        const { after } = scheduleOutcomes(
          `verbs:n${card}:0` as CardId,
          progress,
          NOW,
          options,
          DEFAULT_MODEL,
          load,
        )[3]
        due.set(after.dueDay as number, load(after.dueDay as StudyDay) + 1)
      }
      return Math.max(...due.values())
    }
    expect(spread(true)).toBeLessThan(spread(false))
  })
})

describe('a leech', () => {
  test('is told at the threshold and at each half of it after', () => {
    const told = (leechThreshold: number) =>
      Array.from({ length: 20 }, (_, index) => index + 1).filter((lapses) =>
        isLeechAt(lapses, { leechThreshold }),
      )
    expect(told(8)).toEqual([8, 12, 16, 20])
    expect(told(5)).toEqual([5, 8, 11, 14, 17, 20])
    expect(told(1)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test('is marked by the answer itself, and suspended where the deck asks for it', () => {
    const progress = aProgress({ state: 'review', lapses: 7 })
    const marking = scheduleOutcomes(ID, progress, NOW, DEFAULT_DECK_OPTIONS)
    expect(marking[1]).toMatchObject({
      isLeechNow: true,
      after: { isLeech: true, isSuspended: false, lapses: 8 },
    })
    for (const rating of [2, 3, 4] as const)
      expect(marking[rating]).toMatchObject({ isLeechNow: false, after: { isLeech: false, lapses: 7 } })
    const suspending = scheduleOutcomes(ID, progress, NOW, {
      ...DEFAULT_DECK_OPTIONS,
      leechAction: 'suspend',
    })
    expect(suspending[1]).toMatchObject({ isLeechNow: true, after: { isLeech: true, isSuspended: true } })
    const again = scheduleOutcomes(ID, { ...progress, lapses: 8 }, NOW, DEFAULT_DECK_OPTIONS)
    expect(again[1]).toMatchObject({ isLeechNow: false, after: { isLeech: false } })
  })
})
