import type { CardId, CardProgress, CardState, Rating } from './card.ts'

/** One immutable answer. `seq` is its journal record's sequence number. */
export interface ReviewLog {
  readonly seq: number
  readonly cardId: CardId
  readonly rating: Rating
  /** Unix milliseconds, as the clock stood. */
  readonly reviewedAtMs: number
  /** Time from seeing the question to rating, capped. */
  readonly answerMs: number
  /** State in which the card was asked. */
  readonly stateBefore: CardState
  readonly after: CardProgress
  /** Sequence number of the undo that took this answer back, or null. */
  readonly undoneBySeq: number | null
}

/** What will be stored if the learner gives this rating: what the button promises. */
export interface Outcome<Wait extends number | null = number | null> {
  readonly rating: Rating
  readonly after: CardProgress
  /** Time until the card is next asked, in seconds: what the button shows. Null in practice: not again today. */
  readonly waitSeconds: Wait
  /** The answer makes the card a leech, once more perhaps: it is told. */
  readonly isLeechNow: boolean
}

export type Outcomes<Wait extends number | null = number | null> = Readonly<Record<Rating, Outcome<Wait>>>
