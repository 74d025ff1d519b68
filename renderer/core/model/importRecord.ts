import type { CardId, CardProgress } from './card.ts'

/**
 * One answer that was given elsewhere, as the program that it comes from tells it:
 * `[reviewedAtMs, rating, answerMs, stateBefore, interval, lastInterval, factor, kind]`, numbers all, since a history
 * holds hundreds of thousands. `stateBefore` is an index into `HISTORY_STATES`; the others are those of ForeignLog.
 */
export type HistoryLog = readonly [
  reviewedAtMs: number,
  rating: number,
  answerMs: number,
  stateBefore: number,
  interval: number,
  lastInterval: number,
  factor: number,
  kind: number,
]

export const HISTORY_STATES = ['new', 'learning', 'review', 'relearning'] as const

/** What came along of one card. */
export interface ImportedCard {
  readonly card: CardId
  /** How its memory is from here on. */
  readonly after: CardProgress
  /** Oldest first. */
  readonly logs: readonly HistoryLog[]
}

/**
 * A part of the history that came with an import. The host writes all parts of an import or none (a commit cut short is
 * finished before anybody reads), so that each part counts by itself: should one be damaged, the others stand.
 */
export interface ImportRecord {
  readonly type: 'import'
  readonly at: number
  readonly id: string
  readonly cards: readonly ImportedCard[]
}

/** A part of taking an import back: these cards are again as they were, and the history that came along is gone. */
export interface ImportUndoneRecord {
  readonly type: 'importUndone'
  readonly at: number
  readonly id: string
  /** `before` null: never seen. Cards answered since the import are not among them: they keep what was answered. */
  readonly cards: readonly { readonly card: CardId; readonly before: CardProgress | null }[]
}
