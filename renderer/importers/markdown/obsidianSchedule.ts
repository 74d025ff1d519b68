// The comments in which Obsidian's Spaced Repetition plugin keeps its schedule, one entry for each sibling:
// <!--SR:!2024-08-16,51,230!2024-08-17,3,250--> (due day, interval in days, ease in percent), or of its FSRS mode
// <!--SR:!fsrs,due,interval,stability,difficulty,state,reps,lapses,steps,last-->.
import type { ForeignSchedule } from '../../core/importing/foreignCollection.ts'
import type { CardState } from '../../core/model/card.ts'

export const SCHEDULE_COMMENT = /<!--SR:(!?[^>]*?)-->/

const STATES: readonly CardState[] = ['new', 'learning', 'review', 'relearning']
/** What the plugin writes for a sibling that was not yet asked. */
const UNASKED_DAY = '2000-01-01'
const DAY_MS = 86_400_000

const NOTHING_SPECIAL = {
  stepIndex: 0,
  isSuspended: false,
  isBuried: false,
  flag: 0,
  position: null,
} as const

/** By ordinal; entries that are not understood are left out and counted. */
export function readSchedules(comment: string): {
  readonly schedules: ReadonlyMap<number, ForeignSchedule>
  readonly unread: number
} {
  const schedules = new Map<number, ForeignSchedule>()
  let unread = 0
  const entries = comment.split('!').filter((entry) => entry.trim() !== '')
  for (const [ordinal, entry] of entries.entries()) {
    const parts = entry.split(',').map((part) => part.trim())
    if (parts[0] === UNASKED_DAY) continue
    const schedule = parts[0] === 'fsrs' ? fsrsEntry(parts) : sm2Entry(parts)
    if (schedule === 'new') continue
    if (schedule) schedules.set(ordinal, schedule)
    else unread += 1
  }
  return { schedules, unread }
}

function sm2Entry([day = '', interval = '', ease = '']: readonly string[]): ForeignSchedule | null {
  const dueAtMs = noonOf(day)
  const intervalDays = Number(interval)
  const easePercent = Number(ease)
  if (dueAtMs === null || !isPositive(intervalDays) || !isPositive(easePercent)) return null
  return {
    ...NOTHING_SPECIAL,
    state: 'review',
    dueAtMs,
    isDay: true,
    intervalDays,
    memory: null,
    easeFactor: easePercent / 100,
    lastReviewAtMs: dueAtMs - intervalDays * DAY_MS,
    reps: 1,
    lapses: 0,
  }
}

function fsrsEntry([
  ,
  due = '',
  interval,
  stability,
  difficulty,
  stateCode,
  reps,
  lapses,
  steps,
  last,
]: readonly string[]): ForeignSchedule | 'new' | null {
  const state = STATES[Number(stateCode)]
  const isDay = /^\d{4}-\d\d-\d\d$/.test(due)
  const dueAtMs = isDay ? noonOf(due) : momentOf(due)
  const stabilityDays = Number(stability)
  const level = Number(difficulty)
  if (state === 'new') return 'new'
  if (state === undefined || dueAtMs === null || !isPositive(stabilityDays) || !(level >= 1 && level <= 10))
    return null
  return {
    ...NOTHING_SPECIAL,
    state,
    dueAtMs,
    isDay: isDay || state === 'review',
    stepIndex: wholeOf(steps),
    intervalDays: Math.max(0, Number(interval) || 0),
    memory: { stabilityDays, difficulty: level },
    easeFactor: null,
    lastReviewAtMs: momentOf(last ?? ''),
    reps: wholeOf(reps),
    lapses: wholeOf(lapses),
  }
}

/** Noon of a calendar day where the learner is: within that study day, whenever it begins. */
export function noonOf(day: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (!found) return null
  const [, year, month, date] = found.map(Number) as [number, number, number, number]
  const noon = new Date(year, month - 1, date, 12)
  return noon.getMonth() === month - 1 && noon.getDate() === date ? noon.getTime() : null
}

function momentOf(written: string): number | null {
  const ms = Date.parse(written)
  return Number.isFinite(ms) ? ms : null
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0
}

function wholeOf(written: string | undefined): number {
  const value = Math.floor(Number(written))
  return Number.isFinite(value) && value > 0 ? value : 0
}
