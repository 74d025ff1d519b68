import { seededRandom } from '../cards/random.ts'
import type { CardId, CardProgress, StudyDay } from '../model/card.ts'
import type { DeckOptions } from '../model/deckOptions.ts'
import { DEFAULT_MODEL, type MemoryModel } from './fsrs.ts'
import { fuzzedIntervalDays } from './fuzz.ts'

/**
 * The card's progress with its due day as these options would have given it at its last answer. Cards that are not in
 * review, and cards whose day was set by hand without an answer, stay as they are. The same chance decides within the
 * fuzz range as did then, so that options which did not change move nothing far.
 */
export function rescheduled(
  id: CardId,
  progress: CardProgress,
  options: Pick<DeckOptions, 'desiredRetention' | 'maximumIntervalDays'>,
  model: MemoryModel = DEFAULT_MODEL,
): CardProgress {
  const { state, lastReviewDay, stabilityDays, reps, dueDay } = progress
  if (state !== 'review' || lastReviewDay === null || dueDay === null || stabilityDays <= 0) return progress
  const chance = seededRandom(`${id} ${reps - 1}`)()
  const ideal = model.intervalDays(stabilityDays, options.desiredRetention)
  const maximumDays = Math.max(1, Math.floor(options.maximumIntervalDays))
  const days = fuzzedIntervalDays(ideal, chance, 1, maximumDays)
  return { ...progress, dueDay: (lastReviewDay + days) as StudyDay }
}
