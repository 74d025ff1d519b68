import { useMemo, useSyncExternalStore } from 'react'
import type { CatchUpPreview, ChangeDone } from '../app/index.ts'
import type { DeckId } from '../core/model/card.ts'
import type { Result } from '../core/model/result.ts'
import type { CatchUpChoice } from '../core/queue/catchUp.ts'
import { useApp } from './StateProvider.tsx'

type Decks = readonly DeckId[] | 'all'

/** Looks at what is overdue and at plans of catching up (the usual ones unless told), and puts one into practice. */
export function useCatchUp(): {
  readonly preview: (
    decks: Decks,
    choices?: readonly CatchUpChoice[],
  ) => Promise<Result<CatchUpPreview, string>>
  readonly apply: (decks: Decks, choice: CatchUpChoice) => Promise<Result<ChangeDone, string>>
} {
  const app = useApp()
  return useMemo(() => ({ preview: app.previewCatchUp, apply: app.applyCatchUp }), [app])
}

/** The plan that was put into practice last in this window, until it is taken back; null when there is none. */
export function useCatchUpDone(): {
  readonly done: ChangeDone | null
  readonly setDone: (done: ChangeDone | null) => void
} {
  const { catchUpDone } = useApp()
  const done = useSyncExternalStore(catchUpDone.subscribe, catchUpDone.get)
  return { done, setDone: catchUpDone.set }
}
