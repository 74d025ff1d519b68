import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { DeckId } from '../core/model/card.ts'

/** Where in the app the learner is. `deckId` null: all decks. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'deck'; readonly deckId: DeckId }
  | { readonly screen: 'study'; readonly deckId: DeckId | null }
  | { readonly screen: 'settings' }
  | { readonly screen: 'diagnostics' }

/** The route that an address's hash names; home when it names none. */
export function parseRoute(hash: string): Route {
  const [screen, rest] = hash.replace(/^#?\/?/, '').split('/', 2)
  const deckId = decodeSafely(rest ?? '') as DeckId
  if (screen === 'deck' && deckId !== '') return { screen, deckId }
  if (screen === 'study') return { screen, deckId: deckId === '' ? null : deckId }
  if (screen === 'settings' || screen === 'diagnostics') return { screen }
  return { screen: 'home' }
}

/** The hash that names the route; what a link's `href` takes. */
export function routeHref(route: Route): string {
  if (route.screen === 'home') return '#/'
  const deckId = 'deckId' in route ? route.deckId : null
  return deckId === null ? `#/${route.screen}` : `#/${route.screen}/${encodeURIComponent(deckId)}`
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
