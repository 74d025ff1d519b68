// Draws a session: the card that is asked, with the outcomes of each rating, or what the session came to.
import type { Card } from '../../core/model/card.ts'
import { canRedo } from '../../core/session/history.ts'
import { currentCard, upcomingCard, type Session } from '../../core/session/session.ts'
import { skipCurrent } from '../../core/session/changes.ts'
import { summarize } from '../../core/session/summary.ts'
import { studyMoment } from '../context.ts'
import { databaseFailure, messageOf, type AppError } from '../messages.ts'
import { painted } from '../painted.ts'
import { countDueTomorrow } from './appendStep.ts'
import type { Hand } from './hand.ts'
import { isCardList } from './scope.ts'
import { outcomesFor } from './outcomesFor.ts'
import { askingState, type Shown } from './reviewState.ts'

export interface Showing {
  /** Gives the screen what the hand holds. */
  readonly publish: () => void
  readonly fail: (failure: AppError) => void
  /** Shows the session's current card, passing over those that are not made any more. `keep`: it stays as it was. */
  readonly show: (keep?: Shown | null) => Promise<void>
  /** The card on the screen with the outcomes that it has now. */
  readonly withOutcomes: (shown: Shown) => Shown
}

export function showing(hand: Hand): Showing {
  const { context, view } = hand
  const { now } = context.services

  const mayRedo = (session: Session) => {
    const next = hand.undone.at(-1)
    return next !== undefined && canRedo(session, next, studyMoment(context).day)
  }

  const publish = () => {
    const { session, content, shown } = hand
    if (session === null || content === null || shown === null || hand.isEnded) return
    const upcoming = upcomingCard(session, now())
    const { title, isBusy, error, told, revision } = hand
    view.set(
      askingState(session, shown, content.optionsOf(shown.card), {
        title,
        upcoming: upcoming === null ? null : (content.faceAtHand(upcoming) ?? null),
        isBusy,
        error,
        told,
        canRedo: mayRedo(session),
        revision,
      }),
    )
  }

  const fail = (failure: AppError) => {
    hand.isBusy = false
    hand.error = messageOf(failure)
    if (hand.shown === null && !hand.isEnded) view.set({ phase: 'failed', message: hand.error })
    else publish()
  }

  const show = async (keep: Shown | null = null): Promise<void> => {
    while (hand.session !== null && hand.content !== null && !hand.isEnded) {
      const nowMs = now()
      const card = currentCard(hand.session, nowMs)
      if (card === null) return finish(hand.session)
      const face = await hand.content.face(card)
      if (!face.ok) return fail(databaseFailure(face.error))
      if (face.value === null) {
        hand.session = skipCurrent(hand.session, nowMs)
        continue
      }
      const isKept = keep !== null && isSameQuestion(keep.card, card)
      const outcomes = outcomesFor(hand, card)
      hand.shown = isKept
        ? { ...keep, card, face: face.value, ...outcomes }
        : { card, face: face.value, isAnswer: false, isLooking: false, shownAtMs: nowMs, ...outcomes }
      hand.isBusy = false
      publish()
      return readUpcoming()
    }
  }

  const readUpcoming = async (): Promise<void> => {
    await painted()
    const { session, content } = hand
    const upcoming = session && upcomingCard(session, now())
    if (upcoming === null || content === null || content.faceAtHand(upcoming) !== undefined) return
    await content.face(upcoming)
    publish()
  }

  const finish = async (finished: Session): Promise<void> => {
    const { scope } = hand
    const dueTomorrow = await countDueTomorrow(context, isCardList(scope) ? 'all' : scope)
    hand.shown = null
    hand.isBusy = false
    if (hand.isEnded) return
    view.set({
      phase: 'done',
      title: hand.title,
      summary: summarize(finished, dueTomorrow),
      canUndo: finished.last !== null,
      canRedo: mayRedo(finished),
      told: hand.told,
    })
  }

  return { publish, fail, show, withOutcomes: (shown) => ({ ...shown, ...outcomesFor(hand, shown.card) }) }
}

/** Whether it is the same card asked the same time. */
export function isSameQuestion(one: Card, other: Card): boolean {
  return one.id === other.id && one.progress.reps === other.progress.reps
}
