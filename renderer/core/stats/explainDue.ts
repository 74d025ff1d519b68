import type { CardProgress, StudyDay } from '../model/card.ts'
import { elapsedDays, retrievability } from '../scheduler/retrievability.ts'

/** Why a card is asked today, for screens to put into words. Recall is predicted for today, 0–1. */
export type DueReason =
  /** Never asked before. */
  | { readonly kind: 'new' }
  /** A step of learning a new card. `isEarly`: its time has not quite come, but nothing else was left. */
  | {
      readonly kind: 'learning'
      readonly stepIndex: number
      readonly minutesSinceLast: number
      readonly isEarly: boolean
    }
  /** The same after a card was forgotten. `lapses`: how often that happened. */
  | {
      readonly kind: 'relearning'
      readonly stepIndex: number
      readonly minutesSinceLast: number
      readonly isEarly: boolean
      readonly lapses: number
    }
  /** Today is the day for which the card was planned. */
  | { readonly kind: 'review'; readonly daysSinceLast: number; readonly recall: number }
  /** It was planned for an earlier day. */
  | {
      readonly kind: 'overdue'
      readonly daysSinceLast: number
      readonly daysOverdue: number
      readonly recall: number
    }
  /** It is planned for a later day. */
  | {
      readonly kind: 'ahead'
      readonly daysSinceLast: number
      readonly daysEarly: number
      readonly recall: number
    }

/** The reason for asking the card on that study day, at that moment. */
export function explainDue(
  card: { readonly progress: CardProgress },
  day: StudyDay,
  nowMs: number,
): DueReason {
  const { progress } = card
  switch (progress.state) {
    case 'new':
      return { kind: 'new' }
    case 'learning':
      return { kind: 'learning', ...stepReason(progress, day, nowMs) }
    case 'relearning':
      return { kind: 'relearning', ...stepReason(progress, day, nowMs), lapses: progress.lapses }
    case 'review': {
      const daysSinceLast = elapsedDays(progress, day)
      const recall = retrievability(progress, day)
      const late = day - (progress.dueDay ?? day)
      if (late > 0) return { kind: 'overdue', daysSinceLast, daysOverdue: late, recall }
      if (late < 0) return { kind: 'ahead', daysSinceLast, daysEarly: -late, recall }
      return { kind: 'review', daysSinceLast, recall }
    }
  }
}

function stepReason(progress: CardProgress, day: StudyDay, nowMs: number) {
  const isEarly = progress.dueAtMs === null ? (progress.dueDay ?? day) > day : progress.dueAtMs > nowMs
  const minutesSinceLast = Math.max(0, Math.round((nowMs - (progress.lastReviewAtMs ?? nowMs)) / 60_000))
  return { stepIndex: progress.stepIndex, minutesSinceLast, isEarly }
}
