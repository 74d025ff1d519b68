import type { Outlook, StudyPolicy } from './studyState.ts'
import type { ValueTable } from './valueTable.ts'

/**
 * Of the days that a plan begins with, the share by whose end every new card has been seen: coverage comes first, and what
 * comes last must still be repeated.
 */
export const NEW_SHARE = 0.6

/**
 * The policy of exam plans: new cards first, as many a day as end in time; then whatever gains most for the exam day per
 * answer; then new cards ahead of time. Chosen by paired simulation against a constant desired retention of 0.90: see
 * tests/bench/exam.ts before changing it.
 */
export function planPolicy(
  table: ValueTable,
  { standing, newOrder, newUntil, budgets }: Outlook,
): StudyPolicy {
  return ({ count, day, days, stabilityDays, difficulty, lastDay }) => {
    const daysLeft = days - day
    const fresh = newOrder.filter((card) => stabilityDays[card] === 0)
    const studyDays = budgets.slice(day, Math.max(newUntil, day + 1)).filter((answers) => answers > 0).length
    const quota = Math.ceil(fresh.length / Math.max(1, studyDays))
    const reviews: { readonly card: number; readonly gain: number }[] = []
    for (let card = 0; card < count; card += 1) {
      const stability = stabilityDays[card] as number
      const elapsed = day - (lastDay[card] as number)
      if (stability === 0 || elapsed < 1) continue
      const gain = table.reviewGain(daysLeft, stability, difficulty[card] as number, elapsed)
      reviews.push({ card, gain: gain * (standing.value[card] as number) })
    }
    reviews.sort((one, other) => other.gain - one.gain || one.card - other.card)
    return {
      cards: [...fresh.slice(0, quota), ...reviews.map(({ card }) => card), ...fresh.slice(quota)],
      gains: [
        ...fresh.slice(0, quota).map(() => Number.NaN),
        ...reviews.map(({ gain }) => gain),
        ...fresh.slice(quota).map(() => Number.NaN),
      ],
    }
  }
}
