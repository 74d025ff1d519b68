// A study session as an immutable value: which card is asked, and what an answer does. Knows nothing of storage:
// whoever holds a session stores each answer before moving on to the next value. The way back is in history.ts.
import type { Card, CardId, Rating, StudyDay } from '../model/card.ts'
import type { ChangeAction } from '../model/changeRecord.ts'
import type { Outcome } from '../model/review.ts'
import type { Queue } from '../queue/buildQueue.ts'

export interface Session {
  readonly learnAheadMs: number
  /** Answers leave the schedule alone; a card that was not known comes back a little later. */
  readonly isPractice: boolean
  /** The cards asked once each; those before `nextIndex` have been. */
  readonly main: readonly Card[]
  readonly nextIndex: number
  /** Cards that come back in this session, by the moment at which they do. */
  readonly learning: readonly WaitingCard[]
  /** Cards that the session began with. */
  readonly totalCount: number
  /**
   * The card on the screen. Chosen once, when the one before was answered: a learning card that falls due meanwhile
   * must not slip under the learner's fingers. Null when nothing could be asked at that moment.
   */
  readonly currentId: CardId | null
  /** The latest thing that the learner did in it. */
  readonly last: Step | null
}

export interface WaitingCard {
  readonly card: Card
  readonly atMs: number
}

/** A moment with the study day around it. */
export interface StepMoment {
  readonly nowMs: number
  readonly day: StudyDay
  /** First ms of the next study day. */
  readonly dayEndMs: number
}

/** One thing that the learner did, stored under `seq`, and the session as it was before it. */
export type Step = Answer | Change

export interface Answer {
  readonly kind: 'answer'
  readonly before: Session
  readonly seq: number
  readonly at: StepMoment
  readonly outcome: Outcome
  readonly rating: Rating
  readonly answerMs: number
  readonly cardBefore: Card
  readonly cardAfter: Card
}

export interface Change {
  readonly kind: 'change'
  readonly before: Session
  readonly seq: number
  readonly at: StepMoment
  readonly action: ChangeAction
  readonly cards: readonly ChangedCard[]
}

export interface ChangedCard {
  readonly before: Card
  readonly after: Card
}

export function startSession(
  queue: Queue,
  {
    learnAheadMinutes,
    nowMs,
    isPractice = false,
  }: { readonly learnAheadMinutes: number; readonly nowMs: number; readonly isPractice?: boolean },
): Session {
  const session: Session = {
    learnAheadMs: learnAheadMinutes * 60_000,
    isPractice,
    main: queue.main,
    nextIndex: 0,
    learning: queue.learning.map((card) => ({ card, atMs: card.progress.dueAtMs ?? 0 })),
    totalCount: queue.main.length + queue.learning.length,
    currentId: null,
    last: null,
  }
  return { ...session, currentId: chooseCard(session, nowMs)?.id ?? null }
}

/**
 * The card to ask: the one on the screen, else, when nothing could be asked before, the first learning card that has
 * come near enough. Null: nothing can be asked at this moment.
 */
export function currentCard(session: Session, nowMs: number): Card | null {
  const { currentId } = session
  if (currentId === null) return chooseCard(session, nowMs)
  const next = session.main[session.nextIndex]
  if (next?.id === currentId) return next
  return session.learning.find(({ card }) => card.id === currentId)?.card ?? null
}

/** The card that would be asked next if the current one left the session now; to be drawn ahead, out of sight. */
export function upcomingCard(session: Session, nowMs: number): Card | null {
  const current = currentCard(session, nowMs)
  return current === null ? null : chooseCard(withoutCard(session, current), nowMs)
}

/**
 * The session after the current card got this outcome, stored under `seq`. The card comes back if it falls due before
 * the study day ends. Throws when there is no card to answer.
 */
export function answerCard(
  session: Session,
  outcome: Outcome,
  seq: number,
  at: StepMoment,
  answerMs = 0,
): Session {
  // A clock put back since the card was shown does not take it off the screen.
  const cardBefore = currentCard(session, at.nowMs) ?? session.learning[0]?.card
  if (cardBefore === undefined) throw new Error('There is no card to answer')
  const cardAfter: Card = { ...cardBefore, progress: outcome.after }
  const rest = withoutCard(session, cardBefore)
  const atMs = returnOf(session, outcome, at)
  const { rating } = outcome
  const after: Session = {
    ...rest,
    learning: atMs === null ? rest.learning : withLearning(rest.learning, { card: cardAfter, atMs }),
    last: { kind: 'answer', before: session, seq, at, outcome, rating, answerMs, cardBefore, cardAfter },
  }
  // Not the same card twice running, if another can be asked instead.
  const next = chooseCard(rest, at.nowMs) ?? chooseCard(after, at.nowMs)
  return { ...after, currentId: next?.id ?? null }
}

/** When the card comes back in this session, in ms; null when it does not. */
function returnOf({ isPractice }: Session, { after, waitSeconds }: Outcome, at: StepMoment): number | null {
  if (isPractice) return waitSeconds === null ? null : at.nowMs + waitSeconds * 1000
  const { dueAtMs, isSuspended } = after
  return dueAtMs !== null && !isSuspended && dueAtMs < at.dayEndMs ? dueAtMs : null
}

/** Due learning first, then the main list, then learning that falls due soon. */
export function chooseCard(session: Session, nowMs: number): Card | null {
  const soonest = session.learning[0]
  const waitMs = soonest === undefined ? Infinity : soonest.atMs - nowMs
  if (soonest !== undefined && waitMs <= 0) return soonest.card
  const next = session.main[session.nextIndex]
  if (next !== undefined) return next
  return soonest !== undefined && waitMs <= session.learnAheadMs ? soonest.card : null
}

function withoutCard(session: Session, card: Card): Session {
  if (session.main[session.nextIndex]?.id === card.id) return { ...session, nextIndex: session.nextIndex + 1 }
  return { ...session, learning: session.learning.filter((waiting) => waiting.card.id !== card.id) }
}

function withLearning(learning: readonly WaitingCard[], waiting: WaitingCard): WaitingCard[] {
  const place = learning.findIndex((other) => other.atMs > waiting.atMs)
  return place === -1 ? [...learning, waiting] : learning.toSpliced(place, 0, waiting)
}
