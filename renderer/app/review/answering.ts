// Takes answers: the outcome that a button promised is appended, and the session moves on.
import type { Card, Rating } from '../../core/model/card.ts'
import type { Outcome } from '../../core/model/review.ts'
import { replaceCards, skipCurrent } from '../../core/session/changes.ts'
import { answerCard, currentCard, type Session } from '../../core/session/session.ts'
import { readCard } from '../../data/index.ts'
import { studyMoment, type StudyMoment } from '../context.ts'
import { messageOf } from '../messages.ts'
import { appendPractice, appendReview } from './appendStep.ts'
import type { Hand } from './hand.ts'
import { isSameQuestion, type Showing } from './showing.ts'
import { LEECH_TOLD } from './tellings.ts'

/** Outcomes older than this are stamped with the moment of the answer; what the buttons say stays the same. */
const OUTCOMES_FRESH_MS = 30_000
const SLOW_MS = 150
const NEW_DAY = 'A new study day has begun, and the intervals changed with it. Choose again.'

export function answering(hand: Hand, { publish, fail, show, withOutcomes }: Showing) {
  const { context } = hand

  const rate = async (rating: Rating): Promise<void> => {
    const { session, content, shown } = hand
    if (hand.isBusy || session === null || content === null || shown === null || !shown.isAnswer) return
    const at = studyMoment(context)
    if (shown.outcomesDay !== at.day) {
      hand.error = NEW_DAY
      hand.shown = withOutcomes(shown)
      return publish()
    }
    const isStale = Math.abs(at.nowMs - shown.outcomesAtMs) > OUTCOMES_FRESH_MS
    const { card, outcomes, shownAtMs } = isStale ? withOutcomes(shown) : shown
    const capMs = content.optionsOf(card).answerCapSeconds * 1000
    const answerMs = Math.round(Math.min(Math.max(0, at.nowMs - shownAtMs), capMs))
    hand.isBusy = true
    hand.error = null
    // The screen says that it is busy only when the disk is slow: drawing it would hold up the next card.
    const slow = setTimeout(publish, SLOW_MS)
    await hand.inTurn(async () => {
      const now = hand.shown
      if (now !== null && now.isAnswer && isSameQuestion(now.card, card)) {
        return take(card, outcomes[rating], answerMs, at)
      }
      hand.isBusy = false
      publish()
    })
    clearTimeout(slow)
  }

  /** Stores the answer to the current card, and moves on to the next one. */
  const take = async (card: Card, outcome: Outcome, answerMs: number, at: StudyMoment): Promise<void> => {
    hand.isBusy = true
    let going: Promise<void> | null = null
    const goOn = (seq: number) => {
      const session = answerCard(hand.session as Session, outcome, seq, at, answerMs)
      hand.session = session
      hand.due.move(card.progress, outcome.after)
      hand.undone = []
      hand.revision += 1
      hand.told = outcome.isLeechNow ? LEECH_TOLD[outcome.after.isSuspended ? 'suspended' : 'marked'] : null
      const next = currentCard(session, context.services.now())
      // The journal has the answer: what is at hand need not wait for the database's disk.
      if (next !== null && hand.content?.faceAtHand(next)) going = show()
    }
    const append = hand.session?.isPractice ? appendPractice : appendReview
    const appended = await append(context, { card, outcome, answerMs, at }, goOn)
    if (!appended.ok) return appended.error.kind === 'changed' ? reload(card) : fail(appended.error)
    await (going ?? show())
  }

  /** After the library moved on elsewhere: the card as it is stored now. */
  const reload = async (card: Card) => {
    const database = context.database.get()
    const stored = database === null ? null : await readCard(database, card.id)
    if (hand.session === null || !stored?.ok) return fail({ kind: 'closed' })
    hand.session =
      stored.value !== undefined && isStillAsked(stored.value)
        ? replaceCards(hand.session, new Map([[card.id, stored.value]]))
        : skipCurrent(hand.session, context.services.now())
    hand.undone = []
    hand.error = messageOf({ kind: 'changed' })
    await show()
  }

  /** Whether a card that was changed elsewhere is one for today still. */
  const isStillAsked = ({ progress }: Card) => {
    const { day } = studyMoment(context)
    const isBuried = progress.buriedUntilDay !== null && progress.buriedUntilDay > day
    return !progress.isSuspended && !isBuried && progress.lastReviewDay !== day
  }

  return { rate }
}
