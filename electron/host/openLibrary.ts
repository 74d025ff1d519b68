import type { Notice } from '../contract/contract.ts'
import type { DeckFolder } from './deckFolder.ts'
import type { Imports } from './imports/imports.ts'
import type { Journal } from './journal.ts'

/** A library folder that this process holds. */
export interface OpenLibrary {
  readonly kind: 'open'
  readonly libraryId: string
  readonly isReadOnly: boolean
  readonly journal: Journal
  readonly decks: DeckFolder
  readonly imports: Imports
  /** Where deck files are watched, links followed; null when there is no such folder. */
  readonly decksFolder: string | null
  readonly notices: readonly Notice[]
  release(): Promise<void>
}
