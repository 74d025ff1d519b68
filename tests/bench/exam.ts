// `npm run bench -- exam [--seeds N]`: the paired simulation that chose the policy of exam plans, and the table that the
// README's claim rests on. Deterministic: the same numbers on every machine.
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../electron/launch/build.ts'
import type { Comparison, Rival, Scenario, Truth } from './examRuns.ts'

const HORIZONS = [14, 30, 60, 90] as const
const DECK_SIZES = [100, 400] as const
/** Answers that there is time for in all, per card: from too few to see every card twice to more than 0.90 asks for. */
const ANSWERS_PER_CARD = [2, 3, 4, 6, 8] as const
const TRUTHS: readonly Truth[] = ['FSRS-6', 'stress']
const RIVALS: readonly Rival[] = ['usual', 'paced', 'idle']
/** Prices are fitted, and the policy was chosen, on other seeds (777–788, 90,000–90,099). */
const FIRST_SEED = 1_000_000
/** Points that the policy is to gain in most scenarios. */
const AIM = 1.5

export interface ExamRow {
  readonly days: number
  readonly cards: number
  readonly answersPerDay: number
  readonly truth: Truth
  readonly rival: Rival
  readonly rivalScore: number
  readonly planScore: number
  readonly difference: number
  /** Half the width of the 95 % interval of the difference. */
  readonly margin: number
  readonly answersPerCard: number
}

export async function measureExam(seeds: number): Promise<readonly ExamRow[]> {
  const scenarios: Scenario[] = []
  for (const days of HORIZONS) {
    for (const cards of DECK_SIZES) {
      for (const perCard of ANSWERS_PER_CARD) {
        for (const truth of TRUTHS) {
          scenarios.push({
            days,
            cards,
            answersPerDay: Math.round((cards * perCard) / days),
            truth,
            rivals: RIVALS,
            seeds: Array.from({ length: seeds }, (_, index) => FIRST_SEED + index),
          })
        }
      }
    }
  }
  const results = await inWorkers(scenarios)
  return scenarios.flatMap((scenario, index) =>
    (results[index] ?? []).map((comparison) => rowOf(scenario, comparison)),
  )
}

function rowOf({ days, cards, answersPerDay, truth }: Scenario, comparison: Comparison): ExamRow {
  const { rival, plan, rivalScores, planAnswers } = comparison
  const differences = plan.map((score, index) => score - (rivalScores[index] ?? Number.NaN))
  const difference = mean(differences)
  const variance = mean(differences.map((each) => (each - difference) ** 2))
  return {
    days,
    cards,
    answersPerDay,
    truth,
    rival,
    rivalScore: mean(rivalScores),
    planScore: mean(plan),
    difference,
    margin: 1.96 * Math.sqrt(variance / Math.max(1, differences.length - 1)),
    answersPerCard: planAnswers / cards,
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** One process for each processor; the longest scenarios first, so that all end at about the same time. */
async function inWorkers(scenarios: readonly Scenario[]): Promise<readonly (readonly Comparison[])[]> {
  const results: (readonly Comparison[])[] = []
  const costOf = (index: number) => {
    const { days, cards, answersPerDay } = scenarios[index] as Scenario
    return days * (cards + answersPerDay)
  }
  const waiting = scenarios.map((_, index) => index).sort((one, other) => costOf(one) - costOf(other))
  const file = path.join(projectRoot, 'tests/bench/examWorker.ts')
  const work = async (): Promise<void> => {
    // Inherits how this process runs TypeScript.
    const worker = fork(file, { serialization: 'advanced' })
    const failed = new Promise<never>((_, reject) => {
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`A worker of the simulation ended with ${code}`)))
    })
    failed.catch(() => undefined)
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const answer = new Promise<readonly Comparison[]>((resolve) => {
        worker.once('message', (comparisons) => resolve(comparisons as readonly Comparison[]))
      })
      worker.send(scenarios[index] as Scenario)
      results[index] = await Promise.race([answer, failed])
    }
    worker.disconnect()
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), scenarios.length) }, work))
  return results
}

export function formatExamRows(rows: readonly ExamRow[]): string {
  const lines = TRUTHS.flatMap((truth) => [
    `\nTruth: ${truth}. Points of 100; plan − rival with its 95 % interval, equal numbers of answers.`,
    'days  cards  answers/day   plan   due first, then new   new cards in time   spare unused (answers/card)',
    ...lineKeys(rows, truth).map((own) => {
      const [first] = own
      const cell = (rival: Rival) => differenceText(own.find((row) => row.rival === rival))
      const idle = own.find(({ rival }) => rival === 'idle')
      return [
        String(first?.days).padStart(4),
        String(first?.cards).padStart(5),
        String(first?.answersPerDay).padStart(11),
        (first?.planScore ?? 0).toFixed(1).padStart(5),
        cell('usual').padStart(19),
        cell('paced').padStart(17),
        `${cell('idle')} (${idle?.answersPerCard.toFixed(1)})`.padStart(27),
      ].join('  ')
    }),
  ])
  return [...lines, '', ...RIVALS.map((rival) => verdictText(rows, rival))].join('\n')
}

function lineKeys(rows: readonly ExamRow[], truth: Truth): ExamRow[][] {
  const groups = new Map<string, ExamRow[]>()
  for (const row of rows) {
    if (row.truth !== truth) continue
    const key = `${row.days} ${row.cards} ${row.answersPerDay}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

function differenceText(row: ExamRow | undefined): string {
  if (row === undefined) return '–'
  const sign = row.difference < 0 ? '−' : '+'
  return `${sign}${Math.abs(row.difference).toFixed(2)} ±${row.margin.toFixed(2)}`
}

const RIVAL_WORDS: Readonly<Record<Rival, string>> = {
  usual: '0.90, what is due first, then new cards',
  paced: '0.90, new cards begun in time as the plan does',
  idle: '0.90, spare time left unused',
}

function verdictText(rows: readonly ExamRow[], rival: Rival): string {
  const own = rows.filter((row) => row.rival === rival)
  const worse = own.filter(({ difference, margin }) => difference + margin < 0).length
  const better = own.filter(({ difference }) => difference >= AIM).length
  const differences = own.map(({ difference }) => difference)
  return (
    `Against ${RIVAL_WORDS[rival]}: worse beyond the interval in ${worse} of ${own.length}, better by ${AIM} points or more ` +
    `in ${better} of ${own.length}; from ${Math.min(...differences).toFixed(2)} to +${Math.max(...differences).toFixed(2)}.`
  )
}
