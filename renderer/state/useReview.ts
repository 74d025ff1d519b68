import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Review, ReviewScope } from '../app/index.ts'
import { useApp } from './StateProvider.tsx'
import type { ReviewGestures, ReviewView } from './views.ts'

const LOADING: ReviewView = { phase: 'loading' }
const nothing = () => undefined

/** A review session over these decks or cards: begins when the screen appears, ends when it goes. */
export function useReview(scope: ReviewScope): {
  view: ReviewView
  gestures: ReviewGestures
} {
  const app = useApp()
  const [review, setReview] = useState<Review | null>(null)
  const key = JSON.stringify(scope)

  useEffect(() => {
    const opened = app.openReview(JSON.parse(key) as ReviewScope)
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
      look: () => review?.look(),
      undo: () => void review?.undo(),
      redo: () => void review?.redo(),
      suspend: (what) => void review?.suspend(what),
      bury: (what) => void review?.bury(what),
      flag: (flag) => void review?.flag(flag),
      setLeech: (isLeech) => void review?.setLeech(isLeech),
      setDue: (due) => void review?.setDue(due),
      forget: () => void review?.forget(),
    }),
    [review],
  )
  return { view, gestures }
}

function neverChanges(): () => void {
  return nothing
}
