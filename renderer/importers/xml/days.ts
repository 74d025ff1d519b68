const DAY_MS = 86_400_000

/** Noon, where the learner is, of the calendar day that a midnight UTC stands for. */
export function noonOfUtcDay(seconds: number): number {
  const day = new Date(seconds * 1000)
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12).getTime()
}

/** Whole days between two moments in seconds, at least 0. */
export function daysBetween(fromSeconds: number, toSeconds: number): number {
  return Math.max(0, Math.round(((toSeconds - fromSeconds) * 1000) / DAY_MS))
}

/** Noon, where the learner is, of a day written `27.01.06` or `27.01.2006`; null when it is none. */
export function noonOfDotted(written: string): number | null {
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})$/.exec(written.trim())
  if (!found) return null
  const [, date, month, short] = found.map(Number) as [number, number, number, number]
  const year = short >= 100 ? short : short + (short < 70 ? 2000 : 1900)
  const noon = new Date(year, month - 1, date, 12)
  return noon.getMonth() === month - 1 && noon.getDate() === date ? noon.getTime() : null
}

export function addDays(noonMs: number, days: number): number {
  const noon = new Date(noonMs)
  return new Date(noon.getFullYear(), noon.getMonth(), noon.getDate() + days, 12).getTime()
}
