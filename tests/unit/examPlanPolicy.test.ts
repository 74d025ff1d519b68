import { describe, expect, test } from 'vitest'
import { firstRating, recalledRating } from '../../renderer/core/exam/plan/answers.ts'
import { fitPlanNow } from '../../renderer/core/exam/plan/fitPrices.ts'
import { planPolicy } from '../../renderer/core/exam/plan/planPolicy.ts'
import { rollOut } from '../../renderer/core/exam/plan/rollout.ts'
import { beginState, type Outlook } from '../../renderer/core/exam/plan/studyState.ts'
import { createValueGrid, createValueTable } from '../../renderer/core/exam/plan/valueTable.ts'
import { DEFAULT_MODEL } from '../../renderer/core/scheduler/fsrs.ts'
import { runScenario } from '../bench/examRuns.ts'

const DAYS = 20
const grid = createValueGrid(DEFAULT_MODEL, DAYS)
const table = createValueTable(grid, () => 0.03)

function anOutlook(fields: Partial<Outlook> & { readonly cards?: number } = {}): Outlook {
  const { cards = 30, ...given } = fields
  return {
    standing: {
      stabilityDays: new Float64Array(cards),
      difficulty: new Float64Array(cards),
      elapsedDays: new Float64Array(cards),
      value: new Float64Array(cards).fill(1),
    },
    budgets: new Array<number>(DAYS).fill(12),
    newOrder: Array.from({ length: cards }, (_, card) => card),
    newUntil: 12,
    ...given,
  }
}

const world = { model: DEFAULT_MODEL, seed: 5 }
const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0)

describe('what asking a card is worth', () => {
  test('on the last day is the recall that it adds, per answer', () => {
    const { stabilityDays, difficulty, elapsedDays } = { stabilityDays: 4, difficulty: 5, elapsedDays: 6 }
    const known = DEFAULT_MODEL.retrievability(elapsedDays, stabilityDays)
    const waiting = DEFAULT_MODEL.retrievability(elapsedDays + 1, stabilityDays)
    // At most everything that is missing, at least what a perfect memory would leave to the lapses.
    const gain = table.reviewGain(1, stabilityDays, difficulty, elapsedDays)
    expect(gain).toBeGreaterThan(0)
    expect(gain).toBeLessThan((1 - waiting) / (2 - known))
  })

  test('is less than nothing right after an answer: the card had better wait', () => {
    expect(table.reviewGain(15, 20, 5, 1)).toBeLessThan(0.001)
    expect(table.reviewGain(15, 20, 5, 0)).toBe(-1)
  })

  test('of a new card is the most there is near the end', () => {
    expect(table.newGain(1)).toBeGreaterThan(table.reviewGain(1, 5, 5, 5))
    expect(table.newGain(1)).toBeGreaterThan(table.newGain(15))
  })
})

describe('a plan played forward', () => {
  const outlook = anOutlook()
  const policy = planPolicy(table, outlook)

  test('is the same again with the same seed, and another with another', () => {
    expect(rollOut(outlook, policy, world).score).toBe(rollOut(outlook, policy, world).score)
    expect(rollOut(outlook, policy, world).score).not.toBe(
      rollOut(outlook, policy, { ...world, seed: 6 }).score,
    )
  })

  test('uses the answers that each day has room for, what runs over taken from the next', () => {
    const { answersByDay } = rollOut(outlook, policy, world)
    expect(total(answersByDay)).toBeLessThanOrEqual(12 * DAYS + 2)
    expect(total(answersByDay)).toBeGreaterThan(12 * DAYS - 12)
    expect(Math.max(...answersByDay)).toBeLessThanOrEqual(14)
  })

  test('asks nothing on days off', () => {
    const budgets = outlook.budgets.map((answers, day) => (day % 7 === 3 ? 0 : answers))
    const off = anOutlook({ budgets })
    const { answersByDay, recall } = rollOut(off, planPolicy(table, off), world)
    expect(answersByDay.filter((_, day) => day % 7 === 3)).toEqual([0, 0, 0])
    expect([...recall].every((each) => each > 0)).toBe(true)
  })

  test('has seen every card in time, in the given order, where the answers allow it', () => {
    const seenOn = new Map<number, number>()
    rollOut(
      outlook,
      (state) => {
        for (let card = 0; card < state.count; card += 1) {
          if (state.stabilityDays[card] !== 0 && !seenOn.has(card)) seenOn.set(card, state.day)
        }
        return policy(state)
      },
      world,
    )
    expect(seenOn.size).toBe(30)
    expect(Math.max(...seenOn.values())).toBeLessThanOrEqual(12)
    expect([...seenOn.keys()]).toEqual([...seenOn.keys()].sort((one, other) => one - other))
  })

  test('ends with a revision of what would be recalled least', () => {
    const standing = {
      stabilityDays: Float64Array.from([3, 300, 30]),
      difficulty: Float64Array.from([5, 5, 5]),
      elapsedDays: Float64Array.from([5, 5, 5]),
      value: Float64Array.from([1, 1, 1]),
    }
    const last = anOutlook({ standing, budgets: [2], newOrder: [] })
    expect(planPolicy(table, last)(beginState(last)).cards).toEqual([0, 2, 1])
  })

  test('prefers what is worth more', () => {
    const standing = {
      stabilityDays: Float64Array.from([10, 10]),
      difficulty: Float64Array.from([5, 5]),
      elapsedDays: Float64Array.from([9, 9]),
      value: Float64Array.from([1, 3]),
    }
    const last = anOutlook({ standing, budgets: [2], newOrder: [] })
    expect(planPolicy(table, last)(beginState(last)).cards).toEqual([1, 0])
  })
})

describe('the fitted prices', () => {
  test('of an exam without cards, or without days, come to nothing', () => {
    expect(fitPlanNow(anOutlook({ cards: 0 }), DEFAULT_MODEL, grid).score).toBe(0)
    expect(fitPlanNow(anOutlook({ budgets: [] }), DEFAULT_MODEL, grid).score).toBe(0)
  })

  test('expect more of more time', () => {
    const scoreWith = (answers: number) =>
      fitPlanNow(anOutlook({ budgets: new Array<number>(DAYS).fill(answers) }), DEFAULT_MODEL, grid, 1).score
    expect(scoreWith(4)).toBeGreaterThan(scoreWith(2))
    expect(scoreWith(12)).toBeGreaterThan(scoreWith(4))
  })
})

test('a plan reaches more than a desired retention of 0.90 with as many answers', () => {
  const comparisons = runScenario({
    days: 30,
    cards: 60,
    answersPerDay: 12,
    truth: 'FSRS-6',
    rivals: ['usual', 'paced', 'idle'],
    seeds: Array.from({ length: 12 }, (_, index) => 50 + index),
  })
  for (const { plan, rivalScores, planAnswers, rivalAnswers } of comparisons) {
    expect(total(plan)).toBeGreaterThan(total(rivalScores))
    expect(Math.abs(planAnswers - rivalAnswers)).toBeLessThan(3)
  }
})

test('ratings are given by their shares', () => {
  expect([0, 0.25, 0.5, 0.9].map(firstRating)).toEqual([1, 2, 3, 4])
  expect([0.1, 0.5, 0.9].map(recalledRating)).toEqual([2, 3, 4])
})
