import type { Card, Rating, StudyDay } from '../../core/model/card.ts'
import type { Outcomes } from '../../core/model/review.ts'
import type { Session } from '../../core/session/session.ts'
import {
  sessionCounts,
  sessionProgress,
  type SessionCounts,
  type SessionSummary,
} from '../../core/session/summary.ts'
import type { CardFace } from './cardFace.ts'

export interface ShownOutcome {
  readonly rating: Rating
  /** Seconds until the card is next asked: what the button promises. */
  readonly waitSeconds: number
}

/** What the study screen shows of a session. */
export type ReviewState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly message: string }
  | {
      readonly phase: 'question' | 'answer'
      readonly title: string
      readonly card: CardFace
      /** The card that will be asked next if nothing else comes between: drawn ahead, out of sight. */
      readonly upcoming: CardFace | null
      readonly outcomes: readonly ShownOutcome[]
      readonly counts: SessionCounts
      /** 0–1 */
      readonly progress: number
      readonly canUndo: boolean
      /** A rating is being written, and takes its time; gestures wait. */
      readonly isBusy: boolean
      /** Said when a write failed: what happened and what to do. The answer was not taken. */
      readonly error: string | null
      /** What the last undo took back, for the screen reader and a short message. */
      readonly undone: string | null
    }
  | {
      readonly phase: 'done'
      readonly title: string
      readonly summary: SessionSummary
      readonly canUndo: boolean
    }

/** The card on the screen. */
export interface Shown {
  readonly card: Card
  readonly face: CardFace
  readonly isAnswer: boolean
  /** Unix ms when the question came. */
  readonly shownAtMs: number
  readonly outcomes: Outcomes
  readonly outcomesAtMs: number
  readonly outcomesDay: StudyDay
}

/** The session while a card is asked, as the screen shows it. */
export function askingState(
  session: Session,
  shown: Shown,
  rest: {
    readonly title: string
    readonly upcoming: CardFace | null
    readonly isBusy: boolean
    readonly error: string | null
    readonly undone: string | null
  },
): ReviewState {
  const outcomeView = (rating: Rating) => ({ rating, waitSeconds: shown.outcomes[rating].waitSeconds })
  return {
    ...rest,
    phase: shown.isAnswer ? 'answer' : 'question',
    card: shown.face,
    outcomes: [outcomeView(1), outcomeView(2), outcomeView(3), outcomeView(4)],
    counts: sessionCounts(session),
    progress: sessionProgress(session),
    canUndo: session.last !== null,
  }
}
