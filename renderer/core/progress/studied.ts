import type { CardState, StudyDay } from '../model/card.ts'
import type { JournalRecord, ReviewRecord } from '../model/journalRecord.ts'
import type { ReviewLog } from '../model/review.ts'

/** What was studied of a deck on one study day: what the daily limits are measured against. */
export interface StudiedToday {
  readonly day: StudyDay
  /** Cards seen for the first time. */
  readonly newCount: number
  /** Answers to cards in review; steps of learning and relearning do not count. */
  readonly reviewCount: number
}

/** The part of a review that says how it was counted. */
export interface CountedReview {
  readonly stateBefore: CardState
  readonly studyDay: number
}

/** How a stored answer was counted. */
export function countedReviewOf(log: ReviewLog): CountedReview {
  return { stateBefore: log.stateBefore, studyDay: log.after.lastReviewDay ?? Number.NaN }
}

/**
 * What was studied after a record of the same deck. An undo takes the review that it undid, `undone`, off the count
 * if that was of the same study day. Only one day is held: when the clock is put back, counting begins anew.
 */
export function studiedAfter(previous: StudiedToday | undefined, record: ReviewRecord): StudiedToday
export function studiedAfter(
  previous: StudiedToday | undefined,
  record: JournalRecord,
  undone?: CountedReview,
): StudiedToday | undefined
export function studiedAfter(
  previous: StudiedToday | undefined,
  record: JournalRecord,
  undone?: CountedReview,
): StudiedToday | undefined {
  switch (record.type) {
    case 'review': {
      const day = record.studyDay as StudyDay
      return counted(
        previous?.day === day ? previous : { day, newCount: 0, reviewCount: 0 },
        record.stateBefore,
        1,
      )
    }
    case 'undo':
      if (previous === undefined || undone === undefined || undone.studyDay !== previous.day) return previous
      return counted(previous, undone.stateBefore, -1)
    case 'change':
    case 'practice':
    case 'undoChange':
    case 'options':
    case 'document':
    case 'import':
    case 'importUndone':
      return previous
  }
}

function counted(studied: StudiedToday, stateBefore: CardState, by: 1 | -1): StudiedToday {
  if (stateBefore === 'new') return { ...studied, newCount: Math.max(0, studied.newCount + by) }
  if (stateBefore === 'review') return { ...studied, reviewCount: Math.max(0, studied.reviewCount + by) }
  return studied
}
