import type { CardId, CardProgress, CardState, DeckId, Rating } from './card.ts'
import type { ChangeRecord, PracticeRecord, UndoChangeRecord } from './changeRecord.ts'
import type { DeckOptions } from './deckOptions.ts'
import type { ImportRecord, ImportUndoneRecord } from './importRecord.ts'

/**
 * What a journal record says. The journal is the truth about progress: a record carries the outcome itself, never
 * something that would have to be computed again. `at` is Unix milliseconds as the clock stood; order is by
 * sequence number, never by `at`.
 */
export type JournalRecord =
  | ReviewRecord
  | UndoRecord
  | ChangeRecord
  | PracticeRecord
  | UndoChangeRecord
  | OptionsRecord
  | DocumentRecord
  | ImportRecord
  | ImportUndoneRecord

export interface ReviewRecord {
  readonly type: 'review'
  readonly at: number
  readonly card: CardId
  readonly rating: Rating
  readonly answerMs: number
  readonly stateBefore: CardState
  readonly studyDay: number
  readonly after: CardProgress
}

/** Takes back the review with sequence number `of`; the card is again as `before` says (null: never seen). */
export interface UndoRecord {
  readonly type: 'undo'
  readonly at: number
  readonly of: number
  readonly card: CardId
  readonly before: CardProgress | null
}

/** The deck's options from here on; while there is the preset that it follows, those of the preset count. */
export interface OptionsRecord {
  readonly type: 'options'
  readonly at: number
  readonly deck: DeckId
  readonly options: DeckOptions
  /** Id of a preset, or null. */
  readonly preset: string | null
}

/**
 * Something of the learner's own making that is neither content nor progress: a preset, an exam, a sitting. The latest
 * record of a kind and id is what it is now; `value` null: it is no more. What a kind's value looks like is said beside
 * its domain, where it is also checked.
 */
export interface DocumentRecord {
  readonly type: 'document'
  readonly at: number
  readonly kind: string
  readonly id: string
  readonly value: DocumentValue | null
}

export type DocumentValue = Readonly<Record<string, unknown>>
