// What may happen to a session besides answers: the learner changes cards, or a card is not made any more.
import type { Card, CardId } from '../model/card.ts'
import type { ChangeAction } from '../model/changeRecord.ts'
import {
  chooseCard,
  currentCard,
  type ChangedCard,
  type Session,
  type StepMoment,
  type WaitingCard,
} from './session.ts'

/** The session after the learner changed these cards, stored under `seq`. Those not to be asked today leave it. */
export function changeCards(
  session: Session,
  action: ChangeAction,
  cards: readonly ChangedCard[],
  seq: number,
  at: StepMoment,
): Session {
  const leaving = new Set<CardId>()
  const staying = new Map<CardId, Card>()
  for (const { after } of cards) {
    if (leavesSession(action, after, at)) leaving.add(after.id)
    else staying.set(after.id, after)
  }
  const rest = withoutCards(replaceCards(session, staying), leaving)
  const changed: Session = { ...rest, last: { kind: 'change', before: session, seq, at, action, cards } }
  const isGone = session.currentId !== null && leaving.has(session.currentId)
  return isGone ? { ...changed, currentId: chooseCard(changed, at.nowMs)?.id ?? null } : changed
}

/** The session without its current card: its note is not in the deck any more. */
export function skipCurrent(session: Session, nowMs: number): Session {
  const current = currentCard(session, nowMs)
  if (current === null) return session
  const rest = { ...withoutCards(session, new Set([current.id])), currentId: null }
  return { ...rest, currentId: chooseCard(rest, nowMs)?.id ?? null }
}

/** The session with these cards as they are now. */
export function replaceCards(session: Session, cards: ReadonlyMap<CardId, Card>): Session {
  const replaced = (old: Card) => cards.get(old.id) ?? old
  const waiting = ({ card, atMs }: WaitingCard) => ({ card: replaced(card), atMs })
  return { ...session, main: session.main.map(replaced), learning: session.learning.map(waiting) }
}

function leavesSession(action: ChangeAction, { progress }: Card, { day }: StepMoment): boolean {
  if (action === 'flag' || action === 'leech') return false
  if (action === 'setDue') return (progress.dueDay ?? day) > day
  return true
}

/** Without these cards, so far as they are still to be asked. */
function withoutCards(session: Session, ids: ReadonlySet<CardId>): Session {
  const main = session.main.filter((card, index) => index < session.nextIndex || !ids.has(card.id))
  const learning = session.learning.filter(({ card }) => !ids.has(card.id))
  const gone = session.main.length - main.length + session.learning.length - learning.length
  return { ...session, main, learning, totalCount: Math.max(0, session.totalCount - gone) }
}
