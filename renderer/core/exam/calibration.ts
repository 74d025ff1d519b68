// How good the predictions were that stood before each mock exam. Nothing is left out because it is unflattering.
import type { Sitting } from './model.ts'
import { resultOf } from './results.ts'
import { scoreInterval } from './scoring.ts'
import type { Answers } from './sitting.ts'

/** One mock exam beside what was predicted before it. */
export interface JudgedMock {
  readonly sittingId: Sitting['id']
  readonly atMs: number
  readonly predicted: number
  readonly low: number
  readonly high: number
  readonly score: number
  readonly passMark: number
  readonly passProbability: number
  readonly isPassed: boolean
  readonly isWithin: boolean
}

/** Questions whose predicted chance was about the same; shares, 0–1. */
export interface ReliabilityBin {
  /** Of the predicted chance, from this to below `to`; the last one holds 1. */
  readonly from: number
  readonly to: number
  readonly questions: number
  readonly predicted: number
  readonly observed: number
  /** 95 % interval of the observed share. */
  readonly low: number
  readonly high: number
}

export interface Calibration {
  readonly mocks: readonly JudgedMock[]
  readonly questions: number
  /** Mean squared error of the chances given to questions; 0 is perfect, 0.25 what saying 50 % always gets. Null: no questions. */
  readonly brier: number | null
  /** The same for one who knew the share of right answers beforehand and said it of every question. */
  readonly brierOfMean: number | null
  /** Mean squared error of the chances of passing. */
  readonly passBrier: number | null
  /** Filled bins only, ascending. */
  readonly bins: readonly ReliabilityBin[]
  /** Mean of score less prediction: above 0, the predictions were too low. */
  readonly bias: number | null
}

const BINS = 10

/** `sittings`: those judged, see `judgedSittings`. A question's chance is its domain's predicted mean. */
export function calibrationOf(
  sittings: readonly Sitting[],
  answersOf: (id: Sitting['id']) => Answers,
): Calibration {
  const mocks: JudgedMock[] = []
  const forecasts: { readonly chance: number; readonly points: number }[] = []
  for (const sitting of sittings) {
    const { prediction, rules } = sitting
    if (prediction === null) continue
    const result = resultOf(sitting, answersOf(sitting.id))
    mocks.push({
      sittingId: sitting.id,
      atMs: sitting.startedAtMs,
      predicted: prediction.mean,
      low: prediction.low,
      high: prediction.high,
      score: result.score,
      passMark: result.passMark,
      passProbability: prediction.passProbability,
      isPassed: result.isPassed,
      isWithin: result.score >= prediction.low - 1e-9 && result.score <= prediction.high + 1e-9,
    })
    const chances = new Map(prediction.byDomain.map(({ domainId, mean }) => [domainId, mean]))
    for (const { domainId, points } of result.questions) {
      const mean = chances.get(domainId)
      // Predicted points back to the chance of a right answer, where a penalty took some away.
      if (mean !== undefined)
        forecasts.push({
          chance: (mean + rules.penalty) / (1 + rules.penalty),
          points: Math.max(0, points),
        })
    }
  }
  const shareRight = meanOf(forecasts.map(({ points }) => points))
  return {
    mocks,
    questions: forecasts.length,
    brier: meanOf(forecasts.map(({ chance, points }) => (chance - points) ** 2)),
    brierOfMean:
      shareRight === null ? null : meanOf(forecasts.map(({ points }) => (shareRight - points) ** 2)),
    passBrier: meanOf(
      mocks.map(({ passProbability, isPassed }) => (passProbability - Number(isPassed)) ** 2),
    ),
    bins: binsOf(forecasts),
    bias: meanOf(mocks.map(({ score, predicted }) => score - predicted)),
  }
}

function binsOf(
  forecasts: readonly { readonly chance: number; readonly points: number }[],
): ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const own = forecasts.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)) === bin)
    const points = own.reduce((sum, forecast) => sum + forecast.points, 0)
    return {
      from: bin / BINS,
      to: (bin + 1) / BINS,
      questions: own.length,
      predicted: meanOf(own.map(({ chance }) => chance)) ?? 0,
      observed: own.length === 0 ? 0 : points / own.length,
      ...scoreInterval(points, own.length),
    }
  }).filter(({ questions }) => questions > 0)
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
