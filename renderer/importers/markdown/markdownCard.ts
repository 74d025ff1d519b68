import type { ForeignSchedule, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import type { RowKind } from '../../core/importing/readOptions.ts'
import type { Note, NoteType } from '../../core/model/deck.ts'

/** A card as one of the syntaxes gives it, before it is a note. */
export interface MarkdownCard {
  readonly deckTitle: string
  readonly line: number
  readonly kind: RowKind
  readonly front: string
  readonly back: string
  readonly tags: readonly string[]
  readonly guid?: string | null
  /** A note that Verso wrote and that is taken as it was. */
  readonly note?: Note
  readonly id?: string
  readonly schedules?: ReadonlyMap<number, ForeignSchedule>
}

export interface MarkdownReading {
  readonly variant: string
  readonly cards: readonly MarkdownCard[]
  /** That its carried notes use. */
  readonly types: readonly NoteType[]
  readonly skipped: readonly ForeignWarning[]
  readonly warnings: readonly ForeignWarning[]
}
