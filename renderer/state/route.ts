import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ExamId, SittingId } from '../core/exam/model.ts'
import type { DeckId } from '../core/model/card.ts'

/** Where in the app the learner is. `deckId` null: all decks. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'deck'; readonly deckId: DeckId }
  | { readonly screen: 'study'; readonly deckId: DeckId | null }
  | { readonly screen: 'exams' }
  | { readonly screen: 'exam' | 'exam-paper'; readonly examId: ExamId }
  /** Null: a new exam. */
  | { readonly screen: 'exam-edit'; readonly examId: ExamId | null }
  | { readonly screen: 'sitting' | 'result'; readonly sittingId: SittingId }
  | { readonly screen: 'settings' }
  | { readonly screen: 'diagnostics' }

/** The route that an address's hash names; home when it names none. */
export function parseRoute(hash: string): Route {
  const [screen, rest] = hash.replace(/^#?\/?/, '').split('/', 2)
  const id = decodeSafely(rest ?? '')
  const deckId = id as DeckId
  if (screen === 'deck' && deckId !== '') return { screen, deckId }
  if (screen === 'study') return { screen, deckId: deckId === '' ? null : deckId }
  if (screen === 'settings' || screen === 'diagnostics' || screen === 'exams') return { screen }
  if (screen === 'exam-edit') return { screen, examId: id === '' ? null : (id as ExamId) }
  if ((screen === 'exam' || screen === 'exam-paper') && id !== '') return { screen, examId: id as ExamId }
  if ((screen === 'sitting' || screen === 'result') && id !== '')
    return { screen, sittingId: id as SittingId }
  return { screen: 'home' }
}

/** The hash that names the route; what a link's `href` takes. */
export function routeHref(route: Route): string {
  if (route.screen === 'home') return '#/'
  const id = idIn(route)
  return id === null ? `#/${route.screen}` : `#/${route.screen}/${encodeURIComponent(id)}`
}

function idIn(route: Route): string | null {
  if ('deckId' in route) return route.deckId
  if ('examId' in route) return route.examId
  return 'sittingId' in route ? route.sittingId : null
}

/** The current route, and how to go to another one. */
export function useRoute(): [Route, (route: Route) => void] {
  const hash = useSyncExternalStore(subscribeToHash, () => window.location.hash)
  const route = useMemo(() => parseRoute(hash), [hash])
  const navigate = useCallback((to: Route) => {
    window.location.hash = routeHref(to)
  }, [])
  return [route, navigate]
}

function subscribeToHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
