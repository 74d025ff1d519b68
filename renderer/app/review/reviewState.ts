import type { Card, Rating, StudyDay } from '../../core/model/card.ts'
import type { AudioOptions, DeckOptions, DisplayOptions } from '../../core/model/deckOptions.ts'
import type { Outcome, Outcomes } from '../../core/model/review.ts'
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
  /** Seconds until the card is next asked: what the button promises. Null in practice: not again, as far as it goes. */
  readonly waitSeconds: number | null
  /** This answer makes the card a leech, and suspends it if the deck's options say so. */
  readonly leech: 'marked' | 'suspended' | null
}

/** What the study screen shows of a session. */
export type ReviewState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly message: string }
  | {
      readonly phase: 'question' | 'answer'
      /** Turned, but the question is looked at once more; ratings count as ever. */
      readonly isLooking: boolean
      readonly title: string
      readonly card: CardFace
      /** The card that will be asked next if nothing else comes between: drawn ahead, out of sight. */
      readonly upcoming: CardFace | null
      readonly outcomes: readonly ShownOutcome[]
      readonly counts: SessionCounts
      /** 0–1 */
      readonly progress: number
      readonly canUndo: boolean
      readonly canRedo: boolean
      /** Goes up with everything that is stored. */
      readonly revision: number
      /** False: practice, which leaves the schedule alone. */
      readonly countsForSchedule: boolean
      /** The card is asked before it is due. */
      readonly isEarly: boolean
      /** Unix ms when the question came. */
      readonly shownAtMs: number
      /** Longest answer time that is recorded: where the timer stops. */
      readonly answerCapSeconds: number
      readonly display: DisplayOptions
      readonly audio: AudioOptions
      /** A rating is being written, and takes its time; gestures wait. */
      readonly isBusy: boolean
      /** Said when a write failed: what happened and what to do. The answer was not taken. */
      readonly error: string | null
      /** What the last undo, redo or action did, in a sentence. */
      readonly told: string | null
    }
  | {
      readonly phase: 'done'
      readonly title: string
      readonly summary: SessionSummary
      readonly canUndo: boolean
      readonly canRedo: boolean
      readonly told: string | null
    }

/** The card on the screen. */
export interface Shown {
  readonly card: Card
  readonly face: CardFace
  readonly isAnswer: boolean
  readonly isLooking: boolean
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
  options: DeckOptions,
  rest: {
    readonly title: string
    readonly upcoming: CardFace | null
    readonly isBusy: boolean
    readonly error: string | null
    readonly told: string | null
    readonly canRedo: boolean
    readonly revision: number
  },
): ReviewState {
  const outcomeView = (rating: Rating) => ({
    rating,
    waitSeconds: shown.outcomes[rating].waitSeconds,
    leech: leechOf(shown.outcomes[rating]),
  })
  return {
    ...rest,
    phase: shown.isAnswer ? 'answer' : 'question',
    isLooking: shown.isLooking,
    shownAtMs: shown.shownAtMs,
    answerCapSeconds: options.answerCapSeconds,
    display: options.display,
    audio: options.audio,
    card: shown.face,
    outcomes: [outcomeView(1), outcomeView(2), outcomeView(3), outcomeView(4)],
    counts: sessionCounts(session),
    progress: sessionProgress(session),
    canUndo: session.last !== null,
    countsForSchedule: !session.isPractice,
    isEarly: isEarly(shown),
  }
}

function leechOf({ isLeechNow, after }: Outcome): ShownOutcome['leech'] {
  if (!isLeechNow) return null
  return after.isSuspended ? 'suspended' : 'marked'
}

function isEarly({ card, outcomesAtMs, outcomesDay }: Shown): boolean {
  const { dueDay, dueAtMs } = card.progress
  return dueDay === null ? dueAtMs !== null && dueAtMs > outcomesAtMs : dueDay > outcomesDay
}
