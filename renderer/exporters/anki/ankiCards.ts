import type { ForeignCard, ForeignSchedule } from '../../core/importing/foreignCollection.ts'

const DAY_MS = 86_400_000
/** Anki's default for cards that never had an ease; with FSRS it means nothing. */
const DEFAULT_FACTOR = 2500
/** FSRS-6's own forgetting curve. */
const DECAY = 0.1542
export const LEARN_STEPS = [1, 10]
export const RELEARN_STEPS = [10]

/** type, queue, due, ivl, factor, reps, lapses, left, flags, data of a row of `cards`. */
export type CardColumns = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  string,
]

/** The row's columns; `day0Ms` is the moment at which the collection's day 0 begins. `place`: order among new cards. */
export function cardColumns(
  card: ForeignCard,
  day0Ms: number,
  place: number,
  withHistory: boolean,
): CardColumns {
  const { schedule } = card
  if (schedule === null || !withHistory) return [0, 0, schedule?.position ?? place, 0, 0, 0, 0, 0, 0, '{}']
  const type = { new: 0, learning: 1, review: 2, relearning: 3 }[schedule.state]
  const isLearning = type === 1 || type === 3
  const own = type === 0 ? 0 : type === 2 || schedule.isDay ? (isLearning ? 3 : 2) : 1
  const queue = schedule.isSuspended ? -1 : schedule.isBuried ? -3 : own
  return [
    type,
    queue,
    dueOf(schedule, day0Ms, place),
    type === 2 || type === 3 ? Math.max(1, Math.round(schedule.intervalDays)) : 0,
    schedule.easeFactor === null ? (type === 0 ? 0 : DEFAULT_FACTOR) : Math.round(schedule.easeFactor * 1000),
    schedule.reps,
    schedule.lapses,
    isLearning ? leftOf(schedule) : 0,
    schedule.flag,
    dataOf(schedule),
  ]
}

function dueOf(schedule: ForeignSchedule, day0Ms: number, place: number): number {
  const { state, dueAtMs, isDay, position } = schedule
  if (state === 'new') return position ?? place
  if (!isDay) return Math.floor((dueAtMs ?? day0Ms) / 1000)
  return Math.floor(((dueAtMs ?? day0Ms) - day0Ms) / DAY_MS)
}

function leftOf({ state, stepIndex }: ForeignSchedule): number {
  const steps = state === 'learning' ? LEARN_STEPS : RELEARN_STEPS
  return Math.max(1, steps.length - stepIndex)
}

function dataOf({ state, memory, position, lastReviewAtMs }: ForeignSchedule): string {
  if (state === 'new') return '{}'
  return JSON.stringify({
    ...(position === null ? {} : { pos: position }),
    ...(memory === null ? {} : { s: memory.stabilityDays, d: memory.difficulty, decay: DECAY }),
    ...(lastReviewAtMs === null ? {} : { lrt: Math.floor(lastReviewAtMs / 1000) }),
  })
}
