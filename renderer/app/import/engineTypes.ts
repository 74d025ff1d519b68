// What happens away from the window during an import: reading, planning, staging, storing. The engine runs in a worker
// (importWorker.ts) or, in tests, right here; either way everything that passes is a plain value, and short.
import type { ImportChoices } from '../../core/importing/importChoices.ts'
import type { ForeignWarning, ImportError } from '../../core/importing/foreignCollection.ts'
import type { ImportOutcome, PlannedNote } from '../../core/importing/importPlan.ts'
import type { Detected, ReadOptions } from '../../core/importing/readOptions.ts'
import type { DeckId } from '../../core/model/card.ts'
import type { Result } from '../../core/model/result.ts'
import type { JournalEnd } from '../../data/index.ts'
import type { ReadInput } from '../../importers/index.ts'

/** How a source was understood, in figures. */
export interface SourceView {
  readonly title: string
  readonly detected: Detected
  readonly notes: number
  readonly cards: number
  readonly reviews: number
  readonly media: number
  readonly mediaBytes: number
  readonly warnings: number
  readonly canHoldHistory: boolean
  /** Titles of the decks in it, the first hundred. */
  readonly decks: readonly string[]
}

export interface PlannedDeckView {
  readonly id: DeckId
  readonly title: string
  readonly path: string
  readonly isNew: boolean
  readonly newNotes: number
  readonly updatedNotes: number
}

/** What agreeing would do, in figures; lists are asked for a page at a time. */
export interface PlanView {
  readonly counts: Readonly<Record<ImportOutcome, number>>
  readonly decks: readonly PlannedDeckView[]
  readonly newCards: number
  readonly historyCards: number
  readonly reviews: number
  readonly keptProgress: number
  readonly media: number
  /** Names of the first of them. */
  readonly missingMedia: readonly string[]
  readonly missingMediaCount: number
  readonly changesAnything: boolean
}

export type EntryList = ImportOutcome | 'warnings'
export type EntryView = PlannedNote | (ForeignWarning & { readonly outcome: 'warning' })

export interface EngineProgress {
  readonly phase: 'opening' | 'reading' | 'handingOver' | 'planning' | 'staging' | 'storing'
  /** 0–1 within the phase; null when its end is not in sight. */
  readonly done: number | null
}
export type OnProgress = (progress: EngineProgress) => void

/** The learner's calendar at the moment of the import. */
export interface EngineMoment {
  readonly nowMs: number
  readonly zone: string
  readonly rolloverHour: number
}

/** What was staged, ready to be decided. */
export interface Staged {
  /** Number of the staged plan. */
  readonly plan: number
}

export interface StoreInput {
  readonly before: JournalEnd
  readonly after: JournalEnd
  /** Of the deck files as they are now, by path. */
  readonly fingerprints: Readonly<Record<string, string>>
}

export interface ImportEngine {
  readonly read: (
    input: ReadInput,
    options: ReadOptions,
    onProgress: OnProgress,
  ) => Promise<Result<SourceView, ImportError>>
  /** Against the library as the database has it now. */
  readonly plan: (choices: ImportChoices, onProgress: OnProgress) => Promise<Result<PlanView, string>>
  readonly list: (list: EntryList, from: number, count: number) => Promise<readonly EntryView[]>
  /** Puts everything that the plan writes to the door of the import. */
  readonly stage: (
    importId: string,
    door: string,
    moment: EngineMoment,
    onProgress: OnProgress,
  ) => Promise<Result<Staged, string>>
  /** Takes what was committed into the database. */
  readonly store: (input: StoreInput, onProgress: OnProgress) => Promise<Result<null, string>>
  /** Stages the records that take an import back. */
  readonly stageUndo: (importId: string, door: string, nowMs: number) => Promise<Result<null, string>>
  /** Takes into the database what `stageUndo` staged. */
  readonly storeUndo: (
    input: Omit<StoreInput, 'fingerprints'>,
    moment: EngineMoment,
  ) => Promise<Result<null, string>>
  /** Lets go of the source and the database; whatever runs is stopped. */
  readonly close: () => void
}

/** Puts the bytes of a staged file at their place; throws with a sentence for the learner. */
export type PutPart = (
  door: string,
  file: number,
  offset: number,
  isLast: boolean,
  bytes: Uint8Array<ArrayBuffer>,
) => Promise<void>
