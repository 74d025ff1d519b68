import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Review } from '../app/index.ts'
import type { DeckId } from '../core/model/card.ts'
import { useApp } from './StateProvider.tsx'
import type { ReviewGestures, ReviewView } from './views.ts'

const LOADING: ReviewView = { phase: 'loading' }
const nothing = () => undefined

/** A review session over these decks: begins when the screen appears, ends when it goes. */
export function useReview(deckIds: readonly DeckId[] | 'all'): {
  view: ReviewView
  gestures: ReviewGestures
} {
  const app = useApp()
  const [review, setReview] = useState<Review | null>(null)
  const key = deckIds === 'all' ? 'all' : JSON.stringify(deckIds)

  useEffect(() => {
    const opened = app.openReview(key === 'all' ? 'all' : (JSON.parse(key) as DeckId[]))
    setReview(opened)
    return () => {
      opened.end()
      setReview(null)
    }
  }, [app, key])

  const view: ReviewView = useSyncExternalStore(
    review?.view.subscribe ?? neverChanges,
    review?.view.get ?? (() => LOADING),
  )
  const gestures = useMemo<ReviewGestures>(
    () => ({
      turn: () => review?.turn(),
      rate: (rating) => void review?.rate(rating),
      undo: () => void review?.undo(),
    }),
    [review],
  )
  return { view, gestures }
}

function neverChanges(): () => void {
  return nothing
}
