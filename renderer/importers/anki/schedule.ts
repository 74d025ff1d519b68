import type { ForeignSchedule } from '../../core/importing/foreignCollection.ts'
import type { CardState, Flag } from '../../core/model/card.ts'
import { DEFAULT_STEPS, type AnkiSteps } from './collection.ts'

/** A row of `cards`, as far as it says when the card is asked. */
export interface CardRow {
  readonly id: number
  readonly type: number
  readonly queue: number
  readonly due: number
  readonly ivl: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  readonly left: number
  readonly odue: number
  readonly odid: number
  readonly flags: number
  readonly data: string
}

const DAY_SECS = 86_400
/** Moments are Unix seconds, days are small: nothing lies between. */
const FIRST_MOMENT = 1_000_000_000
const LATEST_DAY = 100_000
/** Day 0 begins at the hour of turnover; with summer time, days later, up to an hour off: go well inside the day. */
const INSIDE_DAY_SECS = 2 * 3600

/**
 * When and how a card is asked next, with Anki's epochs, queues and filtered decks resolved. `createdAtSecs`: the
 * collection's day 0. `lastReviewAtMs`: of the card's latest answer in the log, null without one.
 */
export function scheduleOf(
  row: CardRow,
  createdAtSecs: number,
  steps: AnkiSteps | undefined,
  lastReviewAtMs: number | null,
): ForeignSchedule {
  const { queue, odid, odue, reps, lapses, factor, left } = row
  // Old schedulers kept cards that are learned again as reviews in the queue of learning.
  const isOldRelearning = row.type === 2 && (queue === 1 || queue === 3)
  const state: CardState =
    row.type === 0
      ? 'new'
      : row.type === 1
        ? 'learning'
        : row.type === 3 || isOldRelearning
          ? 'relearning'
          : 'review'
  const due = odid !== 0 && (odue !== 0 || queue === 4 || state === 'review') ? odue : row.due
  const data = readData(row.data)
  const isMoment = state !== 'new' && state !== 'review' && due >= FIRST_MOMENT
  const isDay = state !== 'new' && !isMoment
  const memory =
    state !== 'new' && data.s !== null && data.d !== null && data.s > 0
      ? { stabilityDays: data.s, difficulty: Math.min(10, Math.max(1, data.d)) }
      : null
  return {
    state,
    dueAtMs: state === 'new' ? null : isMoment ? due * 1000 : dayAtMs(createdAtSecs, due),
    isDay,
    stepIndex: state === 'learning' || state === 'relearning' ? stepOf(state, left, steps) : 0,
    // Negative intervals are seconds, of learning.
    intervalDays: row.ivl > 0 ? row.ivl : row.ivl < 0 ? -row.ivl / DAY_SECS : 0,
    memory,
    easeFactor: factor > 0 ? factor / 1000 : null,
    lastReviewAtMs:
      state === 'new'
        ? null
        : data.lrt !== null
          ? Math.max(data.lrt * 1000, sameSecond(lastReviewAtMs, data.lrt))
          : (lastReviewAtMs ??
            (state === 'review' && row.ivl > 0 ? dayAtMs(createdAtSecs, due - row.ivl) : null)),
    reps: Math.max(0, reps),
    lapses: Math.max(0, lapses),
    isSuspended: queue === -1,
    isBuried: queue === -2 || queue === -3,
    flag: (row.flags & 7) as Flag,
    position: state === 'new' ? Math.max(0, due) : data.pos,
  }
}

/** The log knows the millisecond of what the card's data say by the second. */
function sameSecond(atMs: number | null, secs: number): number {
  return atMs !== null && Math.floor(atMs / 1000) === secs ? atMs : 0
}

function dayAtMs(createdAtSecs: number, day: number): number {
  const sane = Math.min(LATEST_DAY, Math.max(-LATEST_DAY, day))
  return (createdAtSecs + sane * DAY_SECS + INSIDE_DAY_SECS) * 1000
}

/** `left` counts the steps to come in its last three digits. */
function stepOf(state: 'learning' | 'relearning', left: number, steps: AnkiSteps = DEFAULT_STEPS): number {
  const all = state === 'learning' ? steps.learn : steps.relearn
  const toCome = ((left % 1000) + 1000) % 1000
  return Math.max(0, all.length - toCome)
}

interface CardData {
  readonly s: number | null
  readonly d: number | null
  readonly pos: number | null
  readonly lrt: number | null
}

const NO_DATA: CardData = { s: null, d: null, pos: null, lrt: null }

function readData(text: string): CardData {
  if (text === '' || text === '{}') return NO_DATA
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return NO_DATA
    const number = (name: string): number | null => {
      const found = (value as Readonly<Record<string, unknown>>)[name]
      return typeof found === 'number' && Number.isFinite(found) ? found : null
    }
    return { s: number('s'), d: number('d'), pos: number('pos'), lrt: number('lrt') }
  } catch {
    return NO_DATA
  }
}
