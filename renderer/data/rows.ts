import type { CardId, CardProgress, DeckId, NoteKey, StoredNote, StudyDay } from '../core/model/card.ts'
import type { DocumentValue } from '../core/model/journalRecord.ts'
import type { CardEvent } from '../core/model/changeRecord.ts'
import type { DeckChoice } from '../core/model/preset.ts'
import type { ReviewLog } from '../core/model/review.ts'
import type { CardHistory } from '../core/progress/importFold.ts'
import type { StudiedToday } from '../core/progress/studied.ts'
import type { DeckHeader } from './deckHeader.ts'

/** Which list a card waits in. `absent`: its note is not in the deck file now; its progress is kept. */
export type CardQueue = 'new' | 'learning' | 'review' | 'buried' | 'suspended' | 'absent'

/**
 * A card as it is stored: note key and ordinal are in the id; `progress` is missing while the card was never seen.
 * `order` sorts within the queue: new, suspended, absent: position; learning: Unix ms; review, buried: study day.
 */
export interface CardRow {
  readonly id: CardId
  readonly deckId: DeckId
  readonly position: number
  readonly queue: CardQueue
  readonly order: number
  readonly progress?: CardProgress
}

/** Some notes of one deck, by key; `key` is that of the first. A row costs the same whatever it holds. */
export interface NoteBlockRow {
  readonly key: NoteKey
  readonly notes: readonly StoredNote[]
}

/** An answer given since the database was made. */
export type ReviewLogRow = ReviewLog

/** Answers that the journal held when the database was made, ascending. `count`: how many. */
export interface LogBlockRow {
  readonly lastSeq: number
  readonly count: number
  readonly logs: readonly ReviewLog[]
}

/** Answers that came along with an import, of several cards by id; `first` is the first one's, `count` that of answers. */
export interface HistoryBlockRow {
  readonly importId: string
  readonly first: CardId
  readonly count: number
  readonly cards: readonly CardHistory[]
}

export interface DeckRow extends DeckHeader {
  readonly id: DeckId
  readonly path: string
  readonly origin: 'library' | 'bundled'
  readonly noteCount: number
  readonly cardCount: number
}

/** One thing wrong with a deck file; line and column count from 1. */
export interface FileProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A deck file as it was last read. `deckId` is the deck that it holds or last held; null when it never was one. */
export interface FileRow {
  readonly path: string
  readonly origin: 'library' | 'bundled'
  readonly fingerprint: string
  readonly deckId: DeckId | null
  readonly problems: readonly FileProblem[]
}

export interface OptionsRow extends DeckChoice {
  readonly deckId: DeckId
}

/** Changes of cards and practice, as the journal tells them. */
export type EventRow = CardEvent

/** Something of the learner's own making, as its latest journal record says. */
export interface DocumentRow {
  readonly kind: string
  readonly id: string
  /** When it was last written, Unix ms. */
  readonly at: number
  readonly value: DocumentValue
}

/** What home shows of a deck, kept in the same transaction as the cards, so that nothing ever has to be counted. */
export interface DeckCountsRow {
  readonly deckId: DeckId
  readonly newCount: number
  /** Moments at which the cards in learning fall due, Unix ms, ascending. */
  readonly learningDueMs: readonly number[]
  /** Study day → cards in review that fall due on it. */
  readonly reviewByDay: Readonly<Record<number, number>>
  /** Study day → new cards that are buried until then. */
  readonly buriedNewByDay: Readonly<Record<number, number>>
  /** Study day → cards in learning that are buried until then. Buried reviews are among the reviews of that day. */
  readonly buriedLearningByDay: Readonly<Record<number, number>>
  /** Cards in the deck file that have been reviewed. */
  readonly reviewedCards: number
  /**
   * Sum of the predicted recall, 0–1, of the reviewed cards on that study day; a later day's sum is made when there is
   * time (see cardScan.ts), and until then yesterday's is shown.
   */
  readonly recall: { readonly day: StudyDay; readonly sum: number } | null
  readonly studied: StudiedToday | null
  /** Answers of the latest study day on which there were any, those taken back left out. */
  readonly answers: { readonly day: number; readonly count: number }
}

/** The one row that says what the rest must be: which journal it reflects, how many cards, and their hash. */
export interface StateRow {
  readonly key: 'state'
  readonly journal: JournalEnd
  readonly cards: CardsDigest
  readonly logCount: number
  /** Goes up with each write to the cards: a scan that saw it change begins again. */
  readonly revision: number
}

/** There while a rebuild is under way; found at start, the rebuild begins again. */
export interface RebuildRow {
  readonly key: 'rebuild'
  readonly startedAtMs: number
}

export type MetaRow = StateRow | RebuildRow

/** `lastSeq` 0: nothing of a journal. `lastCheck`: checksum that covers the whole journal up to there. */
export interface JournalEnd {
  readonly lastSeq: number
  readonly lastCheck: string
}

export interface CardsDigest {
  readonly count: number
  /** Two sums, modulo 2³², over the rows' hashes: the same in whatever order the rows came. */
  readonly hash: readonly [number, number]
}
