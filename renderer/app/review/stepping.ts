// The other gestures that move a session: changing cards, and the way back and forward through all steps.
import { changedProgress, type CardAction } from '../../core/cards/changeCard.ts'
import type { Card } from '../../core/model/card.ts'
import { changeCards } from '../../core/session/changes.ts'
import { canRedo, redoStep, undoStep } from '../../core/session/history.ts'
import type { ChangedCard, Session, Step } from '../../core/session/session.ts'
import { readCardsOfNote } from '../../data/index.ts'
import { studyMoment } from '../context.ts'
import { databaseFailure, type AppError } from '../messages.ts'
import { isSameValue } from '../store.ts'
import { appendChange, appendPractice, appendReview, appendUndo } from './appendStep.ts'
import type { Hand } from './hand.ts'
import type { Shown } from './reviewState.ts'
import type { DueChoice } from './scope.ts'
import type { Showing } from './showing.ts'
import { changeTold, redoTold, undoTold } from './tellings.ts'

const TOO_LATE = 'That cannot be done again: a new study day has begun, or the card has changed since.'

export function stepping(hand: Hand, { publish, fail, show }: Showing) {
  const { context } = hand

  /** Runs one gesture that writes; nothing while another one does. */
  const gesture = async (work: () => Promise<void>): Promise<void> => {
    if (hand.isBusy || hand.session === null) return
    hand.isBusy = true
    hand.error = null
    hand.told = null
    publish()
    await hand.inTurn(async () => {
      hand.isBusy = true
      await work()
    })
    if (!hand.isBusy) return
    hand.isBusy = false
    publish()
  }

  const moveTo = async (session: Session, told: string, keep: Shown | null) => {
    hand.session = session
    hand.told = told
    hand.revision += 1
    await show(keep)
  }

  const undo = () =>
    gesture(async () => {
      const taken = hand.session === null ? null : undoStep(hand.session)
      if (taken === null) return
      const appended = await appendUndo(context, taken.step)
      if (!appended.ok) return fail(appended.error)
      hand.undone = [...hand.undone, taken.step]
      moveDue(taken.step, 'back')
      // A change leaves the card as it was asked; an answer is asked for again.
      await moveTo(taken.session, undoTold(taken.step), taken.step.kind === 'change' ? hand.shown : null)
    })

  const redo = () =>
    gesture(async () => {
      const step = hand.undone.at(-1)
      if (step === undefined || hand.session === null) return
      if (!canRedo(hand.session, step, studyMoment(context).day)) {
        hand.undone = []
        hand.error = TOO_LATE
        return
      }
      const appended = await appendAgain(step)
      if (!appended.ok) return fail(appended.error)
      hand.undone = hand.undone.slice(0, -1)
      moveDue(step, 'on')
      const session = redoStep(hand.session, step, appended.value.seq)
      await moveTo(session, redoTold(step), step.kind === 'change' ? hand.shown : null)
    })

  const appendAgain = (step: Step) => {
    if (step.kind === 'change') return appendChange(context, step)
    const answer = { ...step, card: step.cardBefore }
    return step.before.isPractice
      ? appendPractice(context, answer, () => undefined)
      : appendReview(context, answer, () => undefined)
  }

  const moveDue = (step: Step, way: 'on' | 'back') => {
    const cards = step.kind === 'change' ? step.cards : [{ before: step.cardBefore, after: step.cardAfter }]
    for (const { before, after } of cards) {
      if (way === 'on') hand.due.move(before.progress, after.progress)
      else hand.due.move(after.progress, before.progress)
    }
  }

  /** Changes the card on the screen, or all cards of its note. Cards that would stay as they are are left out. */
  const change = (action: CardAction, what: 'card' | 'note' = 'card') =>
    gesture(async () => {
      if (hand.shown === null || hand.session === null) return
      const at = studyMoment(context)
      const cards = await cardsOf(hand.shown.card, what)
      if (!cards.ok) return fail(cards.error)
      const changed: ChangedCard[] = cards.value
        .map((before) => ({
          before,
          after: { ...before, progress: changedProgress(before.progress, action, at.day) },
        }))
        .filter(({ before, after }) => !isSameValue(before.progress, after.progress))
      if (changed.length === 0) return
      const step = { action: action.action, cards: changed, at }
      const appended = await appendChange(context, step)
      if (!appended.ok) return fail(appended.error)
      hand.undone = []
      for (const { before, after } of changed) hand.due.move(before.progress, after.progress)
      const session = changeCards(hand.session, action.action, changed, appended.value.seq, at)
      await moveTo(session, changeTold(action.action, step), hand.shown)
    })

  const cardsOf = async (card: Card, what: 'card' | 'note') => {
    const database = context.database.get()
    if (database === null) return failed({ kind: 'closed' })
    if (what === 'card') return { ok: true as const, value: [card] }
    const cards = await readCardsOfNote(database, card.noteKey)
    return cards.ok ? cards : failed(databaseFailure(cards.error))
  }

  return {
    undo,
    redo,
    suspend: (what: 'card' | 'note') => change({ action: 'suspend' }, what),
    bury: (what: 'card' | 'note') => change({ action: 'bury' }, what),
    flag: (flag: Card['progress']['flag']) => change({ action: 'flag', flag }),
    setLeech: (isLeech: boolean) => change({ action: 'leech', isLeech }),
    setDue: (due: DueChoice) =>
      change({
        action: 'setDue',
        day: 'day' in due ? due.day : ((studyMoment(context).day + due.inDays) as DueDay),
      }),
    forget: () => change({ action: 'forget' }),
  }
}

type DueDay = Extract<CardAction, { action: 'setDue' }>['day']
const failed = (error: AppError) => ({ ok: false as const, error })
