// Spreads intervals over neighbouring days, so that cards learned together do not stay together for ever. The widths
// are those of Anki's scheduler.

/** Each stretch of an interval, in days, adds its share to the distance that fuzz may move it either way. */
const STRETCHES = [
  { fromDays: 2.5, toDays: 7, share: 0.15 },
  { fromDays: 7, toDays: 20, share: 0.1 },
  { fromDays: 20, toDays: Infinity, share: 0.05 },
] as const

function fuzzReachDays(intervalDays: number): number {
  if (intervalDays < 2.5) return 0
  let reach = 1
  for (const { fromDays, toDays, share } of STRETCHES) {
    reach += share * Math.max(0, Math.min(intervalDays, toDays) - fromDays)
  }
  return reach
}

/** Whole days, both ends included. */
export interface DayRange {
  readonly earliest: number
  readonly latest: number
}

/** The days near `intervalDays` that fuzz allows, from `minimumDays` to `maximumDays` (which wins over the minimum). */
export function fuzzRange(intervalDays: number, minimumDays: number, maximumDays: number): DayRange {
  const least = Math.min(minimumDays, maximumDays)
  const within = (days: number) => Math.min(Math.max(days, least), maximumDays)
  const centre = within(intervalDays)
  const reach = fuzzReachDays(centre)
  const earliest = within(Math.round(centre - reach))
  let latest = within(Math.round(centre + reach))
  if (latest === earliest && latest > 2 && latest < maximumDays) latest += 1
  return { earliest, latest }
}

/**
 * A day of that range. `chance`, 0–1 without 1, says where in it; the day grows with `chance`, and with `intervalDays`
 * for equal chance.
 */
export function fuzzedIntervalDays(
  intervalDays: number,
  chance: number,
  minimumDays: number,
  maximumDays: number,
): number {
  const { earliest, latest } = fuzzRange(intervalDays, minimumDays, maximumDays)
  return earliest + Math.floor(chance * (latest - earliest + 1))
}
