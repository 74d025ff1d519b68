import type { DeckId } from '../model/card.ts'
import type { Detected } from './readOptions.ts'

/** What the learner decides about an import; each change makes another plan. */
export interface ImportChoices {
  /** Decks as the file has them, or everything into one (`deckId` null: a new one of that title). */
  readonly target:
    | { readonly kind: 'structure' }
    | { readonly kind: 'deck'; readonly deckId: DeckId | null; readonly title: string }
  /** What happens when a note is there already. */
  readonly onMatch: 'update' | 'keep' | 'keepBoth'
  /**
   * What counts as there already, for notes without an id of their own: the same first field in a note of that type,
   * or of that type in the same deck. `guid`: nothing but the id.
   */
  readonly matchScope: 'noteType' | 'noteTypeAndDeck' | 'guid'
  /** Due dates, memory and answers come along. */
  readonly withHistory: boolean
  /** Added to every note that comes in. */
  readonly tags: readonly string[]
}

export const DEFAULT_CHOICES: ImportChoices = {
  target: { kind: 'structure' },
  onMatch: 'update',
  matchScope: 'noteType',
  withHistory: true,
  tags: [],
}

/** What the file itself asks for (Anki's `#if matches` and `#match scope`), else the defaults. */
export function choicesFor({ ifMatches, matchScope }: Detected): ImportChoices {
  const onMatch = { update: 'update', keep: 'keep', duplicate: 'keepBoth' } as const
  return {
    ...DEFAULT_CHOICES,
    ...(ifMatches === undefined ? {} : { onMatch: onMatch[ifMatches] }),
    ...(matchScope === undefined ? {} : { matchScope }),
  }
}
