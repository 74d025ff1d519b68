import type { ExamQuestion, SittingAnswer, SittingRules, Verdict } from './model.ts'

type Given = Pick<SittingAnswer, 'chosen' | 'isKnown'>

export interface Score {
  readonly verdict: Verdict
  readonly points: number
}

/**
 * What an answer is worth. All or nothing: 1 for exactly the right options. Partial: each right option chosen counts one
 * share, each wrong one takes a share away, so that choosing everything earns nothing. What earns nothing and is not
 * empty costs the penalty; a recall item that the learner did not know never does.
 */
export function scoreAnswer(
  question: ExamQuestion,
  answer: Given | undefined,
  { scoring, penalty }: Pick<SittingRules, 'scoring' | 'penalty'>,
): Score {
  if (question.kind === 'recall') {
    if (answer === undefined || answer.isKnown === null) return { verdict: 'empty', points: 0 }
    return answer.isKnown ? { verdict: 'right', points: 1 } : { verdict: 'wrong', points: 0 }
  }
  const chosen = answer?.chosen ?? []
  if (chosen.length === 0) return { verdict: 'empty', points: 0 }
  const hits = chosen.filter((option) => question.correct.includes(option)).length
  const misses = chosen.length - hits
  if (misses === 0 && hits === question.correct.length) return { verdict: 'right', points: 1 }
  const share = scoring === 'partial' ? Math.max(0, hits - misses) / question.correct.length : 0
  return share > 0 ? { verdict: 'partial', points: share } : { verdict: 'wrong', points: negative(penalty) }
}

/** No minus before a zero. */
const negative = (points: number) => (points === 0 ? 0 : -points)

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Of the standard normal distribution: 95 % lie within it. */
const Z95 = 1.959964

/**
 * 95 % interval, as shares of the points, of the score that the same knowledge would give on papers of this length:
 * Wilson's (1927), on points moved to 0–1 where a penalty takes them below 0. Points between 0 and 1 vary less than
 * those that are one or the other, so that the interval is then a little wide.
 */
export function scoreInterval(points: number, questions: number, penalty = 0): Interval {
  if (questions === 0) return { low: 0, high: 1 }
  const span = 1 + penalty
  const mean = (points / questions + penalty) / span
  const z2n = (Z95 * Z95) / questions
  const centre = (mean + z2n / 2) / (1 + z2n)
  const half = (Z95 / (1 + z2n)) * Math.sqrt((mean * (1 - mean)) / questions + z2n / questions / 4)
  const back = (value: number) => Math.min(1, Math.max(0, value * span - penalty))
  return { low: back(centre - half), high: back(centre + half) }
}
