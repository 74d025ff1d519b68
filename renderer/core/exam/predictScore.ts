// From what is known of each domain to a forecast of the exam's score: its mean, its interval and the probability of
// passing. Questions are drawn from a domain at random, so each is right with the domain's mean chance; how wrong the
// model itself may be enters as one shift, the same for all domains, on the logit of recall.
import type { Blueprint, DomainBasis, DomainPrediction, ExamPrediction } from './model.ts'
import { neededOf } from './fillBlueprint.ts'
import { rightAnswerCumulative, type QuestionGroup } from './poissonBinomial.ts'

/** How far exam results lie from predicted recall, on the logit: normal with this mean and standard deviation. */
export interface Shift {
  readonly mean: number
  readonly deviation: number
}

/**
 * Before any mock exam. At a predicted 80 % one deviation is about 8 points either way: FSRS-6 is 5–7 points off per bin on
 * reviews that it has not seen, and an exam asks in other words than a card does.
 */
export const PRIOR_SHIFT: Shift = { mean: 0, deviation: 0.5 }

/** Ten equally likely slices of the standard normal, by their midpoints, stretched so that their variance is 1. */
const SLICES = [-1.754, -1.105, -0.719, -0.411, -0.134, 0.134, 0.411, 0.719, 1.105, 1.754] as const

/** Rounding errors of sums must fail nobody, as in the results of mock exams. */
const TOLERANCE = 1e-9

export interface DomainKnowledge extends DomainBasis {
  readonly domainId: string
}

export function logit(chance: number): number {
  return Math.log(chance / (1 - chance))
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

/** Share of a domain that is known when the recall of what is covered lies `shift` higher on the logit. */
export function knownShare({ covered, recall, hunch }: DomainBasis, shift: number): number {
  const shifted = recall <= 0 ? 0 : recall >= 1 ? 1 : logistic(logit(recall) + shift)
  return covered * shifted + (1 - covered) * hunch
}

/** Chance that a question of the domain is answered rightly: known, or not known and guessed. */
export function rightChance(basis: DomainBasis, shift: number): number {
  const known = knownShare(basis, shift)
  return known + (1 - known) * basis.guess
}

/** Expected points of a question with that chance, when a wrong answer costs `penalty` and every question is answered. */
export function expectedPoints(chance: number, penalty: number): number {
  return chance - penalty * (1 - chance)
}

/**
 * The score as a share of the points, never below 0; `low` to `high` holds 95 %. A domain that `knowledge` does not name
 * is taken as not known at all. Partial points count as so much of a right answer.
 */
export function predictScore(
  blueprint: Blueprint,
  knowledge: readonly DomainKnowledge[],
  atMs: number,
  shift: Shift = PRIOR_SHIFT,
): ExamPrediction {
  const counts = neededOf(blueprint, blueprint.questions)
  const bases = blueprint.domains.map(
    ({ id }) => knowledge.find(({ domainId }) => domainId === id) ?? unknown(id),
  )
  const whole = mixture(bases, counts, blueprint, shift)
  return {
    atMs,
    ...whole,
    byDomain: bases.map((basis, index): DomainPrediction => {
      // A domain without a question in a paper of this length is judged as if it had one.
      const { mean, low, high } = mixture([basis], [Math.max(1, counts[index] ?? 0)], blueprint, shift)
      const { covered, recall, hunch, guess } = basis
      return { domainId: basis.domainId, mean, low, high, basis: { covered, recall, hunch, guess } }
    }),
  }
}

function unknown(domainId: string): DomainKnowledge {
  return { domainId, covered: 0, recall: 0, hunch: 0, guess: 0 }
}

/** The distribution of points over the slices of the shift. */
function mixture(
  bases: readonly DomainBasis[],
  counts: readonly number[],
  { passMark, penalty }: Pick<Blueprint, 'passMark' | 'penalty'>,
  shift: Shift,
) {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const cumulative = new Float64Array(total + 1)
  let mean = 0
  for (const slice of SLICES) {
    const groups = bases.map((basis, index): QuestionGroup => ({
      count: counts[index] ?? 0,
      chance: rightChance(basis, shift.mean + slice * shift.deviation),
    }))
    rightAnswerCumulative(groups).forEach((chance, right) => {
      cumulative[right] = (cumulative[right] as number) + chance / SLICES.length
    })
    for (const { count, chance } of groups) mean += (count * expectedPoints(chance, penalty)) / SLICES.length
  }
  const scoreOf = (right: number) => clamp(expectedPoints(right / total, penalty))
  return {
    mean: clamp(mean / total),
    low: scoreOf(firstAtLeast(cumulative, 0.025)),
    high: scoreOf(firstAtLeast(cumulative, 0.975)),
    passProbability: passChance(cumulative, total, passMark, penalty),
  }
}

function firstAtLeast(cumulative: Float64Array, chance: number): number {
  const found = cumulative.findIndex((each) => each >= chance)
  return found === -1 ? cumulative.length - 1 : found
}

function passChance(cumulative: Float64Array, total: number, passMark: number, penalty: number): number {
  for (let right = 0; right <= total; right += 1) {
    if (right - penalty * (total - right) < passMark * total - TOLERANCE) continue
    const chance = right === 0 ? 1 : 1 - (cumulative[right - 1] as number)
    return chance < TOLERANCE ? 0 : chance
  }
  return 0
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** The domain that costs the most points: the greatest weight times what is missing. Null without domains. */
export function holdingBack(
  blueprint: Pick<Blueprint, 'domains'>,
  { byDomain }: Pick<ExamPrediction, 'byDomain'>,
): DomainPrediction | null {
  const costOf = ({ domainId, mean }: DomainPrediction) =>
    (blueprint.domains.find(({ id }) => id === domainId)?.weight ?? 0) * (1 - mean)
  return byDomain.reduce<DomainPrediction | null>(
    (worst, domain) => (worst === null || costOf(domain) > costOf(worst) ? domain : worst),
    null,
  )
}
