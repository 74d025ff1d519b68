// The study day: the learner's calendar day, turned over at an hour of their choosing instead of at midnight.
import type { StudyDay } from '../model/card.ts'
import { firstMomentAtWallTime, zoneOffsetMs } from './zoneClock.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const MOST_STARTS_KEPT = 20_000

interface DayTable {
  readonly guessOffsetMs: number
  readonly starts: Map<number, number>
}

/** Asking Intl takes microseconds, and a rebuild asks for a hundred thousand days: starts are kept. */
const tables = new Map<string, DayTable>()

/**
 * The study day that a moment belongs to. Never falls as `ms` grows: where the clock is put back across the
 * rollover hour, the day that has begun stays begun. An unknown zone is read as UTC.
 */
export function studyDayAt(ms: number, zone: string, rolloverHour: number): StudyDay {
  const table = tableFor(ms, zone, rolloverHour)
  let day = Math.floor((ms + table.guessOffsetMs - rolloverHour * HOUR_MS) / DAY_MS)
  while (ms < startOf(day, table, zone, rolloverHour)) day -= 1
  while (ms >= startOf(day + 1, table, zone, rolloverHour)) day += 1
  return day as StudyDay
}

/**
 * The first ms of the study day: when the wall clock first shows the rollover hour of that date, or the jump that
 * skips it. A date that the zone skipped altogether begins, and ends, where the next one begins.
 */
export function studyDayStartMs(day: StudyDay, zone: string, rolloverHour: number): number {
  return startOf(day, tableFor(day * DAY_MS, zone, rolloverHour), zone, rolloverHour)
}

function tableFor(ms: number, zone: string, rolloverHour: number): DayTable {
  const key = `${rolloverHour} ${zone}`
  let table = tables.get(key)
  if (table === undefined) {
    table = { guessOffsetMs: zoneOffsetMs(ms, zone), starts: new Map() }
    tables.set(key, table)
  }
  return table
}

function startOf(day: number, table: DayTable, zone: string, rolloverHour: number): number {
  let start = table.starts.get(day)
  if (start === undefined) {
    start = firstMomentAtWallTime(day * DAY_MS + rolloverHour * HOUR_MS, zone)
    if (table.starts.size >= MOST_STARTS_KEPT) table.starts.clear()
    table.starts.set(day, start)
  }
  return start
}
