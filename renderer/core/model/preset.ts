import { DEFAULT_DECK_OPTIONS, type DeckOptions } from './deckOptions.ts'

/** Kind of the documents that presets are kept as; a document's id is the preset's. */
export const PRESET_KIND = 'preset'

/** Deck options with a name, for several decks to follow. */
export interface Preset {
  readonly id: string
  readonly name: string
  readonly options: DeckOptions
}

/** What a deck was given: options of its own, and the preset that it follows instead, or null. */
export interface DeckChoice {
  readonly options: DeckOptions
  readonly preset: string | null
}

/**
 * How a deck is studied. One that follows a preset has the preset's options; when there is no such preset any more, the
 * options that it had of its own. A deck that was given nothing has the defaults.
 */
export function effectiveOptions(
  choice: DeckChoice | undefined,
  presets: ReadonlyMap<string, Preset>,
): DeckOptions {
  if (choice === undefined) return DEFAULT_DECK_OPTIONS
  const followed = choice.preset === null ? undefined : presets.get(choice.preset)
  return followed?.options ?? choice.options
}

/** Id of the preset that a deck follows; null when it follows none, or one that there is not any more. */
export function followedPreset(
  choice: DeckChoice | undefined,
  presets: ReadonlyMap<string, Preset>,
): string | null {
  return choice?.preset != null && presets.has(choice.preset) ? choice.preset : null
}
