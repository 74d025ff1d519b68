// The use cases: they gather rows and the time, let core decide, have the host append the decision to the journal, and
// store it by one command. Only renderer/state and the page's beginning (main.tsx) may use them.
export { createApp, type App, type AppOptions } from './createApp.ts'
export type { AppNotice, StartupState } from './context.ts'
export type { EditableNote, SavedNote } from './notes/editNotes.ts'
export type { CardInfo, HistoryEntry } from './cards/cardInfo.ts'
export type { CardFace } from './review/cardFace.ts'
export type { Review } from './review/openReview.ts'
export type { ReviewState, ShownOutcome } from './review/reviewState.ts'
export type { CardList, DueChoice, ReviewScope } from './review/scope.ts'
export type { FoundCard } from './search/libraryIndex.ts'
export type { Search, SearchState } from './search/openSearch.ts'
export type { CardOrdering } from './search/searchCards.ts'
export type { Store } from './store.ts'
