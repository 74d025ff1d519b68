// What a file of any format becomes once it is read: decks, note types, notes, cards with their history, media. The
// importers make it, the import plan (plan.ts) reads it, and the exporters take it the other way. A plain value that
// passes from a worker to the window; media stay in the source until the learner agrees.
import type { CardState, Flag, Rating } from '../model/card.ts'
import type { Deck, Note, NoteType } from '../model/deck.ts'

/** Where in the source something stands, for the learner to find it: a row, a line, an entry of an archive. */
export interface ForeignPlace {
  /** Counts from 1: line of a text, row of a table; for packages the position of the note in its collection. */
  readonly line: number
  readonly column?: number
  /** Name of the entry in an archive, where there is one. */
  readonly entry?: string
}

/** Something that did not come along, or came along changed. */
export interface ForeignWarning {
  readonly place: ForeignPlace
  readonly message: string
}

export interface ForeignCollection {
  /** Which reader took it: `anki-package`, `anki-text`, `csv`, `markdown`, `crowdanki`, … */
  readonly format: string
  /** What the learner would call it: the top deck's title, else the file's name. */
  readonly title: string
  readonly decks: readonly ForeignDeck[]
  /** Note types that its templated notes use; notes name them by `type`. */
  readonly noteTypes: readonly NoteType[]
  readonly notes: readonly ForeignNote[]
  readonly cards: readonly ForeignCard[]
  /** Files that the source holds, by name; their bytes are read by `MediaSource` when the learner has agreed. */
  readonly media: readonly ForeignMedia[]
  readonly warnings: readonly ForeignWarning[]
  /** Rows that were passed over, each with its reason; they count towards what the file holds. */
  readonly skipped: readonly ForeignWarning[]
  /** Reviews that the source holds of cards that it does not: they stay behind, and one warning says so. */
  readonly strayReviews?: number
  /** The file can carry history (logs, due dates), whether or not there is any. */
  readonly canHoldHistory: boolean
}

/** Reviews that the source holds, also those of cards that it has no more. */
export function reviewsHeld({ cards, strayReviews = 0 }: ForeignCollection): number {
  return cards.reduce((sum, { logs }) => sum + logs.length, strayReviews)
}

export interface ForeignDeck {
  /** Unique in the collection. */
  readonly key: string
  /** Levels separated by `::`. */
  readonly title: string
  readonly description?: string
  /** Of a Verso deck file: everything it says besides its notes. */
  readonly header?: Omit<Deck, 'notes'>
}

export interface ForeignNote {
  /** Unique in the collection; the cards name it. */
  readonly key: string
  /** What the source calls the note for ever (Anki's guid, a hash of its content); null: matched by its first field. */
  readonly guid: string | null
  /** Of the deck that most of its cards are in. */
  readonly deckKey: string
  /** In Verso's own terms. Its `id` is a proposal; the plan makes it unique in its deck. */
  readonly note: Note
  /** Name of the type in the source, for match scope and for the learner. */
  readonly typeName: string
  /** The text that Anki would call the first field, stripped: finds duplicates among notes without guid. */
  readonly firstField: string
  /** Unix ms of its last change in the source, 0 when unknown. */
  readonly modifiedAtMs: number
  readonly place: ForeignPlace
}

export interface ForeignCard {
  readonly noteKey: string
  readonly ordinal: number
  /** Where it differs from its note's. */
  readonly deckKey: string
  /** Null: never studied. */
  readonly schedule: ForeignSchedule | null
  /** Oldest first. */
  readonly logs: readonly ForeignLog[]
}

/** Days and moments are absolute here: whoever reads the source has resolved its epoch, filtered decks and queues. */
export interface ForeignSchedule {
  readonly state: CardState
  /**
   * When it falls due: Unix ms of the beginning of the due day (`isDay`) in the source's reckoning, or the very moment
   * of a learning step. Null for new cards.
   */
  readonly dueAtMs: number | null
  readonly isDay: boolean
  /** Learning step index, where the source tells. */
  readonly stepIndex: number
  readonly intervalDays: number
  /** FSRS memory, if the source has one. `stabilityDays` at 0.9, `difficulty` 1–10. */
  readonly memory: { readonly stabilityDays: number; readonly difficulty: number } | null
  /** SM-2 ease as a factor (2.5 = 250 %), if the source has one: converted to a memory when there is none. */
  readonly easeFactor: number | null
  readonly lastReviewAtMs: number | null
  readonly reps: number
  readonly lapses: number
  readonly isSuspended: boolean
  readonly isBuried: boolean
  readonly flag: Flag
  /** Order among new cards, where the source has one. */
  readonly position: number | null
}

export interface ForeignLog {
  /** Unix ms. */
  readonly reviewedAtMs: number
  /** 0: changed by hand (Anki's manual and rescheduled entries); kept in the history, never trained on. */
  readonly rating: Rating | 0
  readonly answerMs: number
  readonly stateBefore: CardState
  /** Interval after the answer: days above 0, or seconds when below (Anki's convention). */
  readonly interval: number
  readonly lastInterval: number
  /** Anki's factor column as it was: ease × 1000, or the shifted difficulty (100–1100). */
  readonly factor: number
  /** Anki's type column: 0 learn, 1 review, 2 relearn, 3 filtered, 4 manual, 5 rescheduled. */
  readonly kind: 0 | 1 | 2 | 3 | 4 | 5
}

export interface ForeignMedia {
  /** As notes name it; NFC. Never used as a path. */
  readonly name: string
  readonly sizeBytes: number
}

/** Reads the source's media one at a time, in any order, without holding more than one in memory. */
export interface MediaSource {
  readonly read: (name: string) => Promise<ReadableStream<Uint8Array> | null>
  readonly close: () => Promise<void>
}

/** What a reader gives: the collection, and the way to its media. Whoever is done with it closes `media`. */
export interface ForeignSource {
  readonly collection: ForeignCollection
  readonly media: MediaSource
}

/** Why a source was refused: nothing of it is taken. */
export interface ImportError {
  readonly kind:
    | 'notRecognised'
    | 'empty'
    | 'truncated'
    | 'encrypted'
    | 'tooNew'
    | 'tooLarge'
    | 'notACollection'
    | 'malformed'
    | 'timedOut'
    | 'cancelled'
  /** What, where, and what to do. */
  readonly message: string
  readonly place?: ForeignPlace
}
