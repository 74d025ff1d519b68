// Chooses, among the days that fuzz allows, one on which less is due. The weights are those of Anki's load balancer,
// with a share for each day of the week in place of its three grades.
import type { StudyDay } from '../model/card.ts'
import type { DeckOptions } from '../model/deckOptions.ts'
import type { DayRange } from './fuzz.ts'

/** Reviews that are due on a study day so far. */
export type DueLoad = (day: StudyDay) => number

export const NO_LOAD: DueLoad = () => 0

/** How strongly a fuller day is avoided. */
const CROWD_EXPONENT = 2.15

/** 0 Monday to 6 Sunday. Study day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** Whether the options leave the choice of day to chance alone. */
export function isUnbalanced({
  loadBalance,
  easyDays,
}: Pick<DeckOptions, 'loadBalance' | 'easyDays'>): boolean {
  return !loadBalance && easyDays.every((share) => share === easyDays[0])
}

/**
 * A number of days in the range, from `today`. `chance`, 0–1 without 1, decides among days in proportion to how empty
 * they are for their share of the week; a day with the share 0 is chosen only when all days of the range have it.
 */
export function balancedDays(
  { earliest, latest }: DayRange,
  today: StudyDay,
  { loadBalance, easyDays }: Pick<DeckOptions, 'loadBalance' | 'easyDays'>,
  load: DueLoad,
  chance: number,
): number {
  const weights: number[] = []
  for (let days = earliest; days <= latest; days += 1) {
    const day = (today + days) as StudyDay
    const share = easyDays[weekdayOf(day)] ?? 1
    const crowd = share > 0 ? Math.max(1, load(day) / share) : 1
    weights.push(share * (loadBalance ? crowd ** -CROWD_EXPONENT : 1))
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return earliest + Math.floor(chance * weights.length)
  let rest = chance * total
  for (const [index, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return earliest + index
  }
  return latest
}
