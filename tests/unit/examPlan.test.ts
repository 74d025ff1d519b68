import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examCardsOf, type ExamCards } from '../../renderer/core/exam/knowledge.ts'
import { afterExam, optionsBeforeExam } from '../../renderer/core/exam/plan/dueCap.ts'
import { assess, type FeasibilityInput } from '../../renderer/core/exam/plan/feasibility.ts'
import { fitPlanNow } from '../../renderer/core/exam/plan/fitPrices.ts'
import {
  answerSeconds,
  budgetsOf,
  newUntil,
  outlookOf,
  sampled,
} from '../../renderer/core/exam/plan/outlook.ts'
import {
  DEFAULT_STUDY_WEEK,
  parseExamPlan,
  planPhase,
  weekdayOf,
  type ExamPlan,
} from '../../renderer/core/exam/plan/planDocument.ts'
import { todaysCards } from '../../renderer/core/exam/plan/todaysCards.ts'
import { createValueGrid } from '../../renderer/core/exam/plan/valueTable.ts'
import { PRIOR_SHIFT } from '../../renderer/core/exam/predictScore.ts'
import type { CardId, StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import { DEFAULT_MODEL } from '../../renderer/core/scheduler/fsrs.ts'
import { scheduleOutcomes } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import { aProgress, DAY_END_MS, NOON_MS, TODAY } from '../support/builders.ts'
import { aBlueprint, aDomain } from '../support/examBuilders.ts'

const day = (offset: number) => (TODAY + offset) as StudyDay
const plan: ExamPlan = { startDay: TODAY, studyWeek: DEFAULT_STUDY_WEEK, minutesPerDay: 10 }
const time = { today: TODAY, examDay: day(20), secondsPerAnswer: 10, answeredToday: 0 }
const blueprint = aBlueprint({
  questions: 40,
  passMark: 0.8,
  domains: [aDomain({ id: 'law', weight: 3 }), aDomain({ id: 'care', weight: 1 })],
})
const sides = [
  { domainId: 'law', guess: 0, hunch: 0 },
  { domainId: 'care', guess: 0, hunch: 0 },
]
const fresh = (domainIndex: number) => ({ progress: aProgress(), domainIndex })
const known = (domainIndex: number, stabilityDays = 10, daysAgo = 5) => ({
  progress: aProgress({ state: 'review', stabilityDays, lastReviewDay: day(-daysAgo) }),
  domainIndex,
})
const cardsOf = (law: number, care: number): ExamCards =>
  examCardsOf([
    ...Array.from({ length: law }, () => fresh(0)),
    ...Array.from({ length: care }, () => fresh(1)),
  ])
const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0)

describe('the time of a plan', () => {
  test('is so many answers on each day of study, none on others, less what today has had', () => {
    expect(weekdayOf(TODAY)).toBe(0)
    const weekdays = { ...plan, studyWeek: [true, true, true, true, true, false, false] as const }
    const budgets = budgetsOf(weekdays, { ...time, examDay: day(9), answeredToday: 25 })
    expect(budgets).toEqual([35, 60, 60, 60, 60, 0, 0, 60, 60])
    expect(budgetsOf(plan, { ...time, answeredToday: 500 })[0]).toBe(0)
    expect(budgetsOf(plan, { ...time, examDay: TODAY })).toEqual([])
  })

  test('goes by the learner’s own pace, once there is one', () => {
    expect(answerSeconds(null)).toBe(10)
    const pace = {
      answerMs: { new: 8000, learning: 4000, review: 6000, relearning: 1 },
      stepsPerNew: 1,
      stepsPerReview: 0,
    }
    expect(answerSeconds(pace)).toBe(6)
  })

  test('leaves the last two fifths of it free of new cards, however many days were missed', () => {
    expect(newUntil(plan, TODAY, day(20))).toBe(12)
    expect(newUntil(plan, day(5), day(20))).toBe(7)
    expect(newUntil(plan, day(19), day(20))).toBe(1)
  })

  test('has a beginning and an end', () => {
    expect(planPhase(null, TODAY)).toBe('noDate')
    expect(planPhase(day(1), TODAY)).toBe('running')
    expect(planPhase(TODAY, TODAY)).toBe('over')
    expect(planPhase(day(-1), TODAY)).toBe('over')
    expect(planPhase(day(400), TODAY)).toBe('tooFar')
  })
})

test('a plan is read as it was written, and not at all when it is damaged', () => {
  expect(parseExamPlan(JSON.parse(JSON.stringify(plan)) as Record<string, unknown>)).toEqual(plan)
  expect(parseExamPlan({ ...plan, minutesPerDay: 0 })).toBeNull()
  expect(parseExamPlan({ ...plan, studyWeek: [true] })).toBeNull()
})

describe('the outlook', () => {
  test('shares a domain’s questions among its cards', () => {
    const { standing } = outlookOf(cardsOf(10, 10), blueprint, [60], 1, TODAY)
    expect((standing.value[0] ?? 0) / (standing.value[10] ?? 1)).toBeCloseTo(3, 10)
    expect(total(standing.value)).toBeCloseTo(20, 10)
  })

  test('begins new cards in proportion to the weights of their domains', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (law, care) => {
        const { newOrder } = outlookOf(cardsOf(law, care), blueprint, [60], 1, TODAY)
        expect(newOrder).toHaveLength(law + care)
        let lawSeen = 0
        let careSeen = 0
        for (const card of newOrder) {
          if (card < law) lawSeen += 1
          else careSeen += 1
          if (lawSeen < law && careSeen < care)
            expect(Math.abs(lawSeen / 3 - careSeen)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('of very many cards is worked out on a sample that keeps the proportions', () => {
    const { cards, budgets } = sampled(cardsOf(3000, 1000), [100, 100, 0, 100])
    expect(cards.count).toBe(400)
    expect([...cards.domain].filter((domain) => domain === 0)).toHaveLength(300)
    expect(budgets).toEqual([10, 10, 0, 10])
  })
})

describe('today', () => {
  const grid = createValueGrid(DEFAULT_MODEL, 20)
  const today = (cards: ExamCards, minutes = 10, isAskable = (_card: number) => true) => {
    const outlook = outlookOf(
      cards,
      blueprint,
      budgetsOf({ ...plan, minutesPerDay: minutes }, time),
      newUntil(plan, TODAY, time.examDay),
      TODAY,
    )
    const { table } = fitPlanNow(outlook, DEFAULT_MODEL, grid, 1)
    return todaysCards(
      outlook,
      table,
      () => 0.9,
      (card) => `note ${Math.floor(card / 2)}`,
      isAskable,
    )
  }

  test('asks one card of a note, and none that is put aside', () => {
    const { cards } = today(cardsOf(40, 20), 10, (card) => card >= 10)
    expect(cards.every((card) => card >= 10)).toBe(true)
    expect(new Set(cards.map((card) => Math.floor(card / 2))).size).toBe(cards.length)
  })

  test('keeps to the time that there is', () => {
    const { answers, newCount, reviewCount, cards } = today(cardsOf(400, 200), 5)
    expect(answers).toBeLessThan(30 + 3)
    expect(newCount + reviewCount).toBe(cards.length)
    expect(today(cardsOf(4, 2), 0.01).cards.length).toBeLessThanOrEqual(1)
  })

  test('does not ask what gains nothing', () => {
    const learnt = examCardsOf(Array.from({ length: 30 }, () => known(0, 2000, 1)))
    expect(today(learnt).reviewCount).toBeLessThan(30)
  })
})

describe('feasibility', () => {
  const input: FeasibilityInput = {
    cards: cardsOf(60, 20),
    blueprint,
    plan,
    time,
    until: 12,
    sides,
    shift: PRIOR_SHIFT,
    atMs: NOON_MS,
  }
  const assessed = (given: Partial<FeasibilityInput> = {}) => {
    const work = assess({ ...input, ...given }, DEFAULT_MODEL, createValueGrid(DEFAULT_MODEL, 20))
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
    }
  }

  test('says what the plan’s minutes lead to, what others would, and how many a pass takes', () => {
    const { planned, prospects, enough } = assessed()
    expect(prospects.map(({ minutesPerDay }) => minutesPerDay)).toContain(10)
    expect(planned.prediction.mean).toBeGreaterThan(0.3)
    expect(prospects.at(-1)?.prediction.mean ?? 0).toBeGreaterThan(prospects[0]?.prediction.mean ?? 1)
    expect(enough?.prediction.mean ?? 0).toBeGreaterThanOrEqual(blueprint.passMark)
    const less = prospects.filter(({ minutesPerDay }) => minutesPerDay < (enough?.minutesPerDay ?? 0))
    expect(less.every(({ prediction }) => prediction.mean < blueprint.passMark)).toBe(true)
  })

  test('says when no time is enough', () => {
    const tomorrow = { ...time, examDay: day(1) }
    expect(assessed({ time: tomorrow, until: 1, cards: cardsOf(3000, 1000) }).enough).toBeNull()
  })
})

describe('due days before an exam', () => {
  const at = { nowMs: NOON_MS, day: TODAY, dayEndMs: DAY_END_MS }
  const progress = aProgress({ state: 'review', stabilityDays: 60, lastReviewDay: day(-50), dueDay: TODAY })
  const cardId = 'verbs:n1:0' as CardId

  test('end on the day before it, and the order of the ratings stands', () => {
    const outcomes = scheduleOutcomes(
      cardId,
      progress,
      at,
      optionsBeforeExam(DEFAULT_DECK_OPTIONS, TODAY, day(10)),
    )
    for (const rating of [2, 3, 4] as const) {
      expect(outcomes[rating].after.dueDay).toBeLessThan(day(10))
      expect(outcomes[rating].after.dueDay).toBeGreaterThan(TODAY)
    }
    expect(optionsBeforeExam(DEFAULT_DECK_OPTIONS, TODAY, day(1)).maximumIntervalDays).toBe(1)
  })

  test('go, after it, where ordinary scheduling would have put them; others stay', () => {
    const exam = { startDay: day(-20), examDay: TODAY }
    const capped = { ...progress, lastReviewDay: day(-3), dueDay: day(-1) }
    const back = afterExam(capped, exam, DEFAULT_DECK_OPTIONS)
    expect(back).toEqual({ ...capped, dueDay: day(57) })
    expect(afterExam(back ?? capped, exam, DEFAULT_DECK_OPTIONS)).toBeNull()
    expect(afterExam({ ...capped, lastReviewDay: day(-30) }, exam, DEFAULT_DECK_OPTIONS)).toBeNull()
    expect(afterExam({ ...capped, stabilityDays: 2 }, exam, DEFAULT_DECK_OPTIONS)).toBeNull()
    expect(afterExam(aProgress(), exam, DEFAULT_DECK_OPTIONS)).toBeNull()
  })
})
