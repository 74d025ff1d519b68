import type { CardProgress, StudyDay } from '../model/card.ts'
import { DEFAULT_MODEL, type MemoryModel } from './fsrs.ts'

/** Study days since the last answer; never negative, even when the clock was put back since. */
export function elapsedDays(progress: CardProgress, day: StudyDay): number {
  return progress.lastReviewDay === null ? 0 : Math.max(0, day - progress.lastReviewDay)
}

/** Probability, 0–1, that the card would be recalled on that study day; 0 for a card never answered. */
export function retrievability(
  progress: CardProgress,
  day: StudyDay,
  model: MemoryModel = DEFAULT_MODEL,
): number {
  if (progress.lastReviewDay === null || progress.stabilityDays <= 0) return 0
  return model.retrievability(elapsedDays(progress, day), progress.stabilityDays)
}
