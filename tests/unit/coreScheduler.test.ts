import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RATINGS, type CardId, type CardProgress, type StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../../renderer/core/model/deckOptions.ts'
import { createMemoryModel, DEFAULT_PARAMETERS } from '../../renderer/core/scheduler/fsrs.ts'
import { retrievability } from '../../renderer/core/scheduler/retrievability.ts'
import { NEW_PROGRESS, scheduleOutcomes } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import { aProgress, DAY_END_MS, NOON_MS, TODAY } from '../support/builders.ts'

const ID = 'verbs:n1:0' as CardId
const NOW = { nowMs: NOON_MS, day: TODAY, dayEndMs: DAY_END_MS }
const outcomesOf = (progress: CardProgress, options: Partial<DeckOptions> = {}, id = ID, at = NOW) =>
  scheduleOutcomes(id, progress, at, { ...DEFAULT_DECK_OPTIONS, ...options })
const waitsOf = (progress: CardProgress, options: Partial<DeckOptions> = {}) => {
  const outcomes = outcomesOf(progress, options)
  return RATINGS.map((rating) => outcomes[rating].waitSeconds)
}
const DAY = 86_400

describe('a new card', () => {
  test('waits a minute after again, between the steps after hard, ten minutes after good, days after easy', () => {
    const outcomes = outcomesOf(NEW_PROGRESS)
    expect([1, 2, 3].map((rating) => outcomes[rating as 1].waitSeconds)).toEqual([60, 330, 600])
    expect(outcomes[1].after).toMatchObject({
      state: 'learning',
      stepIndex: 0,
      dueAtMs: NOON_MS + 60_000,
      dueDay: null,
    })
    expect(outcomes[2].after).toMatchObject({ state: 'learning', stepIndex: 0, dueAtMs: NOON_MS + 330_000 })
    expect(outcomes[3].after).toMatchObject({ state: 'learning', stepIndex: 1, dueAtMs: NOON_MS + 600_000 })
    expect(outcomes[4].after).toMatchObject({ state: 'review', stepIndex: 0, dueAtMs: null })
    expect(outcomes[4].waitSeconds).toBeGreaterThanOrEqual(6 * DAY)
    expect(outcomes[4].after.dueDay).toBe(TODAY + outcomes[4].waitSeconds / DAY)
  })

  test('gets its first memory from the rating alone', () => {
    const outcomes = outcomesOf(NEW_PROGRESS)
    expect(RATINGS.map((rating) => outcomes[rating].after.stabilityDays)).toEqual([
      0.212, 1.2931, 2.3065, 8.2956,
    ])
    for (const rating of RATINGS) {
      expect(outcomes[rating].after).toMatchObject({
        reps: 1,
        lapses: 0,
        lastReviewAtMs: NOON_MS,
        lastReviewDay: TODAY,
      })
    }
  })

  test('goes to review at once when there are no steps', () => {
    const outcomes = outcomesOf(NEW_PROGRESS, { learningStepsMinutes: [] })
    for (const rating of RATINGS)
      expect(outcomes[rating].after).toMatchObject({ state: 'review', dueAtMs: null })
    expect(waitsOf(NEW_PROGRESS, { learningStepsMinutes: [] }).slice(0, 3)).toEqual([DAY, DAY, 2 * DAY])
  })

  test('waits half as long again after hard when there is one step only, but at most a day more', () => {
    expect(waitsOf(NEW_PROGRESS, { learningStepsMinutes: [10] }).slice(0, 2)).toEqual([600, 900])
    expect(waitsOf(NEW_PROGRESS, { learningStepsMinutes: [3 * 1440] }).slice(0, 2)).toEqual([
      3 * DAY,
      4 * DAY,
    ])
  })
})

describe('a learning card', () => {
  test('repeats its step after hard, begins anew after again, graduates after good on the last step', () => {
    const outcomes = outcomesOf(aProgress({ state: 'learning', stepIndex: 1, stabilityDays: 2.3 }))
    expect(outcomes[1].after).toMatchObject({ state: 'learning', stepIndex: 0, dueAtMs: NOON_MS + 60_000 })
    expect(outcomes[2].after).toMatchObject({ state: 'learning', stepIndex: 1, dueAtMs: NOON_MS + 600_000 })
    expect(outcomes[3].after).toMatchObject({
      state: 'review',
      stepIndex: 0,
      dueAtMs: null,
      dueDay: TODAY + 2,
    })
    expect(outcomes[1].after.lapses).toBe(0)
  })

  test('goes on from the last step when its steps were shortened meanwhile', () => {
    const outcomes = outcomesOf(aProgress({ state: 'learning', stepIndex: 5 }))
    expect(outcomes[2].waitSeconds).toBe(600)
    expect(outcomes[3].after.state).toBe('review')
  })

  test('is due on a study day, still learning, after a step of a day or longer', () => {
    const outcomes = outcomesOf(NEW_PROGRESS, { learningStepsMinutes: [1, 1440, 4320] })
    expect(outcomes[3]).toMatchObject({
      waitSeconds: DAY,
      after: { state: 'learning', stepIndex: 1, dueDay: TODAY + 1 },
    })
    expect(outcomes[3].after.dueAtMs).toBeNull()
    const next = outcomesOf(outcomes[3].after, { learningStepsMinutes: [1, 1440, 4320] })
    expect(next[3]).toMatchObject({
      waitSeconds: 3 * DAY,
      after: { state: 'learning', stepIndex: 2, dueDay: TODAY + 3 },
    })
    expect(next[4].waitSeconds).toBeGreaterThan(3 * DAY)
  })

  test('stays due at a moment when a shorter step goes past the end of the day', () => {
    const late = { ...NOW, nowMs: DAY_END_MS - 60_000 }
    const { after } = outcomesOf(NEW_PROGRESS, {}, ID, late)[3]
    expect(after).toMatchObject({ dueAtMs: DAY_END_MS + 540_000, dueDay: null })
  })
})

describe('a review card', () => {
  test('is relearned after a lapse, and counts it', () => {
    const { after, waitSeconds } = outcomesOf(aProgress({ state: 'review' }))[1]
    expect(after).toMatchObject({ state: 'relearning', stepIndex: 0, lapses: 1, reps: 4, dueDay: null })
    expect(waitSeconds).toBe(600)
    expect(after.stabilityDays).toBeLessThan(10)
  })

  test('stays in review after a lapse when there are no relearning steps', () => {
    const { after } = outcomesOf(aProgress({ state: 'review' }), { relearningStepsMinutes: [] })[1]
    expect(after).toMatchObject({ state: 'review', lapses: 1, dueAtMs: null })
    expect(after.dueDay).toBeGreaterThan(TODAY)
  })

  test('comes back to review from relearning without another lapse', () => {
    const lapsed = outcomesOf(aProgress({ state: 'review' }))[1].after
    const outcomes = outcomesOf(lapsed)
    expect(outcomes[3].after).toMatchObject({ state: 'review', lapses: 1, reps: 5 })
    expect(outcomes[1].after).toMatchObject({ state: 'relearning', lapses: 1 })
    expect(outcomes[2].waitSeconds).toBe(900)
  })

  test('is never planned within an interval that the memory model lengthens', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (number) => {
        const outcomes = outcomesOf(aProgress({ state: 'review' }), {}, `verbs:n${number}:0` as CardId)
        expect(outcomes[3].waitSeconds).toBeGreaterThan(10 * DAY)
      }),
    )
  })

  test('answered twice on one study day uses the same-day formula', () => {
    const today = aProgress({ state: 'review', lastReviewDay: TODAY, dueDay: (TODAY + 10) as StudyDay })
    const outcomes = outcomesOf(today)
    const { next } = createMemoryModel(DEFAULT_PARAMETERS)
    for (const rating of RATINGS) {
      const memory = next({ stabilityDays: 10, difficulty: 5 }, 0, rating)
      expect(outcomes[rating].after).toMatchObject(memory)
    }
    expect(outcomes[3].after.stabilityDays).toBeCloseTo(
      10 * Math.max(1, Math.exp(0.5425 * 0.0912) * 10 ** -0.0658),
      6,
    )
  })

  test('keeps to the maximum interval, whatever the order asks for', () => {
    const waits = waitsOf(aProgress({ state: 'review', stabilityDays: 5000 }), { maximumIntervalDays: 5 })
    expect(waits.slice(1)).toEqual([5 * DAY, 5 * DAY, 5 * DAY])
  })
})

const aMemory = {
  stabilityDays: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  reps: fc.integer({ min: 1, max: 500 }),
  lapses: fc.integer({ min: 0, max: 50 }),
}
/** Cards of any kind, reviewed ten years in the past or, on a clock that was wrong, ten years ahead. */
const anyProgress: fc.Arbitrary<CardProgress> = fc
  .record({
    ...aMemory,
    state: fc.constantFrom('review', 'learning', 'relearning', 'new'),
    stepIndex: fc.integer({ min: 0, max: 3 }),
    ago: fc.integer({ min: -3650, max: 3650 }),
    interval: fc.integer({ min: 1, max: 3650 }),
  })
  .map(({ ago, interval, state, ...fields }) => {
    if (state === 'new') return NEW_PROGRESS
    const lastReviewDay = (TODAY - ago) as StudyDay
    const lastReviewAtMs = NOON_MS - ago * 86_400_000
    const due =
      state === 'review'
        ? { dueDay: (lastReviewDay + interval) as StudyDay, dueAtMs: null, stepIndex: 0 }
        : { dueDay: null, dueAtMs: lastReviewAtMs + 60_000 }
    return { ...NEW_PROGRESS, ...fields, state, lastReviewDay, lastReviewAtMs, ...due }
  })
const anyId = fc.integer({ min: 0, max: 9999 }).map((number) => `verbs:n${number}:0` as CardId)
const ascendingSteps = fc
  .uniqueArray(fc.integer({ min: 1, max: 6000 }), { maxLength: 4 })
  .map((steps) => steps.sort((one, other) => one - other))
const anyOptions: fc.Arbitrary<DeckOptions> = fc
  .record({
    desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
    learningStepsMinutes: ascendingSteps,
    relearningStepsMinutes: ascendingSteps,
    maximumIntervalDays: fc.constantFrom(1, 5, 30, 365, 36_500),
  })
  .map((options) => ({ ...DEFAULT_DECK_OPTIONS, ...options }))

describe('whatever the card, the options and the clock', () => {
  test('waits are ordered: again ≤ hard < good < easy, unless the maximum interval or the steps forbid', () => {
    fc.assert(
      fc.property(anyId, anyProgress, anyOptions, (id, progress, options) => {
        const outcomes = scheduleOutcomes(id, progress, NOW, options)
        const [again, hard, good, easy] = RATINGS.map((rating) => outcomes[rating].waitSeconds) as [
          number,
          number,
          number,
          number,
        ]
        const most = options.maximumIntervalDays * DAY
        const isReview = (rating: 2 | 3 | 4) => outcomes[rating].after.state === 'review'
        if (progress.state === 'review' && options.relearningStepsMinutes.length > 0) {
          expect(outcomes[1].after.state).toBe('relearning')
        } else if (good <= most) expect(again).toBeLessThanOrEqual(hard)
        if (isReview(2) || !isReview(3)) expect(hard).toBeLessThanOrEqual(good)
        if (progress.state === 'review' && hard < most) expect(hard).toBeLessThan(good)
        if (easy < most) expect(good).toBeLessThan(easy)
        for (const rating of [2, 3, 4] as const)
          if (isReview(rating)) expect(outcomes[rating].waitSeconds).toBeLessThanOrEqual(most)
      }),
      { numRuns: 2000 },
    )
  })

  test('every number is finite, no interval is under a day, and the card is due where its state says', () => {
    fc.assert(
      fc.property(anyId, anyProgress, anyOptions, (id, progress, options) => {
        const outcomes = scheduleOutcomes(id, progress, NOW, options)
        for (const rating of RATINGS) {
          const { after, waitSeconds } = outcomes[rating]
          expect(outcomes[rating].rating).toBe(rating)
          expect(Number.isFinite(waitSeconds) && waitSeconds > 0).toBe(true)
          expect(after.stabilityDays).toBeGreaterThan(0)
          expect(after.stabilityDays).toBeLessThanOrEqual(36_500)
          expect(after.difficulty >= 1 && after.difficulty <= 10).toBe(true)
          expect(after.reps).toBe(progress.reps + 1)
          expect((after.dueDay === null) !== (after.dueAtMs === null)).toBe(true)
          if (after.dueDay !== null) expect(after.dueDay).toBe(TODAY + waitSeconds / DAY)
          if (after.dueAtMs !== null) expect(after.dueAtMs).toBe(NOON_MS + waitSeconds * 1000)
          if (after.state === 'review') expect(after.dueDay).toBeGreaterThan(TODAY)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('what the button promised is what happens: the same card gets the same outcomes at any time of the day', () => {
    fc.assert(
      fc.property(
        anyId,
        anyProgress,
        anyOptions,
        fc.integer({ min: 0, max: 3_600_000 }),
        (id, progress, options, later) => {
          const first = scheduleOutcomes(id, progress, NOW, options)
          expect(scheduleOutcomes(id, progress, NOW, options)).toEqual(first)
          const second = scheduleOutcomes(id, progress, { ...NOW, nowMs: NOON_MS + later }, options)
          for (const rating of RATINGS) expect(second[rating].waitSeconds).toBe(first[rating].waitSeconds)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a longer absence never makes the predicted recall better, and a clock put back counts as no absence', () => {
    const card = aProgress({ state: 'review' })
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (days) => {
        const now = retrievability(card, (TODAY + days) as StudyDay)
        expect(retrievability(card, (TODAY + days + 1) as StudyDay)).toBeLessThanOrEqual(now)
        if (days <= -10) expect(now).toBe(1)
      }),
    )
    expect(retrievability(card, TODAY)).toBeCloseTo(0.9, 6)
    expect(retrievability(NEW_PROGRESS, TODAY)).toBe(0)
  })
})
