// A study session as an immutable value: which card is asked, what an answer does, and the way back. Knows nothing of
// storage: whoever holds a session stores each answer before moving on to the next value.
import type { Card, CardId, Rating } from '../model/card.ts'
import type { Outcome } from '../model/review.ts'
import type { Queue } from '../queue/buildQueue.ts'

export interface Session {
  readonly learnAheadMs: number
  /** The cards asked once each; those before `nextIndex` have been. */
  readonly main: readonly Card[]
  readonly nextIndex: number
  /** Cards that come back in this session, by the moment at which they fall due. */
  readonly learning: readonly Card[]
  /** Cards that the session began with. */
  readonly totalCount: number
  /**
   * The card on the screen. Chosen once, when the one before was answered: a learning card that falls due meanwhile
   * must not slip under the learner's fingers. Null when nothing could be asked at that moment.
   */
  readonly currentId: CardId | null
  readonly last: Answer | null
}

/** One answer, and the session as it was before it. */
export interface Answer {
  readonly before: Session
  readonly seq: number
  readonly rating: Rating
  readonly answerMs: number
  readonly cardBefore: Card
  readonly cardAfter: Card
}

export interface UndoneAnswer {
  readonly seq: number
  /** The card as it was before the answer. */
  readonly card: Card
  readonly rating: Rating
}

export function startSession(
  queue: Queue,
  { learnAheadMinutes, nowMs }: { readonly learnAheadMinutes: number; readonly nowMs: number },
): Session {
  const session: Session = {
    learnAheadMs: learnAheadMinutes * 60_000,
    main: queue.main,
    nextIndex: 0,
    learning: queue.learning,
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
  return session.learning.find((card) => card.id === currentId) ?? null
}

/** The card that would be asked next if the current one left the session now; to be drawn ahead, out of sight. */
export function upcomingCard(session: Session, nowMs: number): Card | null {
  const current = currentCard(session, nowMs)
  return current === null ? null : chooseCard(withoutCard(session, current), nowMs)
}

/**
 * The session after the current card got this outcome, stored under `seq`. The card comes back if it falls due before
 * `dayEndMs`. Throws when there is no card to answer.
 */
export function answerCard(
  session: Session,
  outcome: Outcome,
  seq: number,
  nowMs: number,
  dayEndMs: number,
  answerMs = 0,
): Session {
  // A clock put back since the card was shown does not take it off the screen.
  const cardBefore = currentCard(session, nowMs) ?? session.learning[0]
  if (cardBefore === undefined) throw new Error('There is no card to answer')
  const cardAfter: Card = { ...cardBefore, progress: outcome.after }
  const rest = withoutCard(session, cardBefore)
  const isBack = outcome.after.dueAtMs !== null && outcome.after.dueAtMs < dayEndMs
  const after: Session = {
    ...rest,
    learning: isBack ? withLearning(rest.learning, cardAfter) : rest.learning,
    last: { before: session, seq, rating: outcome.rating, answerMs, cardBefore, cardAfter },
  }
  // Not the same card twice running, if another can be asked instead.
  const next = chooseCard(rest, nowMs) ?? chooseCard(after, nowMs)
  return { ...after, currentId: next?.id ?? null }
}

/** The session before the last answer, exactly as it was, and what was taken back; null at the start. */
export function undoAnswer(
  session: Session,
): { readonly session: Session; readonly undone: UndoneAnswer } | null {
  if (session.last === null) return null
  const { before, seq, rating, cardBefore } = session.last
  return { session: before, undone: { seq, card: cardBefore, rating } }
}

/** Due learning first, then the main list, then learning that falls due soon. */
function chooseCard(session: Session, nowMs: number): Card | null {
  const soonest = session.learning[0]
  const waitMs = soonest === undefined ? Infinity : (soonest.progress.dueAtMs ?? 0) - nowMs
  if (soonest !== undefined && waitMs <= 0) return soonest
  const next = session.main[session.nextIndex]
  if (next !== undefined) return next
  return soonest !== undefined && waitMs <= session.learnAheadMs ? soonest : null
}

function withoutCard(session: Session, card: Card): Session {
  if (session.main[session.nextIndex]?.id === card.id) return { ...session, nextIndex: session.nextIndex + 1 }
  return { ...session, learning: session.learning.filter(({ id }) => id !== card.id) }
}

function withLearning(learning: readonly Card[], card: Card): Card[] {
  const dueAtMs = card.progress.dueAtMs ?? 0
  const place = learning.findIndex((other) => (other.progress.dueAtMs ?? 0) > dueAtMs)
  return place === -1 ? [...learning, card] : learning.toSpliced(place, 0, card)
}
