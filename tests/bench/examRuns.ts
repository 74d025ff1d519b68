// One scenario of the paired simulation behind exam plans: the plan's policy against a constant desired retention of 0.90,
// the same cards, the same luck, the same number of answers.
import { createMemoryModel, DEFAULT_MODEL, type MemoryModel } from '../../renderer/core/scheduler/fsrs.ts'
import { fitPlanNow } from '../../renderer/core/exam/plan/fitPrices.ts'
import { NEW_SHARE, planPolicy } from '../../renderer/core/exam/plan/planPolicy.ts'
import { rollOut } from '../../renderer/core/exam/plan/rollout.ts'
import type { Outlook, StudyPolicy } from '../../renderer/core/exam/plan/studyState.ts'
import { createValueGrid, type ValueGrid } from '../../renderer/core/exam/plan/valueTable.ts'

export type Truth = 'FSRS-6' | 'stress'

/**
 * Against what: `usual` asks what is due, then new cards, then what falls due next; `paced` begins new cards in time, as the
 * plan does; `idle` asks what is due, then new cards, and leaves the rest of the day unused: the plan is then given the
 * same number of answers in all, spread evenly over the days.
 */
export type Rival = 'usual' | 'paced' | 'idle'

export interface Scenario {
  readonly days: number
  readonly cards: number
  readonly answersPerDay: number
  readonly truth: Truth
  readonly rivals: readonly Rival[]
  readonly seeds: readonly number[]
}

/** Scores in points of 100, a pair for each seed. */
export interface Comparison {
  readonly rival: Rival
  readonly plan: readonly number[]
  readonly rivalScores: readonly number[]
  /** Mean answers in all. */
  readonly planAnswers: number
  readonly rivalAnswers: number
}

const DESIRED_RETENTION = 0.9

/**
 * The stress: memory that works by FSRS-5's published parameters, which forgets by another curve (decay 0.5 instead of 0.154)
 * from other first stabilities, while both sides go on believing FSRS-6.
 */
const STRESS_PARAMETERS = [
  0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11,
  0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621, 0, 0.5,
] as const
const TRUTHS: Readonly<Record<Truth, MemoryModel>> = {
  'FSRS-6': DEFAULT_MODEL,
  stress: createMemoryModel(STRESS_PARAMETERS),
}

const grids = new Map<number, ValueGrid>()
function gridFor(days: number): ValueGrid {
  const grid = grids.get(days) ?? createValueGrid(DEFAULT_MODEL, days)
  grids.set(days, grid)
  return grid
}

export function runScenario(scenario: Scenario): Comparison[] {
  const full = outlookOf(scenario, evenly(scenario.answersPerDay * scenario.days, scenario.days))
  const planned = scenario.rivals.some((rival) => rival !== 'idle') ? fitted(full) : null
  return scenario.rivals.map((rival) => {
    const policy = rivalPolicy(rival, full)
    const worlds = scenario.seeds.map((seed) => ({
      model: DEFAULT_MODEL,
      truth: TRUTHS[scenario.truth],
      seed,
    }))
    const rivals = worlds.map((world) => rollOut(full, policy, world))
    // The prices of an idle rival's budget are found once, for its mean.
    const spare =
      rival === 'idle' ? fitted(outlookOf(scenario, evenly(meanAnswers(rivals), scenario.days))) : null
    const plans = worlds.map((world, index) => {
      if (spare === null) return rollOut(full, planned as StudyPolicy, world)
      const total = answersOf(rivals[index] as (typeof rivals)[number])
      return rollOut(outlookOf(scenario, evenly(total, scenario.days)), spare, world)
    })
    return {
      rival,
      plan: plans.map(({ score }) => score * 100),
      rivalScores: rivals.map(({ score }) => score * 100),
      planAnswers: meanAnswers(plans),
      rivalAnswers: meanAnswers(rivals),
    }
  })
}

/** The plan's policy for an outlook; the prices come from seeds of their own. */
function fitted(outlook: Outlook): StudyPolicy {
  return planPolicy(fitPlanNow(outlook, DEFAULT_MODEL, gridFor(outlook.budgets.length)).table, outlook)
}

interface Run {
  readonly answersByDay: readonly number[]
}
const answersOf = ({ answersByDay }: Run): number => answersByDay.reduce((sum, answers) => sum + answers, 0)
const meanAnswers = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + answersOf(run), 0) / runs.length

/** `total` answers over the days, as evenly as whole numbers allow. */
function evenly(total: number, days: number): number[] {
  return Array.from(
    { length: days },
    (_, day) => Math.floor((total * (day + 1)) / days) - Math.floor((total * day) / days),
  )
}

/** All cards new, all worth the same. */
function outlookOf({ cards, days }: Scenario, budgets: readonly number[]): Outlook {
  return {
    standing: {
      stabilityDays: new Float64Array(cards),
      difficulty: new Float64Array(cards),
      elapsedDays: new Float64Array(cards),
      value: new Float64Array(cards).fill(1),
    },
    budgets,
    newOrder: Array.from({ length: cards }, (_, card) => card),
    newUntil: Math.max(1, Math.round(NEW_SHARE * days)),
  }
}

function rivalPolicy(rival: Rival, { newOrder, newUntil }: Outlook): StudyPolicy {
  return ({ day, stabilityDays, lastDay }) => {
    const fresh = newOrder.filter((card) => stabilityDays[card] === 0)
    const seen = newOrder
      .filter((card) => stabilityDays[card] !== 0 && (lastDay[card] as number) < day)
      .map((card) => ({ card, dueDay: dueDayOf(lastDay[card] as number, stabilityDays[card] as number) }))
      .sort((one, other) => one.dueDay - other.dueDay || one.card - other.card)
    const due = seen.filter(({ dueDay }) => dueDay <= day).map(({ card }) => card)
    const ahead = seen.filter(({ dueDay }) => dueDay > day).map(({ card }) => card)
    const paced = rival === 'paced' ? Math.ceil(fresh.length / Math.max(1, newUntil - day)) : 0
    const rest = [...due, ...fresh.slice(paced), ...(rival === 'idle' ? [] : ahead)]
    return { cards: [...fresh.slice(0, paced), ...rest], gains: [] }
  }
}

function dueDayOf(lastDay: number, stabilityDays: number): number {
  return lastDay + Math.max(1, Math.round(DEFAULT_MODEL.intervalDays(stabilityDays, DESIRED_RETENTION)))
}
