import type { CardState } from '../model/card.ts'
import type { ReviewLog } from '../model/review.ts'

/** How fast a learner goes, from their own answers. */
export interface StudyPace {
  /** Median answer time in ms by the state in which a card was asked. */
  readonly answerMs: Readonly<Record<CardState, number>>
  /** Learning answers that a new card goes on to need. */
  readonly stepsPerNew: number
  /** Relearning answers that a review goes on to need, on average. */
  readonly stepsPerReview: number
}

/** Null when no answer stands. A state without answers is taken to go as fast as all together. */
export function studyPaceOf(
  logs: Iterable<Pick<ReviewLog, 'stateBefore' | 'answerMs' | 'undoneBySeq'>>,
): StudyPace | null {
  const times: Record<CardState, number[]> = { new: [], learning: [], review: [], relearning: [] }
  for (const log of logs) if (log.undoneBySeq === null) times[log.stateBefore].push(log.answerMs)
  const overall = median(Object.values(times).flat())
  if (overall === null) return null
  return {
    answerMs: {
      new: median(times.new) ?? overall,
      learning: median(times.learning) ?? overall,
      review: median(times.review) ?? overall,
      relearning: median(times.relearning) ?? overall,
    },
    stepsPerNew: times.new.length === 0 ? 1 : times.learning.length / times.new.length,
    stepsPerReview: times.review.length === 0 ? 0 : times.relearning.length / times.review.length,
  }
}

/** Minutes that the waiting cards will take at that pace, the answers that they lead to today included. */
export function estimateMinutes(
  counts: { readonly newCount: number; readonly learningCount: number; readonly reviewCount: number },
  pace: StudyPace | null,
): number | null {
  if (pace === null) return null
  const { answerMs, stepsPerNew, stepsPerReview } = pace
  const totalMs =
    counts.newCount * (answerMs.new + stepsPerNew * answerMs.learning) +
    counts.learningCount * answerMs.learning +
    counts.reviewCount * (answerMs.review + stepsPerReview * answerMs.relearning)
  return totalMs / 60_000
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}
