// What time comes to: the score that so many minutes a day lead to, and the minutes that a pass takes.
import type { MemoryModel } from '../../scheduler/fsrs.ts'
import type { Blueprint, ExamPrediction } from '../model.ts'
import type { ExamCards } from '../knowledge.ts'
import { predictScore, type DomainKnowledge, type Shift } from '../predictScore.ts'
import { fitPlan, type FittedPlan } from './fitPrices.ts'
import { budgetsOf, outlookOf, sampled, type PlanTime } from './outlook.ts'
import type { ExamPlan } from './planDocument.ts'
import type { ValueGrid } from './valueTable.ts'

/** Minutes a day that are tried, besides the learner's own. */
const MINUTES_TRIED = [5, 10, 15, 20, 30, 45, 60, 90, 120] as const

export interface Prospect {
  readonly minutesPerDay: number
  readonly prediction: ExamPrediction
}

export interface Feasibility {
  /** With the minutes of the plan. */
  readonly planned: Prospect
  /** Other times, ascending, the plan's own among them. */
  readonly prospects: readonly Prospect[]
  /** The least minutes whose expected score reaches the pass mark; null: not even the most that were tried. */
  readonly enough: Prospect | null
  readonly fitted: FittedPlan
}

export interface FeasibilityInput {
  readonly cards: ExamCards
  readonly blueprint: Blueprint
  readonly plan: ExamPlan
  readonly time: PlanTime
  readonly until: number
  /** What is besides known of each domain, in the order of the blueprint. */
  readonly sides: readonly { readonly domainId: string; readonly guess: number; readonly hunch: number }[]
  readonly shift: Shift
  readonly atMs: number
}

/** Yields between pieces of work; see `fitPlan`. The time tried is fitted coarsely, the plan's own time fully. */
export function* assess(
  input: FeasibilityInput,
  model: MemoryModel,
  grid: ValueGrid,
): Generator<undefined, Feasibility> {
  const { plan } = input
  const fitted = yield* fitFor(input, plan.minutesPerDay, model, grid)
  const planned = { minutesPerDay: plan.minutesPerDay, prediction: fitted.prediction }
  const prospects: Prospect[] = [planned]
  for (const minutesPerDay of MINUTES_TRIED) {
    if (minutesPerDay === plan.minutesPerDay) continue
    const tried = yield* fitFor(input, minutesPerDay, model, grid, 2)
    prospects.push({ minutesPerDay, prediction: tried.prediction })
  }
  prospects.sort((one, other) => one.minutesPerDay - other.minutesPerDay)
  const enough = yield* leastMinutes(input, prospects, model, grid)
  return { planned, prospects, enough, fitted: fitted.plan }
}

function* fitFor(
  { cards, blueprint, plan, time, until, sides, shift, atMs }: FeasibilityInput,
  minutesPerDay: number,
  model: MemoryModel,
  grid: ValueGrid,
  rounds?: number,
): Generator<undefined, { plan: FittedPlan; prediction: ExamPrediction }> {
  const sample = sampled(cards, budgetsOf({ ...plan, minutesPerDay }, time))
  const outlook = outlookOf(sample.cards, blueprint, sample.budgets, until, time.today)
  const fitted = yield* fitPlan(outlook, model, grid, rounds)
  const knowledge = sides.map((side, domain) => knowledgeAt(fitted.recall, sample.cards, domain, side))
  return { plan: fitted, prediction: predictScore(blueprint, knowledge, atMs, shift) }
}

function knowledgeAt(
  recall: Float64Array,
  { domain }: ExamCards,
  place: number,
  side: FeasibilityInput['sides'][number],
): DomainKnowledge {
  let all = 0
  let seen = 0
  let sum = 0
  recall.forEach((each, card) => {
    if (domain[card] !== place) return
    all += 1
    if (each > 0) seen += 1
    sum += each
  })
  return { ...side, covered: all === 0 ? 0 : seen / all, recall: seen === 0 ? 0 : sum / seen }
}

/** Between the last time tried that does not reach the pass mark and the first that does, to the minute. */
function* leastMinutes(
  input: FeasibilityInput,
  prospects: readonly Prospect[],
  model: MemoryModel,
  grid: ValueGrid,
): Generator<undefined, Prospect | null> {
  const { passMark } = input.blueprint
  const passes = ({ prediction }: Prospect) => prediction.mean >= passMark
  const first = prospects.findIndex(passes)
  if (first === -1) return null
  let enough = prospects[first] as Prospect
  let low = prospects[first - 1]?.minutesPerDay ?? 0
  while (enough.minutesPerDay - low > 1) {
    const minutesPerDay = Math.floor((low + enough.minutesPerDay) / 2)
    const tried = yield* fitFor(input, minutesPerDay, model, grid, 2)
    const prospect = { minutesPerDay, prediction: tried.prediction }
    if (passes(prospect)) enough = prospect
    else low = minutesPerDay
  }
  return enough
}
