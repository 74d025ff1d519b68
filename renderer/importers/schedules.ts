import type { ForeignSchedule } from '../core/importing/foreignCollection.ts'

export interface Sm2State {
  readonly dueAtMs: number
  readonly intervalDays: number
  readonly easeFactor: number
  readonly lastReviewAtMs: number | null
  readonly reps: number
  readonly lapses: number
  /** Forgotten the last time, and not yet known again. */
  readonly isForgotten?: boolean
}

/** How a card of one of SM-2's descendants is doing; the plan makes a memory of its ease and interval. */
export function sm2Schedule(state: Sm2State): ForeignSchedule {
  const { dueAtMs, intervalDays, easeFactor, lastReviewAtMs, reps, lapses, isForgotten = false } = state
  return {
    state: isForgotten ? (lapses > 0 ? 'relearning' : 'learning') : 'review',
    dueAtMs,
    isDay: true,
    stepIndex: 0,
    intervalDays,
    memory: null,
    easeFactor,
    lastReviewAtMs,
    reps,
    lapses,
    isSuspended: false,
    isBuried: false,
    flag: 0,
    position: null,
  }
}
