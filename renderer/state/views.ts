// What screens are given: plain values, and the few gestures that a screen can make. The only types that `ui` and
// `state` agree on.
import type {
  ChoiceNote,
  DeckProblem,
  Note,
  OcclusionNote,
  OcclusionShape,
  SourceDocument,
} from '../../decks/format/schema.ts'
import type {
  CardId,
  CardProgress,
  CardState,
  DeckId,
  Flag,
  NoteKey,
  Rating,
  StudyDay,
} from '../core/model/card.ts'
import type { AppNotice as NoticeView, DueChoice } from '../app/index.ts'
import type { DeckOptions } from '../core/model/deckOptions.ts'

export type {
  AppNotice as NoticeView,
  CardFace as CardView,
  CardInfo as CardInfoView,
  EditableNote as EditableNoteView,
  SavedNote as SavedNoteView,
  CardList,
  CatchUpPreview,
  ChangeDone,
  CardOrdering,
  DueChoice,
  FoundCard,
  HistoryEntry,
  OptionsEffect,
  ReviewScope,
  ReviewState as ReviewView,
  SearchState as SearchView,
  ShownOutcome as OutcomeView,
  StartupState as StartupView,
} from '../app/index.ts'
export type { CatchUpChoice, CatchUpOrder, CatchUpPlan } from '../core/queue/catchUp.ts'
export type { CardAction } from '../core/cards/changeCard.ts'
export type { Twin } from '../core/search/nearTwins.ts'
export type { Preset } from '../core/model/preset.ts'
export type { RetentionLoad } from '../core/stats/loadForRetention.ts'
export type { SessionCounts, SessionSummary } from '../core/session/summary.ts'
export type {
  OcclusionNote,
  OcclusionShape,
  NoteKey,
  CardProgress,
  Flag,
  StudyDay,
  ChoiceNote,
  DeckProblem,
  Note,
  SourceDocument,
  CardId,
  CardState,
  DeckId,
  Rating,
  DeckOptions,
}

/** A domain of an exam; `search` finds notes that belong to it beside those that name it. */
export interface ExamDomainView {
  readonly exam: string
  readonly id: string
  readonly title: string
  readonly search: string | null
}

export interface DeckSummary {
  readonly deckId: DeckId
  readonly title: string
  readonly description: string
  readonly sourceTitle: string | null
  readonly noteCount: number
  readonly cardCount: number
  /** What today still asks for, daily limits applied. */
  readonly newCount: number
  readonly learningCount: number
  readonly dueCount: number
  /** Mean predicted recall, 0–1, of the reviewed cards; null when there are none. */
  readonly retention: number | null
  /** Reviews that fall due on each of the next 14 study days, today first. */
  readonly forecast: readonly number[]
  /** Id of the preset that it follows, or null. */
  readonly preset: string | null
  /** The domains of its exams. */
  readonly domains: readonly ExamDomainView[]
  readonly isBundled: boolean
  readonly path: string
  /** What is wrong with the file on disk; the deck shows its last good content meanwhile. */
  readonly problems: readonly DeckProblem[]
}

export interface HomeView {
  /** 0–23, local. */
  readonly hour: number
  readonly waitingCount: number
  /** From the learner's own answer times; null before there are any. */
  readonly estimatedMinutes: number | null
  /** Reviews due before today, when they are so many that a plan helps; 0 otherwise. */
  readonly overdueCount: number
  readonly decks: readonly DeckSummary[]
  /** Files that are no deck at all yet: shown with their errors. */
  readonly brokenFiles: readonly { readonly path: string; readonly problems: readonly DeckProblem[] }[]
  readonly reviewedToday: number
  /** When nothing waits: study day offset (1 = tomorrow) of the next card and how many, or null. */
  readonly next: { readonly inDays: number; readonly count: number } | null
  readonly libraryPath: string
  readonly notices: readonly NoticeView[]
}

export interface ReviewGestures {
  readonly turn: () => void
  readonly rate: (rating: Rating) => void
  /** After turning: the question once more, and the answer again. */
  readonly look: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly suspend: (what: 'card' | 'note') => void
  /** Until the next study day. */
  readonly bury: (what: 'card' | 'note') => void
  readonly flag: (flag: Flag) => void
  readonly setLeech: (isLeech: boolean) => void
  readonly setDue: (due: DueChoice) => void
  /** As if the card had never been seen; its history stays. */
  readonly forget: () => void
}

export interface SettingsView {
  readonly theme: 'system' | 'paper' | 'ink'
  readonly contrast: 'system' | 'normal' | 'high'
  readonly rolloverHour: number
  /** Keys that were changed, by the action's name. */
  readonly keys: Readonly<Record<string, readonly string[]>>
  readonly libraryPath: string
  readonly shell: 'electron' | 'serve'
  readonly appVersion: string
}

export interface DeckView {
  readonly summary: DeckSummary
  readonly source: SourceDocument | null
  readonly licence: string | null
  /** Its own, or those of the preset that it follows. */
  readonly options: DeckOptions
  /** Those that it has when it follows no preset. */
  readonly ownOptions: DeckOptions
  readonly preset: { readonly id: string; readonly name: string } | null
}

export interface DiagnosticsView {
  readonly rows: readonly { readonly name: string; readonly value: string }[]
}
