// What time comes to: the score that so many minutes a day lead to, and the minutes that a pass takes.
import type { MemoryModel } from '../../scheduler/fsrs.ts'
import type { Blueprint, ExamPrediction } from '../model.ts'
import type { ExamCards } from '../knowledge.ts'
import { predictScore, type DomainKnowledge, type Shift } from '../predictScore.ts'
import { fitPlan, type FittedPlan, type PriceTables } from './fitPrices.ts'
import { budgetsOf, outlookOf, sampled, type PlanTime } from './outlook.ts'
import type { ExamPlan } from './planDocument.ts'
import type { ValueGrid } from './valueTable.ts'

/** Minutes a day that are tried, besides the learner's own, until more would bring nothing. */
const MINUTES_TRIED = [2, 5, 10, 15, 20, 30, 45, 60, 90, 120] as const
/** An expected score from which on more time is not tried. */
const NEARLY_ALL = 0.985
/** Rounds of the coarse fits of these. */
const COARSE_ROUNDS = 1
/** Tries, at most, to find the least minutes that pass. */
const MOST_TRIES = 4

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

interface Means {
  readonly model: MemoryModel
  readonly grid: ValueGrid
  readonly tables: PriceTables
}

/** Yields between pieces of work; see `fitPlan`. The time tried is fitted coarsely, the plan's own time fully. */
export function* assess(
  input: FeasibilityInput,
  model: MemoryModel,
  grid: ValueGrid,
): Generator<undefined, Feasibility> {
  const { plan } = input
  const tables: PriceTables = new Map()
  const fitted = yield* fitFor(input, plan.minutesPerDay, { model, grid, tables })
  const planned = { minutesPerDay: plan.minutesPerDay, prediction: fitted.prediction }
  const prospects: Prospect[] = [planned]
  for (const minutesPerDay of MINUTES_TRIED) {
    if (minutesPerDay === plan.minutesPerDay) continue
    if (minutesPerDay > plan.minutesPerDay && planned.prediction.mean >= NEARLY_ALL) break
    const tried = yield* fitFor(input, minutesPerDay, { model, grid, tables }, COARSE_ROUNDS)
    prospects.push({ minutesPerDay, prediction: tried.prediction })
    if (minutesPerDay > plan.minutesPerDay && tried.prediction.mean >= NEARLY_ALL) break
  }
  prospects.sort((one, other) => one.minutesPerDay - other.minutesPerDay)
  const enough = yield* leastMinutes(input, prospects, { model, grid, tables })
  return { planned, prospects, enough, fitted: fitted.plan }
}

function* fitFor(
  { cards, blueprint, plan, time, until, sides, shift, atMs }: FeasibilityInput,
  minutesPerDay: number,
  { model, grid, tables }: Means,
  rounds?: number,
): Generator<undefined, { plan: FittedPlan; prediction: ExamPrediction }> {
  const sample = sampled(cards, budgetsOf({ ...plan, minutesPerDay }, time))
  const outlook = outlookOf(sample.cards, blueprint, sample.budgets, until, time.today)
  const fitted = yield* fitPlan(outlook, model, grid, rounds, tables)
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

/** Between the last time tried that does not reach the pass mark and the first that does: where the line between crosses. */
function* leastMinutes(
  input: FeasibilityInput,
  prospects: readonly Prospect[],
  means: Means,
): Generator<undefined, Prospect | null> {
  const { passMark } = input.blueprint
  const passes = ({ prediction }: Prospect) => prediction.mean >= passMark
  const first = prospects.findIndex(passes)
  if (first === -1) return null
  let enough = prospects[first] as Prospect
  let short = prospects[first - 1]
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const from = short?.minutesPerDay ?? 0
    const low = short?.prediction.mean ?? 0
    if (enough.minutesPerDay - from <= 1) break
    const share = (passMark - low) / Math.max(1e-9, enough.prediction.mean - low)
    const crossing = Math.ceil(from + share * (enough.minutesPerDay - from))
    const minutesPerDay = Math.min(
      Math.max(crossing, Math.floor(from) + 1),
      Math.ceil(enough.minutesPerDay) - 1,
    )
    const tried = yield* fitFor(input, minutesPerDay, means, COARSE_ROUNDS)
    const prospect = { minutesPerDay, prediction: tried.prediction }
    if (passes(prospect)) enough = prospect
    else short = prospect
  }
  return enough
}
