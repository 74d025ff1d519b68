// What screens use: hooks over the app's use cases, and the plain values that they give (views.ts). Screens import
// from here, and nothing of app, data or platform.
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { DeckId } from '../core/model/card.ts'
import type { DeckOptions } from '../core/model/deckOptions.ts'
import { useApp } from './StateProvider.tsx'
import type { DeckView, DiagnosticsView, HomeView, SettingsView, StartupView } from './views.ts'

export type * from './views.ts'
export { StateProvider } from './StateProvider.tsx'
export * from './useExport.ts'
export * from './useImport.ts'
export { parseRoute, routeHref, useRoute, type Route } from './route.ts'
export type * from './examViews.ts'
export type * from './examPlanViews.ts'
export { usePlan, usePlanning, useReadiness } from './examPlans.ts'
export { useBankCheck, useExamActions, useExams, useNextExam, useResult, useSitting } from './exams.ts'
export { useCardInfo } from './useCardInfo.ts'
export { useNotes } from './useNotes.ts'
export { useCatchUp, useCatchUpDone } from './useCatchUp.ts'
export { useChangeCards } from './useChangeCards.ts'
export { useCardFace, useChosenCards } from './useCards.ts'
export { useOptionsEffect, usePresets, useReplan, useRetentionLoads } from './useOptions.ts'
export { useNearTwins } from './useNearTwins.ts'
export { useReview } from './useReview.ts'
export { useSearch } from './useSearch.ts'

/** How far the start has come; screens other than this one wait for `ready`. */
export function useStartup(): StartupView {
  const { startup } = useApp()
  return useSyncExternalStore(startup.subscribe, startup.get)
}

/** Opens the library in this window although another one has it; the other one stops. */
export function useTakeOver(): () => void {
  const app = useApp()
  return useCallback(() => void app.takeOver(), [app])
}

/** Everything on the home screen; undefined until the first reading is there. */
export function useHome(): HomeView | undefined {
  const { home } = useApp()
  return useSyncExternalStore(home.subscribe, home.get)
}

/** Takes the home screen's notices away: the learner has read them. */
export function useDismissNotices(): () => void {
  const app = useApp()
  return useCallback(() => app.dismissNotices(), [app])
}

/** One deck; undefined while it loads, and when there is no such deck. */
export function useDeck(deckId: DeckId): DeckView | undefined {
  const app = useApp()
  const deck = useMemo(() => app.watchDeck(deckId), [app, deckId])
  return useSyncExternalStore(deck.subscribe, deck.get)
}

/** Saves how a deck is studied. Answers null, or a sentence that says why it was not saved. */
export function useSaveDeckOptions(): (
  deckId: DeckId,
  options: DeckOptions,
  preset?: string | null,
) => Promise<string | null> {
  const app = useApp()
  return useCallback((deckId, options, preset) => app.saveDeckOptions(deckId, options, preset), [app])
}

/** This machine's settings. `save` and `chooseLibrary` answer null, or a sentence that says what went wrong. */
export function useSettings(): {
  settings: SettingsView | undefined
  save: (
    changes: Partial<Pick<SettingsView, 'theme' | 'contrast' | 'rolloverHour' | 'keys'>>,
  ) => Promise<string | null>
  chooseLibrary: (path?: string) => Promise<string | null>
} {
  const app = useApp()
  const settings = useSyncExternalStore(app.settings.subscribe, app.settings.get)
  return { settings, save: app.saveSettings, chooseLibrary: app.chooseLibrary }
}

/** Opens an https address in the system's browser, after asking; answers whether it was opened. */
export function useOpenLink(): (url: string) => Promise<boolean> {
  return useApp().openLink
}

/** Versions, counts, storage, slow queries; read anew each time the screen appears. */
export function useDiagnostics(): DiagnosticsView | undefined {
  const app = useApp()
  const [view, setView] = useState<DiagnosticsView>()
  useEffect(() => {
    let isGone = false
    void app.readDiagnostics().then((rows) => {
      if (!isGone) setView({ rows })
    })
    return () => {
      isGone = true
    }
  }, [app])
  return view
}
