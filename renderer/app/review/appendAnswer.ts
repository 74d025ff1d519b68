import type { Card, DeckId } from '../../core/model/card.ts'
import type { ReviewRecord, UndoRecord } from '../../core/model/journalRecord.ts'
import type { Outcome } from '../../core/model/review.ts'
import type { Answer } from '../../core/session/session.ts'
import { readCard, readDeckFacts, storeReview, storeUndo } from '../../data/index.ts'
import { studyMoment, type Context, type StudyMoment } from '../context.ts'
import { appendRecord } from '../library/journal.ts'
import { isSameValue } from '../store.ts'

/** Appends and stores an answer; `changed` when the card has been answered elsewhere since it was shown. */
export function appendReview(
  context: Context,
  { card, outcome, answerMs, at }: { card: Card; outcome: Outcome; answerMs: number; at: StudyMoment },
  onWritten: (seq: number) => void,
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
    () => isStored(context, card),
    ({ seq }) => onWritten(seq),
  )
}

/** Appends and stores that an answer is taken back; `changed` when the card has been answered elsewhere since. */
export function appendUndo(context: Context, { cardBefore, cardAfter, seq }: Answer) {
  const { progress } = cardBefore
  const at = studyMoment(context)
  const record: UndoRecord = {
    type: 'undo',
    at: at.nowMs,
    of: seq,
    card: cardBefore.id,
    before: progress.reps === 0 && progress.state === 'new' ? null : progress,
  }
  return appendRecord(
    context,
    record,
    (database, step, afterSeq) => storeUndo(database, step, afterSeq, at.day),
    () => isStored(context, cardAfter),
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

async function isStored(context: Context, card: Card): Promise<boolean> {
  const database = context.database.get()
  const stored = database === null ? null : await readCard(database, card.id)
  return stored?.ok === true && isSameValue(stored.value?.progress, card.progress)
}
