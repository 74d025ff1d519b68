// What may happen to a session from outside: a card changes, or leaves it without an answer.
import type { Card } from '../../core/model/card.ts'
import { currentCard, type Session } from '../../core/session/session.ts'

/** The session without its current card: its note is not in the deck any more. */
export function skipCurrent(session: Session, nowMs: number): Session {
  const current = currentCard(session, nowMs)
  if (current === null) return session
  const rest = {
    ...session,
    main: session.main.filter((card, index) => index < session.nextIndex || card.id !== current.id),
    learning: session.learning.filter((card) => card.id !== current.id),
    totalCount: Math.max(0, session.totalCount - 1),
    currentId: null,
  }
  return { ...rest, currentId: currentCard(rest, nowMs)?.id ?? null }
}

/** The session with the card as it is now. */
export function replaceCard(session: Session, card: Card): Session {
  const replaced = (old: Card) => (old.id === card.id ? card : old)
  return { ...session, main: session.main.map(replaced), learning: session.learning.map(replaced) }
}
