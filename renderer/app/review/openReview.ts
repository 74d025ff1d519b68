import type { Card, DeckId, Flag, Rating } from '../../core/model/card.ts'
import type { Outcome } from '../../core/model/review.ts'
import { buildQueue } from '../../core/queue/buildQueue.ts'
import { scheduleOutcomes } from '../../core/scheduler/scheduleOutcomes.ts'
import {
  answerCard,
  currentCard,
  startSession,
  undoAnswer,
  upcomingCard,
  type Session,
} from '../../core/session/session.ts'
import { summarize } from '../../core/session/summary.ts'
import { readCard } from '../../data/index.ts'
import { serial, studyMoment, type Context, type StudyMoment } from '../context.ts'
import { databaseFailure, messageOf, type AppError } from '../messages.ts'
import { painted } from '../painted.ts'
import { createStore, isSameValue, type Store } from '../store.ts'
import { appendReview, appendUndo, countDueTomorrow } from './appendAnswer.ts'
import { gatherQueue } from './gatherQueue.ts'
import { askingState, type ReviewState, type Shown } from './reviewState.ts'
import type { DueChoice, ReviewScope } from './scope.ts'
import { replaceCard, skipCurrent } from './sessionCards.ts'
import { sessionContent, type SessionContent } from './sessionContent.ts'

/** A review session that somebody is looking at. */
export interface Review {
  readonly view: Store<ReviewState>
  readonly turn: () => void
  /** After turning: the question once more, and the answer again. */
  readonly look: () => void
  /** Settles when the answer is on the disk and the next card is shown, or the error. */
  readonly rate: (rating: Rating) => Promise<void>
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** Until it is unsuspended, elsewhere. */
  readonly suspend: (what: 'card' | 'note') => Promise<void>
  /** Until the next study day. */
  readonly bury: (what: 'card' | 'note') => Promise<void>
  readonly flag: (flag: Flag) => Promise<void>
  readonly setLeech: (isLeech: boolean) => Promise<void>
  readonly setDue: (due: DueChoice) => Promise<void>
  /** As if the card had never been seen; its history stays. */
  readonly forget: () => Promise<void>
  readonly end: () => void
}

/** Outcomes older than this are stamped with the moment of the answer; what the buttons say stays the same. */
const OUTCOMES_FRESH_MS = 30_000
const SLOW_MS = 150
const RATING_WORDS: Readonly<Record<Rating, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }
const NEW_DAY = 'A new study day has begun, and the intervals changed with it. Choose again.'

/** Begins a session over these decks. Each answer is in the journal before the next card is shown. */
export function openReview(context: Context, scope: ReviewScope, decksChanged: Store<number>): Review {
  const view = createStore<ReviewState>({ phase: 'loading' }, { isSame: isSameValue })
  // Whatever changes the session takes turns: a deck file may be edited while an answer is being written.
  const inTurn = serial()
  const deckIds: readonly DeckId[] | 'all' = scope === 'all' || !('cards' in scope) ? scope : 'all'
  let session: Session | null = null
  let content: SessionContent | null = null
  let shown: Shown | null = null
  let title = ''
  let isBusy = true
  let isEnded = false
  let error: string | null = null
  let told: string | null = null

  const publish = () => {
    if (session === null || content === null || shown === null || isEnded) return
    const upcoming = upcomingCard(session, context.services.now())
    const upcomingFace = upcoming === null ? null : (content.faceAtHand(upcoming) ?? null)
    const options = content.optionsOf(shown.card)
    view.set(
      askingState(session, shown, options, {
        title,
        upcoming: upcomingFace,
        isBusy,
        error,
        told,
        canRedo: false,
        revision: 0,
        countsForSchedule: true,
        isEarly: false,
      }),
    )
  }

  const fail = (failure: AppError) => {
    isBusy = false
    error = messageOf(failure)
    if (shown === null && !isEnded) view.set({ phase: 'failed', message: error })
    else publish()
  }

  const outcomesOf = (card: Card) => {
    const at = studyMoment(context)
    const outcomes = scheduleOutcomes(card.id, card.progress, at, (content as SessionContent).optionsOf(card))
    return { outcomes, outcomesAtMs: at.nowMs, outcomesDay: at.day }
  }

  /** Shows the session's current card, passing over those that are not made any more. `keep`: it stays as it was. */
  const show = async (keep: Shown | null = null): Promise<void> => {
    while (session !== null && content !== null && !isEnded) {
      const nowMs = context.services.now()
      const card = currentCard(session, nowMs)
      if (card === null) return finish(session)
      const face = await content.face(card)
      if (!face.ok) return fail(databaseFailure(face.error))
      if (face.value === null) {
        session = skipCurrent(session, nowMs)
        continue
      }
      const isKept = keep?.card.id === card.id && keep.card.progress.reps === card.progress.reps
      shown = isKept
        ? { ...keep, card, face: face.value, ...outcomesOf(card) }
        : { card, face: face.value, isAnswer: false, isLooking: false, shownAtMs: nowMs, ...outcomesOf(card) }
      isBusy = false
      publish()
      return readUpcoming()
    }
  }

  const readUpcoming = async (): Promise<void> => {
    await painted()
    const upcoming = session && upcomingCard(session, context.services.now())
    if (upcoming === null || content === null || content.faceAtHand(upcoming) !== undefined) return
    await content.face(upcoming)
    publish()
  }

  const finish = async (finished: Session): Promise<void> => {
    const dueTomorrow = await countDueTomorrow(context, deckIds)
    shown = null
    isBusy = false
    const canUndo = finished.last !== null
    if (!isEnded)
      view.set({
        phase: 'done',
        title,
        summary: summarize(finished, dueTomorrow),
        canUndo,
        canRedo: false,
        told,
      })
  }

  /** After the library moved on elsewhere: the card as it is stored now. */
  const reload = async (card: Card) => {
    const database = context.database.get()
    const stored = database === null ? null : await readCard(database, card.id)
    if (session === null || !stored?.ok) return fail({ kind: 'closed' })
    session =
      stored.value === undefined || stored.value.progress.lastReviewDay === studyMoment(context).day
        ? skipCurrent(session, context.services.now())
        : replaceCard(session, stored.value)
    error = messageOf({ kind: 'changed' })
    await show()
  }

  const turn = () => {
    if (isBusy || shown === null || shown.isAnswer) return
    error = null
    told = null
    shown = { ...shown, isAnswer: true, ...outcomesOf(shown.card) }
    publish()
  }

  const isSameAs = (card: Card) =>
    shown?.card.id === card.id && shown.card.progress.reps === card.progress.reps && shown.isAnswer

  const rate = async (rating: Rating): Promise<void> => {
    if (isBusy || session === null || content === null || shown === null || !shown.isAnswer) return
    const at = studyMoment(context)
    if (shown.outcomesDay !== at.day) {
      error = NEW_DAY
      shown = { ...shown, ...outcomesOf(shown.card) }
      return publish()
    }
    if (Math.abs(at.nowMs - shown.outcomesAtMs) > OUTCOMES_FRESH_MS)
      shown = { ...shown, ...outcomesOf(shown.card) }
    const { card, outcomes, shownAtMs } = shown
    const capMs = content.optionsOf(card).answerCapSeconds * 1000
    const answerMs = Math.round(Math.min(Math.max(0, at.nowMs - shownAtMs), capMs))
    isBusy = true
    error = null
    // The screen says that it is busy only when the disk is slow: drawing it would hold up the next card.
    const slow = setTimeout(publish, SLOW_MS)
    await inTurn(async () => {
      if (isSameAs(card)) return take(card, outcomes[rating], answerMs, at)
      isBusy = false
      publish()
    })
    clearTimeout(slow)
  }

  /** Stores the answer to the current card, and moves on to the next one. */
  const take = async (card: Card, outcome: Outcome, answerMs: number, at: StudyMoment): Promise<void> => {
    isBusy = true
    let going: Promise<void> | null = null
    const goOn = (seq: number) => {
      const nowMs = context.services.now()
      session = answerCard(session as Session, outcome, seq, nowMs, at.dayEndMs, answerMs)
      const next = currentCard(session, nowMs)
      // The journal has the answer: what is at hand need not wait for the database's disk.
      if (next !== null && content?.faceAtHand(next)) going = show()
    }
    const appended = await appendReview(context, { card, outcome, answerMs, at }, goOn)
    if (!appended.ok) return appended.error.kind === 'changed' ? reload(card) : fail(appended.error)
    await (going ?? show())
  }

  const undo = async (): Promise<void> => {
    if (isBusy || session?.last == null) return
    isBusy = true
    error = null
    publish()
    await inTurn(takeBack)
  }

  const takeBack = async (): Promise<void> => {
    const last = session?.last
    const taken = session === null ? null : undoAnswer(session)
    if (taken === null || last === null || last === undefined) return
    isBusy = true
    const { rating } = taken.undone
    const appended = await appendUndo(context, last)
    if (!appended.ok) return fail(appended.error)
    session = taken.session
    shown = null
    told = `Took back “${RATING_WORDS[rating]}”.`
    await show()
  }

  const begin = async () => {
    const database = context.database.get()
    if (database === null) return fail({ kind: 'closed' })
    const gathered = await gatherQueue(context, database, deckIds)
    if (!gathered.ok) return fail(databaseFailure(gathered.error))
    const { decks, ...cards } = gathered.value
    const at = studyMoment(context)
    const [only] = decks.values()
    title = deckIds !== 'all' && decks.size === 1 && only !== undefined ? only.deck.title : 'All decks'
    content = sessionContent(context, decks)
    const learnAheadMinutes = Math.max(
      0,
      ...[...decks.values()].map(({ options }) => options.learnAheadMinutes),
    )
    const queue = buildQueue({ ...cards, seed: `${at.day} ${[...decks.keys()].join(' ')}` })
    session = startSession(queue, { learnAheadMinutes, nowMs: at.nowMs })
    await show()
  }

  // A deck file was edited: the card on the screen and the next one are read again.
  const refresh = async () => {
    await content?.forget()
    if (shown !== null) await show(shown)
  }
  context.openReviews.set(context.openReviews.get() + 1)
  const stopWatching = decksChanged.subscribe(() => void inTurn(refresh))
  void inTurn(begin)
  return {
    view,
    turn,
    rate,
    undo,
    look: () => {
      if (shown === null || !shown.isAnswer) return
      shown = { ...shown, isLooking: !shown.isLooking }
      publish()
    },
    redo: async () => undefined,
    suspend: async () => undefined,
    bury: async () => undefined,
    flag: async () => undefined,
    setLeech: async () => undefined,
    setDue: async () => undefined,
    forget: async () => undefined,
    end: () => {
      if (isEnded) return
      isEnded = true
      context.openReviews.set(Math.max(0, context.openReviews.get() - 1))
      stopWatching()
    },
  }
}
