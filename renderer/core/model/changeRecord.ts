import type { CardId, CardProgress, Rating } from './card.ts'

export const CHANGE_ACTIONS = [
  'suspend',
  'unsuspend',
  'bury',
  'unbury',
  'flag',
  'leech',
  'setDue',
  'forget',
  'reschedule',
  'catchUp',
] as const
/** What the learner did to cards other than answering them. */
export type ChangeAction = (typeof CHANGE_ACTIONS)[number]

/** Changes cards without an answer, all of them at once; each is `after` from here on (null: as if never seen). */
export interface ChangeRecord {
  readonly type: 'change'
  readonly at: number
  readonly studyDay: number
  readonly action: ChangeAction
  readonly cards: readonly CardAfter[]
}

export interface CardAfter {
  readonly card: CardId
  readonly after: CardProgress | null
}

/** An answer in a session that leaves the schedule alone: kept for the card's history, nothing else. */
export interface PracticeRecord {
  readonly type: 'practice'
  readonly at: number
  readonly studyDay: number
  readonly card: CardId
  readonly rating: Rating
  readonly answerMs: number
}

/** Takes back the change or practice with sequence number `of`; each card is again as `before` says. */
export interface UndoChangeRecord {
  readonly type: 'undoChange'
  readonly at: number
  readonly of: number
  readonly cards: readonly CardBefore[]
}

export interface CardBefore {
  readonly card: CardId
  readonly before: CardProgress | null
}

/** One thing in a card's history that is no review. `seq` is its journal record's sequence number. */
export type CardEvent = CardChange | CardPractice

export interface CardChange {
  readonly seq: number
  readonly kind: 'change'
  readonly at: number
  readonly studyDay: number
  readonly action: ChangeAction
  readonly cards: readonly CardId[]
  /** Sequence number of the record that took it back, or null. */
  readonly undoneBySeq: number | null
}

export interface CardPractice {
  readonly seq: number
  readonly kind: 'practice'
  readonly at: number
  readonly studyDay: number
  readonly cards: readonly CardId[]
  readonly rating: Rating
  readonly answerMs: number
  readonly undoneBySeq: number | null
}
