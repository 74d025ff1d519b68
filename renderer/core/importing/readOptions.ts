// What the learner may choose before a foreign file is read, and what its reader found out by itself: the import
// screen shows the second and changes the first. Plain values that pass to a worker and back.

export const FOREIGN_FORMATS = [
  'anki-package',
  'anki-text',
  'csv',
  'pasted-text',
  'markdown',
  'crowdanki',
  'mochi',
  'mnemosyne',
  'supermemo',
  'verso',
] as const
/** Names of the readers; reports and imports carry them. */
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number]

/**
 * What a column of a table is. Several columns of the same role are joined, in order, by a blank line; `tags` columns
 * are united. `verso` holds notes as Verso's own exporter wrote them (see exporters/table).
 */
export const COLUMN_ROLES = [
  'front',
  'back',
  'explanation',
  'tags',
  'deck',
  'guid',
  'noteType',
  'verso',
  'ignore',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** What rows become; `automatic`: what their note type's name and their text say, else `basic`. */
export type RowKind = 'automatic' | 'basic' | 'reversed' | 'cloze' | 'typed'

/** How the text of a field is written: HTML, Markdown, or plain (its signs mean nothing). */
export type TextForm = 'html' | 'markdown' | 'plain'

/** Each field left out, or undefined, is detected. */
export interface ReadOptions {
  /** Takes this reader, whatever the file looks like. */
  readonly format?: ForeignFormat | undefined
  /** Deck for notes of which the file says none; `::` separates levels. */
  readonly deckTitle?: string | undefined
  /** A label of the Encoding Standard, such as `utf-8`, `utf-16le`, `windows-1252`, `shift_jis`. */
  readonly encoding?: string | undefined
  /** Between the columns of a table; any text, `\t` for the tab itself. */
  readonly separator?: string | undefined
  readonly hasHeader?: boolean | undefined
  /** By column; columns beyond its end are ignored. */
  readonly columns?: readonly ColumnRole[] | undefined
  readonly rowKind?: RowKind | undefined
  readonly textForm?: TextForm | undefined
  /** Of pasted text: between a term and its definition, and between two cards. */
  readonly termSeparator?: string | undefined
  readonly cardSeparator?: string | undefined
}

/** What a reader took for granted; only what bears on its format is there. */
export interface Detected {
  readonly format: ForeignFormat
  /** The format's variant, for the learner: `Obsidian Spaced Repetition`, `hashcards`, `schema 18`. */
  readonly variant?: string
  readonly encoding?: string
  readonly separator?: string
  readonly hasHeader?: boolean
  readonly columns?: readonly ColumnRole[]
  /** Names of the columns, from the header row or the file's directives; empty where it tells none. */
  readonly columnNames?: readonly string[]
  /** The first rows of a table, without its header, for choosing its columns. */
  readonly sample?: readonly (readonly string[])[]
  readonly rowKind?: RowKind
  readonly textForm?: TextForm
  readonly termSeparator?: string
  readonly cardSeparator?: string
  readonly deckTitle?: string
  /** What the file asks for when a note is already there (Anki's `#if matches`). */
  readonly ifMatches?: 'update' | 'keep' | 'duplicate'
  /** What counts as already there (Anki's `#match scope`). */
  readonly matchScope?: 'noteType' | 'noteTypeAndDeck'
}

export interface ReadProgress {
  readonly phase: 'opening' | 'reading' | 'handingOver'
  /** 0–1 within the phase; null when the end is not in sight. */
  readonly done: number | null
}
