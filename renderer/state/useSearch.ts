import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { CardOrdering, Search, SearchState } from '../app/index.ts'
import type { CardId, StudyDay } from '../core/model/card.ts'
import { useApp } from './StateProvider.tsx'

const NOT_YET: SearchState = {
  phase: 'searching',
  text: '',
  found: [],
  day: 0 as StudyDay,
  progress: 0,
  problem: null,
  error: null,
}
const nothing = () => () => undefined

/** What a search finds, kept current; `again` repeats it after a write (`ids`: the only cards that were written). */
export function useSearch(
  text: string,
  ordering: CardOrdering,
): { readonly view: SearchState; readonly again: (ids?: readonly CardId[]) => void } {
  const app = useApp()
  const [search, setSearch] = useState<Search | null>(null)
  useEffect(() => {
    const opened = app.openSearch()
    setSearch(opened)
    return () => opened.close()
  }, [app])
  const { by, isDescending } = ordering
  useEffect(() => search?.run(text, { by, isDescending }), [search, text, by, isDescending])
  const view = useSyncExternalStore(search?.view.subscribe ?? nothing, search?.view.get ?? (() => NOT_YET))
  const again = useCallback((ids?: readonly CardId[]) => void search?.again(ids), [search])
  return { view, again }
}
