// A session that somebody looks at, put together: what it holds (hand), how it is drawn (showing), and its gestures
// (answering, stepping). Each answer is in the journal before the next card is shown.
import type { Flag, Rating } from '../../core/model/card.ts'
import { startSession } from '../../core/session/session.ts'
import { readDueByDay } from '../../data/index.ts'
import { serial, type Context } from '../context.ts'
import { databaseFailure } from '../messages.ts'
import { createStore, isSameValue, type Store } from '../store.ts'
import { answering } from './answering.ts'
import { keepDueLoad } from './dueLoad.ts'
import { gatherCards } from './gatherCards.ts'
import { gatherQueue } from './gatherQueue.ts'
import type { Hand } from './hand.ts'
import type { ReviewState } from './reviewState.ts'
import { isCardList, type DueChoice, type ReviewScope } from './scope.ts'
import { sessionContent } from './sessionContent.ts'
import { showing } from './showing.ts'
import { stepping } from './stepping.ts'

/** A review session that somebody is looking at. What writes settles when it is on the disk and shown, or its error. */
export interface Review {
  readonly view: Store<ReviewState>
  readonly turn: () => void
  /** After turning: the question once more, and the answer again. */
  readonly look: () => void
  readonly rate: (rating: Rating) => Promise<void>
  /** Takes back the latest answer or change; without a limit inside the session. */
  readonly undo: () => Promise<void>
  /** Does again what was undone last, until something else is done. */
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

/** Begins a session over these decks or cards. */
export function openReview(context: Context, scope: ReviewScope, decksChanged: Store<number>): Review {
  const hand: Hand = {
    context,
    scope,
    view: createStore<ReviewState>({ phase: 'loading' }, { isSame: isSameValue }),
    inTurn: serial(),
    session: null,
    content: null,
    shown: null,
    undone: [],
    title: '',
    isBusy: true,
    isEnded: false,
    error: null,
    told: null,
    revision: 0,
    due: keepDueLoad(new Map()),
  }
  const shows = showing(hand)
  const { rate } = answering(hand, shows)
  const steps = stepping(hand, shows)

  const begin = async () => {
    const database = context.database.get()
    if (database === null) return shows.fail({ kind: 'closed' })
    const gathered = isCardList(scope)
      ? await gatherCards(database, scope)
      : await gatherQueue(context, database, scope)
    const dueByDay = await readDueByDay(database)
    if (!gathered.ok) return shows.fail(databaseFailure(gathered.error))
    if (!dueByDay.ok) return shows.fail(databaseFailure(dueByDay.error))
    const { queue, decks, about } = gathered.value
    const isPractice = isCardList(scope) && !scope.countsForSchedule
    const aheads = [...decks.values()].map(({ options }) => options.learnAheadMinutes)
    hand.title = isCardList(scope) ? scope.title : (about?.title ?? 'All decks')
    hand.content = sessionContent(context, decks)
    hand.due = keepDueLoad(dueByDay.value)
    hand.session = startSession(queue, {
      // In practice nothing waits for its time but what was just asked.
      learnAheadMinutes: isPractice ? Infinity : Math.max(0, ...aheads),
      nowMs: context.services.now(),
      isPractice,
    })
    await shows.show()
  }

  const turn = () => {
    const { shown } = hand
    if (hand.isBusy || shown === null || shown.isAnswer) return
    hand.error = null
    hand.told = null
    hand.shown = shows.withOutcomes({ ...shown, isAnswer: true })
    shows.publish()
  }

  const look = () => {
    const { shown } = hand
    if (shown === null || !shown.isAnswer) return
    hand.shown = { ...shown, isLooking: !shown.isLooking }
    shows.publish()
  }

  // A deck file was edited: the card on the screen and the next one are read again.
  const refresh = async () => {
    await hand.content?.forget()
    if (hand.shown !== null) await shows.show(hand.shown)
  }
  context.openReviews.set(context.openReviews.get() + 1)
  const stopWatching = decksChanged.subscribe(() => void hand.inTurn(refresh))
  void hand.inTurn(begin)
  return {
    view: hand.view,
    turn,
    look,
    rate,
    ...steps,
    end: () => {
      if (hand.isEnded) return
      hand.isEnded = true
      context.openReviews.set(Math.max(0, context.openReviews.get() - 1))
      stopWatching()
    },
  }
}
