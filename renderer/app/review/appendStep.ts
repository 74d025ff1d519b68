// What a session writes: each step is appended to the journal, then stored. `changed` when the cards were changed
// elsewhere since the session saw them.
import { keptProgress } from '../../core/cards/changeCard.ts'
import type { Card, DeckId } from '../../core/model/card.ts'
import type {
  ChangeAction,
  ChangeRecord,
  PracticeRecord,
  UndoChangeRecord,
} from '../../core/model/changeRecord.ts'
import type { ReviewRecord, UndoRecord } from '../../core/model/journalRecord.ts'
import type { Outcome } from '../../core/model/review.ts'
import type { ChangedCard, Step, StepMoment } from '../../core/session/session.ts'
import { readCards, readDeckFacts, storeChange, storeReview, storeUndo } from '../../data/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { appendRecord } from '../library/journal.ts'
import { isSameValue } from '../store.ts'

type OnWritten = (seq: number) => void

export interface Answering {
  readonly card: Card
  readonly outcome: Outcome
  readonly answerMs: number
  readonly at: StepMoment
}

/** Appends and stores an answer. */
export function appendReview(
  context: Context,
  { card, outcome, answerMs, at }: Answering,
  onWritten: OnWritten,
) {
  const record: ReviewRecord = {
    type: 'review',
    at: at.nowMs,
    card: card.id,
    rating: outcome.rating,
    answerMs,
    stateBefore: card.progress.state,
    studyDay: at.day,
    after: outcome.after,
  }
  return appendRecord(
    context,
    record,
    (database, step, afterSeq, onSent) => storeReview(database, step, afterSeq, at.day, onSent),
    () => areStored(context, [card]),
    ({ seq }) => onWritten(seq),
  )
}

/** Appends and stores an answer that leaves the schedule alone. */
export function appendPractice(
  context: Context,
  { card, outcome, answerMs, at }: Answering,
  onWritten: OnWritten,
) {
  const { rating } = outcome
  const record: PracticeRecord = {
    type: 'practice',
    at: at.nowMs,
    studyDay: at.day,
    card: card.id,
    rating,
    answerMs,
  }
  return appendRecord(
    context,
    record,
    (database, step, afterSeq, onSent) => storeReview(database, step, afterSeq, at.day, onSent),
    () => Promise.resolve(true),
    ({ seq }) => onWritten(seq),
  )
}

/** Appends and stores that these cards were changed without an answer. */
export function appendChange(
  context: Context,
  {
    action,
    cards,
    at,
  }: { readonly action: ChangeAction; readonly cards: readonly ChangedCard[]; readonly at: StepMoment },
) {
  const record: ChangeRecord = {
    type: 'change',
    at: at.nowMs,
    studyDay: at.day,
    action,
    cards: cards.map(({ after }) => ({ card: after.id, after: keptProgress(after.progress) })),
  }
  return appendRecord(
    context,
    record,
    (database, step, afterSeq) => storeChange(database, step, afterSeq, at.day),
    () =>
      areStored(
        context,
        cards.map(({ before }) => before),
      ),
  )
}

/** Appends and stores that a step of a session is taken back. */
export function appendUndo(context: Context, step: Step) {
  const { nowMs, day } = studyMoment(context)
  if (step.kind === 'change') return appendUndoChange(context, step.seq, step.cards)
  const { cardBefore, cardAfter, seq } = step
  if (step.before.isPractice) return appendUndoChange(context, seq, [])
  const record: UndoRecord = {
    type: 'undo',
    at: nowMs,
    of: seq,
    card: cardBefore.id,
    before: keptProgress(cardBefore.progress),
  }
  return appendRecord(
    context,
    record,
    (database, journalStep, afterSeq) => storeUndo(database, journalStep, afterSeq, day),
    () => areStored(context, [cardAfter]),
  )
}

/** Appends and stores that the change with that sequence number is taken back. */
export function appendUndoChange(context: Context, of: number, cards: readonly ChangedCard[]) {
  const { nowMs, day } = studyMoment(context)
  const record: UndoChangeRecord = {
    type: 'undoChange',
    at: nowMs,
    of,
    cards: cards.map(({ before }) => ({ card: before.id, before: keptProgress(before.progress) })),
  }
  return appendRecord(
    context,
    record,
    (database, step, afterSeq) => storeChange(database, step, afterSeq, day),
    () =>
      areStored(
        context,
        cards.map(({ after }) => after),
      ),
  )
}

/** Reviews of these decks that fall due tomorrow. */
export async function countDueTomorrow(
  context: Context,
  deckIds: readonly DeckId[] | 'all',
): Promise<number> {
  const database = context.database.get()
  const facts = database === null ? null : await readDeckFacts(database, deckIds)
  if (!facts?.ok) return 0
  const tomorrow = studyMoment(context).day + 1
  return facts.value.reduce((sum, { counts }) => sum + (counts?.reviewByDay[tomorrow] ?? 0), 0)
}

async function areStored(context: Context, cards: readonly Card[]): Promise<boolean> {
  const database = context.database.get()
  const stored =
    database === null
      ? null
      : await readCards(
          database,
          cards.map(({ id }) => id),
        )
  if (!stored?.ok) return false
  const progress = new Map(stored.value.map((card) => [card.id, card.progress]))
  return cards.every((card) => isSameValue(progress.get(card.id), card.progress))
}
