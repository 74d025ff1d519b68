// How a card stood elsewhere, as Verso's progress on the learner's calendar. Days stay the days that they were.
import type { CardProgress, Rating, StudyDay } from '../model/card.ts'
import { HISTORY_STATES, type HistoryLog } from '../model/importRecord.ts'
import { DEFAULT_MODEL, DEFAULT_PARAMETERS, type Memory } from '../scheduler/fsrs.ts'
import { NEW_PROGRESS } from '../scheduler/scheduleOutcomes.ts'
import type { ForeignLog, ForeignSchedule } from './foreignCollection.ts'

const HALF_DAY_MS = 43_200_000
const LEAST_STABILITY_DAYS = 0.001

/** The learner's calendar, and the moment of the import. */
export interface ImportCalendar {
  readonly nowMs: number
  readonly today: StudyDay
  readonly dayAt: (ms: number) => StudyDay
}

/** `hasLeechTag`: the note carries Anki's tag `leech`, which is about those of its cards that have lapsed. */
export function progressFrom(
  schedule: ForeignSchedule,
  logs: readonly ForeignLog[],
  calendar: ImportCalendar,
  hasLeechTag = false,
): CardProgress {
  const own = {
    isSuspended: schedule.isSuspended,
    buriedUntilDay: schedule.isBuried ? ((calendar.today + 1) as StudyDay) : null,
    flag: schedule.flag,
    isLeech: hasLeechTag && schedule.lapses > 0,
  }
  if (schedule.state === 'new') return { ...NEW_PROGRESS, ...own }
  const lastReviewAtMs = schedule.lastReviewAtMs ?? logs.findLast(isAnswer)?.reviewedAtMs ?? null
  const due = dueOf(schedule, calendar)
  const lastReviewDay =
    lastReviewAtMs === null ? beforeDue(due, schedule, calendar) : calendar.dayAt(lastReviewAtMs)
  return {
    ...NEW_PROGRESS,
    ...own,
    state: schedule.state,
    ...due,
    stepIndex: schedule.state === 'review' ? 0 : schedule.stepIndex,
    ...memoryOf(schedule, logs, calendar),
    lastReviewAtMs: lastReviewAtMs ?? Math.min(calendar.nowMs, (due.dueAtMs ?? calendar.nowMs) - 1),
    lastReviewDay,
    reps: schedule.reps,
    lapses: schedule.lapses,
  }
}

/** A day that is named by its beginning is the study day of its noon, whichever hour turns the day over there or here. */
function dueOf(
  { state, dueAtMs, isDay }: ForeignSchedule,
  calendar: ImportCalendar,
): Pick<CardProgress, 'dueDay' | 'dueAtMs'> {
  if (dueAtMs === null)
    return state === 'review'
      ? { dueDay: calendar.today, dueAtMs: null }
      : { dueDay: null, dueAtMs: calendar.nowMs }
  if (isDay) return { dueDay: calendar.dayAt(dueAtMs + HALF_DAY_MS), dueAtMs: null }
  // Reviews fall due on days here, even where the source knew a moment.
  return state === 'review' ? { dueDay: calendar.dayAt(dueAtMs), dueAtMs: null } : { dueDay: null, dueAtMs }
}

function beforeDue(
  { dueDay }: Pick<CardProgress, 'dueDay'>,
  { intervalDays }: ForeignSchedule,
  { today }: ImportCalendar,
): StudyDay {
  return Math.min(today, (dueDay ?? today) - Math.round(intervalDays)) as StudyDay
}

/**
 * The source's own FSRS memory; without one the whole history replayed through the model; without that the conversion
 * of SM-2's ease and interval. Anki chooses in the same order when FSRS is switched on (rslib/src/scheduler/fsrs).
 */
function memoryOf(
  { memory, easeFactor, intervalDays, state }: ForeignSchedule,
  logs: readonly ForeignLog[],
  calendar: ImportCalendar,
): Memory {
  if (memory !== null) return bounded(memory)
  const replayed = replay(logs, calendar)
  if (replayed !== null) return replayed
  if (easeFactor !== null && state !== 'learning') return memoryFromSm2(easeFactor, intervalDays)
  return bounded({ stabilityDays: intervalDays, difficulty: 5 })
}

/**
 * fsrs-rs, `memory_state_from_sm2` (src/inference.rs) with its retention of 0.9, at which stability is the interval:
 * the difficulty with which FSRS would lengthen the interval by as much as SM-2's ease does.
 */
export function memoryFromSm2(easeFactor: number, intervalDays: number): Memory {
  const [w8, w9, w10] = [8, 9, 10].map((index) => DEFAULT_PARAMETERS[index] ?? 0) as [number, number, number]
  const stabilityDays = Math.max(intervalDays, LEAST_STABILITY_DAYS)
  const growth = Math.exp(w8) * stabilityDays ** -w9 * Math.expm1((1 - 0.9) * w10)
  return bounded({ stabilityDays, difficulty: 11 - (easeFactor - 1) / growth })
}

function bounded({ stabilityDays, difficulty }: Memory): Memory {
  return {
    stabilityDays: Math.min(36_500, Math.max(LEAST_STABILITY_DAYS, stabilityDays)),
    difficulty: Math.min(10, Math.max(1, difficulty)),
  }
}

/** Null unless the logs reach back to the card's first answer, or to where it was reset. */
function replay(logs: readonly ForeignLog[], { dayAt }: ImportCalendar): Memory | null {
  let memory: Memory | null = null
  let lastDay: StudyDay | null = null
  let isWhole = false
  for (const log of logs) {
    if (isReset(log)) {
      memory = null
      lastDay = null
      isWhole = true
    }
    if (!isAnswer(log)) continue
    if (memory === null) {
      isWhole ||= log.kind === 0
      if (!isWhole) return null
    }
    const day = dayAt(log.reviewedAtMs)
    memory = DEFAULT_MODEL.next(memory, lastDay === null ? 0 : day - lastDay, log.rating as Rating)
    lastDay = day
  }
  return memory
}

/** Answers of cramming, which Anki writes with factor 0 in a filtered deck, say nothing about the memory. */
function isAnswer({ rating, kind, factor }: ForeignLog): boolean {
  return rating > 0 && kind < 4 && !(kind === 3 && factor === 0)
}

function isReset({ kind, factor }: ForeignLog): boolean {
  return kind === 4 && factor === 0
}

export function historyLogOf(log: ForeignLog): HistoryLog {
  const { reviewedAtMs, rating, answerMs, stateBefore, interval, lastInterval, factor, kind } = log
  const state = HISTORY_STATES.indexOf(stateBefore)
  return [reviewedAtMs, rating, Math.max(0, answerMs), state, interval, lastInterval, factor, kind]
}

/** The way back, for exporting. */
export function foreignLogOf(log: HistoryLog): ForeignLog {
  const [reviewedAtMs, rating, answerMs, state, interval, lastInterval, factor, kind] = log
  return {
    reviewedAtMs,
    rating: rating as ForeignLog['rating'],
    answerMs,
    stateBefore: HISTORY_STATES[state] ?? 'new',
    interval,
    lastInterval,
    factor,
    kind: kind as ForeignLog['kind'],
  }
}
