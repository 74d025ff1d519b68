// Progress is a fold over the journal: nothing about it is known from anywhere else. A rebuild folds all records, a
// command folds the one that it stores, and both must come to the same.
import type { CardId, CardProgress, DeckId } from '../model/card.ts'
import type { CardEvent } from '../model/changeRecord.ts'
import type { DocumentRecord, JournalRecord, ReviewRecord, UndoRecord } from '../model/journalRecord.ts'
import type { DeckChoice } from '../model/preset.ts'
import type { ReviewLog } from '../model/review.ts'
import { applyChange, applyPractice, applyUndoChange } from './foldChanges.ts'
import { deckIdOf } from './ids.ts'
import { indexOfSeq } from './indexOfSeq.ts'
import { applyImport, applyImportUndone, type CardHistory } from './importFold.ts'
import { countedReviewOf, studiedAfter, type StudiedToday } from './studied.ts'

export interface ProgressState {
  /** Cards of which there is anything to say: answered, or changed; what was undone is not counted. */
  readonly cards: Map<CardId, CardProgress>
  readonly options: Map<DeckId, DeckChoice>
  readonly studied: Map<DeckId, StudiedToday>
  /** The latest record of each document, by `documentKey`; those that are no more stay, with the value null. */
  readonly documents: Map<string, DocumentRecord>
  /** What came along with imports, by the import's id. */
  readonly histories: Map<string, CardHistory[]>
  /** By ascending sequence number, undone ones included. */
  readonly logs: ReviewLog[]
  /** Changes and practice, likewise. */
  readonly events: CardEvent[]
}

export function emptyProgress(): ProgressState {
  return {
    cards: new Map(),
    options: new Map(),
    studied: new Map(),
    documents: new Map(),
    histories: new Map(),
    logs: [],
    events: [],
  }
}

/**
 * Takes up one record; changes the state that it is given, for speed over hundreds of thousands of them. Sequence
 * numbers ascend from call to call; some may be missing (records that were damaged, or from a newer Verso).
 */
export function applyRecord(state: ProgressState, seq: number, record: JournalRecord): void {
  switch (record.type) {
    case 'review':
      return applyReview(state, seq, record)
    case 'undo':
      return applyUndo(state, seq, record)
    case 'change':
      return applyChange(state, seq, record)
    case 'practice':
      return applyPractice(state, seq, record)
    case 'undoChange':
      return applyUndoChange(state, seq, record)
    case 'options':
      state.options.set(record.deck, { options: record.options, preset: record.preset })
      return
    case 'document':
      state.documents.set(documentKey(record), record)
      return
    case 'import':
      return applyImport(state, record)
    case 'importUndone':
      return applyImportUndone(state, record)
  }
}

export function documentKey({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind} ${id}`
}

function applyReview(state: ProgressState, seq: number, record: ReviewRecord): void {
  const deckId = deckIdOf(record.card)
  state.cards.set(record.card, record.after)
  state.logs.push(reviewLogOf(seq, record))
  state.studied.set(deckId, studiedAfter(state.studied.get(deckId), record))
}

/**
 * An undo of what is undone already, or of another card's answer, is passed over. When the answer itself is missing
 * from a damaged journal, the undo still says how the card was.
 */
function applyUndo(state: ProgressState, seq: number, record: UndoRecord): void {
  const index = indexOfSeq(state.logs, record.of)
  const log = state.logs[index]
  if (log !== undefined) {
    if (log.undoneBySeq !== null || log.cardId !== record.card) return
    state.logs[index] = { ...log, undoneBySeq: seq }
    const deckId = deckIdOf(record.card)
    const studied = studiedAfter(state.studied.get(deckId), record, countedReviewOf(log))
    if (studied !== undefined) state.studied.set(deckId, studied)
  }
  if (record.before === null) state.cards.delete(record.card)
  else state.cards.set(record.card, record.before)
}

/** The log that a review record becomes. */
export function reviewLogOf(seq: number, record: ReviewRecord): ReviewLog {
  return {
    seq,
    cardId: record.card,
    rating: record.rating,
    reviewedAtMs: record.at,
    answerMs: record.answerMs,
    stateBefore: record.stateBefore,
    after: record.after,
    undoneBySeq: null,
  }
}
