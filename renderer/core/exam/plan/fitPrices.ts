// Finds the price of an answer on each day: what the last answer that the day has room for gains. With the right prices a
// card waits exactly as long as its next turn is worth; they depend on how many cards there are and how much time.
import type { MemoryModel } from '../../scheduler/fsrs.ts'
import { planPolicy } from './planPolicy.ts'
import { rollOut } from './rollout.ts'
import type { Outlook } from './studyState.ts'
import { createValueTable, type ValueGrid, type ValueTable } from './valueTable.ts'

/** Prices, the same every day, to begin with. */
const FIRST_PRICES = [0.01, 0.03, 0.08, 0.2, 0.4] as const
/** Never those of an evaluation: see tests/bench/exam.ts. */
const FIRST_FIT_SEED = 777
/** Enough runs to see this many cards: chance weighs more in a small deck. */
const FIT_CARDS = 1200
const MOST_FIT_RUNS = 12
/** How far each round moves towards the prices that the last one showed. */
const STEP = 0.5
/** Prices are averaged over this many days either way. */
const SMOOTHED_DAYS = 2

export const FIT_ROUNDS = 8

/** Tables of prices that are the same every day, kept between fits on one grid: a form tries many times. */
export type PriceTables = Map<string, ValueTable>

export interface FittedPlan {
  readonly table: ValueTable
  /** Expected recall of each card on the exam day, 0–1. */
  readonly recall: Float64Array
  /** Their mean, weighted by value. */
  readonly score: number
  /** Mean answers on each day. */
  readonly answersByDay: readonly number[]
}

/**
 * The best prices found, and what they come to. Yields after each piece of work (tens of ms for a few hundred cards), so
 * that a window can breathe in between. The grid must reach as far as the outlook.
 */
export function* fitPlan(
  outlook: Outlook,
  model: MemoryModel,
  grid: ValueGrid,
  rounds: number = FIT_ROUNDS,
  tables: PriceTables = new Map(),
): Generator<undefined, FittedPlan> {
  const { budgets } = outlook
  const days = budgets.length
  const isStudied = (daysLeft: number) => (budgets[days - daysLeft] ?? 0) > 0
  const constantTable = (price: number): ValueTable => {
    const key = `${price} ${budgets.map((answers) => Number(answers > 0)).join('')}`
    const table = tables.get(key) ?? createValueTable(grid, () => price, isStudied)
    tables.set(key, table)
    return table
  }
  let prices: readonly number[] = budgets.map(() => FIRST_PRICES[0])
  let best = tryTable(constantTable(FIRST_PRICES[0]), outlook, model)
  for (const price of FIRST_PRICES.slice(1)) {
    yield
    const tried = tryTable(constantTable(price), outlook, model)
    if (tried.score <= best.score) continue
    best = tried
    prices = budgets.map(() => price)
  }
  let last = best
  for (let round = 0; round < rounds && days > 0; round += 1) {
    yield
    const shown = smoothed(last.lastGains, budgets)
    prices = prices.map((price, day) => price + STEP * ((shown[day] ?? price) - price))
    const paid = prices
    const table = createValueTable(grid, (daysLeft) => paid[days - daysLeft] ?? 0, isStudied)
    last = tryTable(table, outlook, model)
    if (last.score > best.score) best = last
  }
  return best
}

/** Runs the fit to its end without a pause. */
export function fitPlanNow(
  outlook: Outlook,
  model: MemoryModel,
  grid: ValueGrid,
  rounds?: number,
): FittedPlan {
  const fitting = fitPlan(outlook, model, grid, rounds)
  for (;;) {
    const step = fitting.next()
    if (step.done === true) return step.value
  }
}

function tryTable(table: ValueTable, outlook: Outlook, model: MemoryModel) {
  const policy = planPolicy(table, outlook)
  const count = outlook.standing.value.length
  const wanted = Math.min(MOST_FIT_RUNS, Math.ceil(FIT_CARDS / Math.max(1, count)))
  const runs = Array.from({ length: wanted }, (_, index) =>
    rollOut(outlook, policy, { model, seed: FIRST_FIT_SEED + index }),
  )
  const meanOf = (pick: (run: (typeof runs)[number]) => number) =>
    runs.reduce((sum, run) => sum + pick(run), 0) / runs.length
  return {
    table,
    score: meanOf(({ score }) => score),
    recall: outlook.standing.value.map((_, card) => meanOf(({ recall }) => recall[card] ?? 0)),
    answersByDay: outlook.budgets.map((_, day) => meanOf(({ answersByDay }) => answersByDay[day] ?? 0)),
    lastGains: outlook.budgets.map((_, day) => meanOf(({ lastGains }) => lastGains[day] ?? 0)),
  }
}

/** Means over the study days around; days off say nothing. */
function smoothed(gains: readonly number[], budgets: readonly number[]): number[] {
  return gains.map((gain, day) => {
    const around = gains
      .slice(Math.max(0, day - SMOOTHED_DAYS), day + SMOOTHED_DAYS + 1)
      .filter((_, index) => (budgets[Math.max(0, day - SMOOTHED_DAYS) + index] ?? 0) > 0)
    return around.length === 0 ? gain : around.reduce((sum, each) => sum + each, 0) / around.length
  })
}
