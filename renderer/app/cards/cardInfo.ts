import type { CardId, CardProgress, CardState, DeckId, Rating, StudyDay } from '../../core/model/card.ts'
import type { CardEvent, ChangeAction } from '../../core/model/changeRecord.ts'
import type { Note } from '../../core/model/deck.ts'
import { HISTORY_STATES, type HistoryLog } from '../../core/model/importRecord.ts'
import type { ReviewLog } from '../../core/model/review.ts'
import { retrievability } from '../../core/scheduler/retrievability.ts'
import { readCard, readCardHistory, readDeckFacts, readNote } from '../../data/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { whyThatDate } from './whyThatDate.ts'

/** Everything that is known of a card. */
export interface CardInfo {
  readonly cardId: CardId
  readonly ordinal: number
  readonly deckId: DeckId
  readonly deckTitle: string
  readonly note: Note
  /** Every state value, as the schedule has it. */
  readonly progress: CardProgress
  /** The study day that it is. */
  readonly today: StudyDay
  /** Probability, 0–1, that the card would be recalled today; null before its first review. */
  readonly recall: number | null
  /** Study days from the last answer to the day on which the card falls due; null when it has no such day. */
  readonly intervalDays: number | null
  /** One plain sentence: when the card is asked next, and why then. */
  readonly why: string
  /** Latest first. */
  readonly history: readonly HistoryEntry[]
}

export type HistoryEntry =
  | {
      readonly kind: 'review'
      readonly seq: number
      readonly atMs: number
      readonly rating: Rating
      readonly answerMs: number
      readonly stateBefore: CardState
      readonly after: CardProgress
      readonly isUndone: boolean
    }
  | {
      /** An answer given elsewhere, before the card was imported. */
      readonly kind: 'imported'
      readonly seq: 0
      readonly atMs: number
      /** 1–4; 0 where the program that it comes from recorded something else. */
      readonly rating: number
      readonly answerMs: number
      readonly stateBefore: CardState
      readonly isUndone: false
    }
  | {
      readonly kind: 'practice'
      readonly seq: number
      readonly atMs: number
      readonly rating: Rating
      readonly answerMs: number
      readonly isUndone: boolean
    }
  | {
      readonly kind: 'change'
      readonly seq: number
      readonly atMs: number
      readonly action: ChangeAction
      /** How many cards the change was made to at once. */
      readonly cardCount: number
      readonly isUndone: boolean
    }

/** The card with its whole history; null when no deck makes it now. */
export async function readCardInfo(context: Context, cardId: CardId): Promise<CardInfo | null> {
  const database = context.database.get()
  if (database === null) return null
  const card = await readCard(database, cardId)
  if (!card.ok || card.value === undefined) return null
  const { deckId, noteKey, ordinal, progress } = card.value
  const [note, facts, history] = await Promise.all([
    readNote(database, noteKey),
    readDeckFacts(database, [deckId]),
    readCardHistory(database, cardId, progress.reps),
  ])
  const [deck] = facts.ok ? facts.value : []
  if (!note.ok || note.value === undefined || deck === undefined || !history.ok) return null
  const at = studyMoment(context)
  const { logs, events, imported } = history.value
  const dueDay = progress.dueDay
  const { lastReviewDay } = progress
  return {
    cardId,
    ordinal,
    deckId,
    deckTitle: deck.deck.title,
    note: note.value.note,
    progress,
    today: at.day,
    recall: progress.stabilityDays > 0 ? retrievability(progress, at.day) : null,
    intervalDays: dueDay === null || lastReviewDay === null ? null : dueDay - lastReviewDay,
    why: whyThatDate(card.value, { logs, events, options: deck.options }, at),
    history: [
      ...[...logs.map(reviewEntry), ...events.map(eventEntry)].sort((a, b) => b.seq - a.seq),
      ...imported.toReversed().map(importedEntry),
    ],
  }
}

function reviewEntry(log: ReviewLog): HistoryEntry {
  const { seq, reviewedAtMs, rating, answerMs, stateBefore, after, undoneBySeq } = log
  const isUndone = undoneBySeq !== null
  return { kind: 'review', seq, atMs: reviewedAtMs, rating, answerMs, stateBefore, after, isUndone }
}

function importedEntry([atMs, rating, answerMs, state]: HistoryLog): HistoryEntry {
  const stateBefore = HISTORY_STATES[state] ?? 'review'
  return { kind: 'imported', seq: 0, atMs, rating, answerMs, stateBefore, isUndone: false }
}

function eventEntry(event: CardEvent): HistoryEntry {
  const { seq, at: atMs } = event
  const isUndone = event.undoneBySeq !== null
  if (event.kind === 'change') {
    return { kind: 'change', seq, atMs, action: event.action, cardCount: event.cards.length, isUndone }
  }
  return { kind: 'practice', seq, atMs, rating: event.rating, answerMs: event.answerMs, isUndone }
}
