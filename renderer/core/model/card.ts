import type { Note } from '../../../decks/format/schema.ts'

declare const brand: unique symbol
type Branded<T, B> = T & { readonly [brand]: B }

export type DeckId = Branded<string, 'DeckId'>
/** `deckId:noteId`, unique in the library. */
export type NoteKey = Branded<string, 'NoteKey'>
/** `deckId:noteId:ordinal`, unique in the library and the same on every machine. */
export type CardId = Branded<string, 'CardId'>
/** Days since 1970-01-01 of the learner's local calendar, turned over at the rollover hour. */
export type StudyDay = Branded<number, 'StudyDay'>

export const RATINGS = [1, 2, 3, 4] as const
/** 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = (typeof RATINGS)[number]

export const FLAGS = [0, 1, 2, 3, 4, 5, 6, 7] as const
/** 0 none, 1 red, 2 orange, 3 green, 4 blue, 5 pink, 6 turquoise, 7 purple: Anki's seven. */
export type Flag = (typeof FLAGS)[number]

export type CardState = 'new' | 'learning' | 'review' | 'relearning'

/**
 * How the learner's memory of one card is doing: what the fold over the journal yields for it.
 * A plain JSON value, stored in the journal as it is.
 */
export interface CardProgress {
  readonly state: CardState
  /**
   * The study day on which the card falls due: review cards, and learning cards after a step of a day or longer.
   * Others: null.
   */
  readonly dueDay: StudyDay | null
  /** The moment at which the card falls due: learning and relearning cards after a shorter step. Others: null. */
  readonly dueAtMs: number | null
  /** Index into the learning or relearning steps; 0 otherwise. */
  readonly stepIndex: number
  /** Interval, in days, after which recall has fallen to 0.9; 0 before the first review. */
  readonly stabilityDays: number
  /** 1–10; 0 before the first review. */
  readonly difficulty: number
  readonly lastReviewAtMs: number | null
  readonly lastReviewDay: StudyDay | null
  /** Reviews so far. */
  readonly reps: number
  /** Times forgotten while in review. */
  readonly lapses: number
  readonly isSuspended: boolean
  /** The first study day on which a buried card is asked again; null when it is not buried. Past days mean nothing. */
  readonly buriedUntilDay: StudyDay | null
  /** 0 none, 1–7 the seven flags. */
  readonly flag: Flag
  /** Marked as a leech: by its lapses or by the learner; cleared by the learner alone. */
  readonly isLeech: boolean
}

/** A card as the working database holds it. */
export interface Card {
  readonly id: CardId
  readonly deckId: DeckId
  readonly noteKey: NoteKey
  readonly ordinal: number
  /** Order in the deck file: note index × 1000 + ordinal. */
  readonly position: number
  readonly progress: CardProgress
}

/** A note as the working database holds it. */
export interface StoredNote {
  readonly key: NoteKey
  readonly deckId: DeckId
  readonly index: number
  readonly note: Note
}
