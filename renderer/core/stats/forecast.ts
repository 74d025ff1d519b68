import type { StudyDay } from '../model/card.ts'

/**
 * Cards that fall due on each of `days` study days from `day` on, given how many are due by study day. Today's figure
 * holds what is overdue.
 */
export function forecastOf(
  dueByDay: Readonly<Record<number, number>>,
  day: StudyDay,
  days: number,
): readonly number[] {
  const forecast = new Array<number>(days).fill(0)
  for (const [dueDay, count] of Object.entries(dueByDay)) {
    const index = Math.max(0, Number(dueDay) - day)
    if (index < days) forecast[index] = (forecast[index] ?? 0) + count
  }
  return forecast
}

/** The next study day after `day` on which something falls due, as days from `day`, and how much; null for never. */
export function nextDueOf(
  dueByDay: Readonly<Record<number, number>>,
  day: StudyDay,
): { readonly inDays: number; readonly count: number } | null {
  let next: { inDays: number; count: number } | null = null
  for (const [dueDay, count] of Object.entries(dueByDay)) {
    const inDays = Number(dueDay) - day
    if (inDays > 0 && count > 0 && (next === null || inDays < next.inDays)) next = { inDays, count }
  }
  return next
}
