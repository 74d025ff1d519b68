import type { CardProgress, Flag, StudyDay } from '../model/card.ts'
import { NEW_PROGRESS } from '../scheduler/scheduleOutcomes.ts'

/** What a learner may do to a card besides answering it. */
export type CardAction =
  | { readonly action: 'suspend' | 'unsuspend' }
  /** Until the next study day. */
  | { readonly action: 'bury' | 'unbury' }
  | { readonly action: 'flag'; readonly flag: Flag }
  | { readonly action: 'leech'; readonly isLeech: boolean }
  /** Asked on that study day, as a review; what is known of the memory stays. */
  | { readonly action: 'setDue'; readonly day: StudyDay }
  /** As if it had never been seen; flag and suspension stay. */
  | { readonly action: 'forget' }

/** The card's progress after the action, on the study day `today`. */
export function changedProgress(progress: CardProgress, change: CardAction, today: StudyDay): CardProgress {
  switch (change.action) {
    case 'suspend':
    case 'unsuspend':
      return { ...progress, isSuspended: change.action === 'suspend' }
    case 'bury':
      return { ...progress, buriedUntilDay: (today + 1) as StudyDay }
    case 'unbury':
      return { ...progress, buriedUntilDay: null }
    case 'flag':
      return { ...progress, flag: change.flag }
    case 'leech':
      return { ...progress, isLeech: change.isLeech }
    case 'setDue':
      return {
        ...progress,
        state: 'review',
        dueDay: change.day,
        dueAtMs: null,
        stepIndex: 0,
        buriedUntilDay: null,
      }
    case 'forget':
      return { ...NEW_PROGRESS, flag: progress.flag, isSuspended: progress.isSuspended }
  }
}

/**
 * What is kept of a card's progress: null when there is nothing to say of it. A record must say null then, so that the
 * card is stored as one that was never seen.
 */
export function keptProgress(progress: CardProgress): CardProgress | null {
  const names = Object.keys(NEW_PROGRESS) as (keyof CardProgress)[]
  return names.every((name) => progress[name] === NEW_PROGRESS[name]) ? null : progress
}
