// What a search means, once it is understood. `parseSearch` makes it from text; `matchesSearch` holds it against cards.
import type { Flag, Rating } from '../model/card.ts'

/** Where a card can stand; the words after `is:`. */
export const CARD_CONDITIONS = [
  'new',
  'learning',
  'review',
  'due',
  'suspended',
  'buried',
  'leech',
  'flagged',
] as const
export type CardCondition = (typeof CARD_CONDITIONS)[number]

/** The figures that `prop:` compares. */
export const CARD_PROPERTIES = [
  'ivl',
  'due',
  'lapses',
  'reps',
  'stability',
  'difficulty',
  'retrievability',
] as const
export type CardProperty = (typeof CARD_PROPERTIES)[number]

export const COMPARISONS = ['<=', '>=', '!=', '<', '>', '='] as const
export type Comparison = (typeof COMPARISONS)[number]

/** Text as `foldText` makes it, in which `*` stands for any characters where `isPattern`. */
export interface TextPattern {
  readonly text: string
  readonly isPattern: boolean
}

export type SearchQuery =
  /** Every card: what an empty search means. */
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchQuery[] }
  | { readonly kind: 'not'; readonly part: SearchQuery }
  /** Somewhere in one of the note's texts. */
  | { readonly kind: 'text'; readonly pattern: TextPattern }
  /** The deck's title or id, or that of a deck above it. */
  | { readonly kind: 'deck'; readonly pattern: TextPattern }
  /** A tag, or one below it; null: no tags at all. */
  | { readonly kind: 'tag'; readonly pattern: TextPattern | null }
  | { readonly kind: 'is'; readonly condition: CardCondition }
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'noteKind'; readonly noteKind: string }
  | { readonly kind: 'domain'; readonly pattern: TextPattern }
  /** Id or title of a section of the source document. */
  | { readonly kind: 'source'; readonly pattern: TextPattern }
  | { readonly kind: 'note'; readonly noteId: string }
  /** `due` counts days from today, `ivl` and `stability` days; `retrievability` is 0–1. */
  | {
      readonly kind: 'property'
      readonly property: CardProperty
      readonly comparison: Comparison
      readonly value: number
    }
  /** Answered within the last `days` study days, today being the first, with that rating or any. */
  | { readonly kind: 'rated'; readonly days: number; readonly rating: Rating | null }

/** Why a text is no search: the column (from 1) at which it goes wrong, and what to write instead. */
export interface SearchProblem {
  readonly column: number
  readonly message: string
}

/** How many study days of answers the query asks about, today being the first; 0: none. */
export function daysOfAnswers(query: SearchQuery): number {
  switch (query.kind) {
    case 'and':
    case 'or':
      return Math.max(0, ...query.parts.map(daysOfAnswers))
    case 'not':
      return daysOfAnswers(query.part)
    case 'rated':
      return query.days
    default:
      return 0
  }
}
