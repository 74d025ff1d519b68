// One shift on the logit between predicted recall and what mock exams show, fitted on the learner's own results.
import type { DomainBasis, Sitting } from './model.ts'
import { PRIOR_SHIFT, rightChance, type Shift } from './predictScore.ts'
import { finishedSittings, resultOf } from './results.ts'
import type { Answers } from './sitting.ts'

/** Fewer mock exams or questions than these say too little: the prediction stays uncorrected. */
export const ENOUGH_MOCKS = 2
export const ENOUGH_QUESTIONS = 60

/** Results of the same learner differ from day to day by about this much on the logit, whatever is known. */
const DAILY_DEVIATION = 0.2

/** One domain of one mock exam: what was known before it, and what came of it. `right` counts shares of points too. */
export interface Observation {
  readonly basis: DomainBasis
  readonly questions: number
  readonly right: number
}

export interface FittedShift {
  readonly shift: Shift
  readonly mocks: number
  readonly questions: number
  /** Whether there is enough for `shift` to be the learner's own; otherwise it is the prior. */
  readonly isEnough: boolean
}

/** What each finished mock exam with a prediction says; practice, where answers are told on the way, says nothing. */
export function observationsOf(sitting: Sitting, answers: Answers): Observation[] {
  const result = resultOf(sitting, answers)
  return (sitting.prediction?.byDomain ?? []).flatMap(({ domainId, basis }) => {
    const own = result.questions.filter((question) => question.domainId === domainId)
    if (basis === undefined || own.length === 0) return []
    const right = own.reduce((sum, { points }) => sum + Math.max(0, points), 0)
    return [{ basis, questions: own.length, right }]
  })
}

/** The sittings that predictions are judged by, the oldest first. */
export function judgedSittings(sittings: readonly Sitting[]): Sitting[] {
  return finishedSittings(sittings).filter(({ mode, prediction }) => mode === 'mock' && prediction !== null)
}

/**
 * The shift that makes the results most probable, held back by the prior (maximum a posteriori), with its deviation from the
 * curvature there. Each observation's list is one mock exam.
 */
export function fitShift(mocks: readonly (readonly Observation[])[]): FittedShift {
  const observed = mocks.filter((mock) => mock.length > 0)
  const all = observed.flat()
  const questions = all.reduce((sum, observation) => sum + observation.questions, 0)
  const isEnough = observed.length >= ENOUGH_MOCKS && questions >= ENOUGH_QUESTIONS
  const facts = { mocks: observed.length, questions, isEnough }
  if (!isEnough) return { shift: PRIOR_SHIFT, ...facts }
  const loss = (shift: number) => negativeLogPosterior(all, shift)
  const mean = minimize(loss, -4, 4)
  const step = 0.05
  const curvature = (loss(mean + step) - 2 * loss(mean) + loss(mean - step)) / step ** 2
  const variance = Math.min(PRIOR_SHIFT.deviation ** 2, 1 / Math.max(curvature, 1e-9)) + DAILY_DEVIATION ** 2
  return { shift: { mean, deviation: Math.min(PRIOR_SHIFT.deviation, Math.sqrt(variance)) }, ...facts }
}

function negativeLogPosterior(observations: readonly Observation[], shift: number): number {
  let loss = (shift - PRIOR_SHIFT.mean) ** 2 / (2 * PRIOR_SHIFT.deviation ** 2)
  for (const { basis, questions, right } of observations) {
    const chance = Math.min(1 - 1e-6, Math.max(1e-6, rightChance(basis, shift)))
    loss -= right * Math.log(chance) + (questions - right) * Math.log(1 - chance)
  }
  return loss
}

/** Golden-section search: the loss has one valley. */
function minimize(loss: (value: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let low = from
  let high = to
  while (high - low > 1e-4) {
    const left = high - ratio * (high - low)
    const right = low + ratio * (high - low)
    if (loss(left) < loss(right)) high = right
    else low = left
  }
  return (low + high) / 2
}

/**
 * Knowledge, 0–1, that answers in mock exams suggest for cards never studied: the share that is right beyond guessing,
 * (p − g) ÷ (1 − g), held back as if ten wrong answers had been given besides, since recognising an answer among options is
 * weaker than recalling it. `right` and `questions` may be weighted by age.
 */
export function hunchOf(right: number, questions: number, guess: number): number {
  if (questions <= 0 || guess >= 1) return 0
  const beyond = Math.max(0, (right / questions - guess) / (1 - guess))
  return (beyond * questions) / (questions + HELD_BACK)
}

const HELD_BACK = 10
