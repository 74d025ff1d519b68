// What an import would do, note by note, before anything is written: the types that plan.ts makes and screens show.
import type { CardId, DeckId, NoteKey } from '../model/card.ts'
import type { Deck, Note } from '../model/deck.ts'
import type { ForeignPlace } from './foreignCollection.ts'

export const IMPORT_OUTCOMES = ['new', 'updated', 'same', 'duplicate', 'conflict', 'skipped'] as const
/**
 * `new`: comes in. `updated`: is there, and gets the file's text. `same`: is there, word for word. `duplicate`: is
 * there, or stands in the file twice, and is not taken. `conflict`: the same id belongs to a note of another kind.
 * `skipped`: the reader could not take it.
 */
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number]

/** Why a note has its outcome; screens word it. `text` is a reader's own sentence. */
export type OutcomeReason =
  | { readonly kind: 'byGuid' | 'byId' | 'byFirstField' | 'twiceInFile' | 'keptBoth' }
  | { readonly kind: 'otherKind'; readonly is: string }
  | { readonly kind: 'text'; readonly text: string }

export interface PlannedNote {
  readonly outcome: ImportOutcome
  readonly place: ForeignPlace
  readonly reason: OutcomeReason | null
  /** How a list shows it. */
  readonly label: string
  /** Null where nothing of it comes in. */
  readonly key: NoteKey | null
  readonly before: Note | null
  /** As it will be; null for what was skipped. */
  readonly after: Note | null
  readonly deckTitle: string
}

/** A deck file that will be written. */
export interface PlannedDeck {
  readonly id: DeckId
  /** `library/…`, as the host lists it. */
  readonly path: string
  /** Of the file that is there now; null: a new one. */
  readonly fingerprint: string | null
  /** Whole, as it will be. */
  readonly deck: Deck
  readonly newNotes: number
  readonly updatedNotes: number
  /** Ids of the notes whose text changes, for an edit of the file in place. */
  readonly touched: ReadonlySet<string>
  /** Something besides notes changes. */
  readonly isHeaderChanged: boolean
}

/** A card whose history comes along; `index` into the collection's cards. */
export interface PlannedHistory {
  readonly card: CardId
  readonly index: number
}

export interface ImportPlan {
  readonly entries: readonly PlannedNote[]
  /** Add up to what the file holds: its notes and what was skipped. */
  readonly counts: Readonly<Record<ImportOutcome, number>>
  readonly decks: readonly PlannedDeck[]
  readonly history: readonly PlannedHistory[]
  /** Answers among that history. */
  readonly reviewCount: number
  /** Cards that keep the learner's own progress although the file has some. */
  readonly keptProgress: number
  /** Cards of the new notes. */
  readonly newCards: number
}

/** Whether agreeing would change anything. */
export function changesAnything({ decks, history }: ImportPlan): boolean {
  return decks.length > 0 || history.length > 0
}
