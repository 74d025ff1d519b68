import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ExamId, SittingId } from '../core/exam/model.ts'
import type { CardId, DeckId } from '../core/model/card.ts'

/** Where in the app the learner is. `deckId` null: all decks. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'deck'; readonly deckId: DeckId }
  | { readonly screen: 'study'; readonly deckId: DeckId | null }
  /** The cards that were chosen last to be studied: see `useChosenCards`. */
  | { readonly screen: 'session' }
  | { readonly screen: 'browse'; readonly query: string }
  /** `query` null: the cards that were chosen last, one by one. */
  | { readonly screen: 'custom'; readonly query: string | null }
  | { readonly screen: 'options'; readonly deckId: DeckId }
  | { readonly screen: 'presets' }
  | { readonly screen: 'leeches'; readonly cardId: CardId | null }
  | { readonly screen: 'catch-up' }
  | { readonly screen: 'exams' }
  | { readonly screen: 'exam' | 'exam-paper' | 'exam-plan' | 'readiness'; readonly examId: ExamId }
  /** Null: a new exam. */
  | { readonly screen: 'exam-edit'; readonly examId: ExamId | null }
  | { readonly screen: 'sitting' | 'result'; readonly sittingId: SittingId }
  | { readonly screen: 'import' }
  /** Null: the whole library, or what is chosen there. */
  | { readonly screen: 'export'; readonly deckId: DeckId | null }
  | { readonly screen: 'settings' }
  | { readonly screen: 'diagnostics' }

/** The route that an address's hash names; home when it names none. */
export function parseRoute(hash: string): Route {
  const [path = '', parameters = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  const [screen, rest] = path.split('/', 2)
  const id = decodeSafely(rest ?? '')
  const deckId = id as DeckId
  switch (screen) {
    case 'deck':
    case 'options':
      return deckId === '' ? { screen: 'home' } : { screen, deckId }
    case 'study':
      return { screen, deckId: deckId === '' ? null : deckId }
    case 'browse':
      return { screen, query: queryOf(parameters) }
    case 'custom':
      return { screen, query: id === CHOSEN ? null : queryOf(parameters) }
    case 'leeches':
      return { screen, cardId: id === '' ? null : (id as CardId) }
    case 'exam':
    case 'exam-paper':
    case 'exam-plan':
    case 'readiness':
      return id === '' ? { screen: 'home' } : { screen, examId: id as ExamId }
    case 'exam-edit':
      return { screen, examId: id === '' ? null : (id as ExamId) }
    case 'sitting':
    case 'result':
      return id === '' ? { screen: 'home' } : { screen, sittingId: id as SittingId }
    case 'export':
      return { screen, deckId: deckId === '' ? null : deckId }
    case 'import':
    case 'exams':
    case 'session':
    case 'presets':
    case 'catch-up':
    case 'settings':
    case 'diagnostics':
      return { screen }
    default:
      return { screen: 'home' }
  }
}

/** The hash that names the route; what a link's `href` takes. */
export function routeHref(route: Route): string {
  if (route.screen === 'home') return '#/'
  if ('query' in route) {
    if (route.query === null) return `#/${route.screen}/${CHOSEN}`
    return route.query === '' ? `#/${route.screen}` : `#/${route.screen}?q=${encodeURIComponent(route.query)}`
  }
  const id = idIn(route)
  return id === null ? `#/${route.screen}` : `#/${route.screen}/${encodeURIComponent(id)}`
}

function idIn(route: Route): string | null {
  if ('deckId' in route) return route.deckId
  if ('cardId' in route) return route.cardId
  if ('examId' in route) return route.examId
  return 'sittingId' in route ? route.sittingId : null
}

const CHOSEN = 'chosen'
const queryOf = (parameters: string) => new URLSearchParams(parameters).get('q') ?? ''

/** The current route, and how to go to another one; `replace`: without a step back to the one before. */
export function useRoute(): [Route, (route: Route, how?: 'push' | 'replace') => void] {
  const hash = useSyncExternalStore(subscribeToHash, () => window.location.hash)
  const route = useMemo(() => parseRoute(hash), [hash])
  const navigate = useCallback((to: Route, how: 'push' | 'replace' = 'push') => {
    if (how === 'push') window.location.hash = routeHref(to)
    else window.location.replace(routeHref(to))
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
