import type { CardId, StudyDay } from '../../core/model/card.ts'
import { parseSearch } from '../../core/search/parseSearch.ts'
import type { SearchProblem } from '../../core/search/query.ts'
import { studyMoment, type Context } from '../context.ts'
import { messageOf } from '../messages.ts'
import { createStore, type Store } from '../store.ts'
import { libraryIndex, type FoundCard } from './libraryIndex.ts'
import { DECK_ORDER, searchCards, type CardOrdering } from './searchCards.ts'
import { Abandoned, slices } from './slices.ts'

/** How long a search may take before the screen says that it is under way. */
const PROGRESS_EVERY_MS = 120

/** What a search has found. `found` stays what it was until the next search has something to show. */
export interface SearchState {
  readonly phase: 'searching' | 'done' | 'failed'
  /** The text that `found` answers, or that is being searched for. */
  readonly text: string
  readonly found: readonly FoundCard[]
  /** The study day on which it was found. */
  readonly day: StudyDay
  /** 0–1 while searching. */
  readonly progress: number
  /** The text is no search; `found` still answers the one before. */
  readonly problem: SearchProblem | null
  readonly error: string | null
}

/** Searches of one screen: the latest one counts. */
export interface Search {
  readonly view: Store<SearchState>
  readonly run: (text: string, ordering: CardOrdering) => void
  /** The same search again, after a write; `ids`: the only cards that were written, if that is known. */
  readonly again: (ids?: readonly CardId[]) => Promise<void>
  readonly close: () => void
}

export function openSearch(context: Context, decksChanged: Store<number>): Search {
  const view = createStore<SearchState>({
    phase: 'searching',
    text: '',
    found: [],
    day: studyMoment(context).day,
    progress: 0,
    problem: null,
    error: null,
  })
  const index = libraryIndex()
  let running = 0
  let latest: { readonly text: string; readonly ordering: CardOrdering } = { text: '', ordering: DECK_ORDER }

  const run = async (text: string, ordering: CardOrdering, isAgain = false): Promise<void> => {
    running += 1
    const own = running
    latest = { text, ordering }
    const parsed = parseSearch(text)
    if (!parsed.ok) return view.set({ ...view.get(), phase: 'done', problem: parsed.error, error: null })
    const breathe = slices(() => own === running)
    const { day } = studyMoment(context)
    let toldAt = performance.now()
    try {
      const found = await searchCards(context, index, parsed.value, ordering, breathe, (progress) => {
        if (own !== running || isAgain || performance.now() - toldAt < PROGRESS_EVERY_MS) return
        toldAt = performance.now()
        const share = progress.totalCards === 0 ? 1 : progress.doneCards / progress.totalCards
        // What is found first is shown first, where its place in the list is final.
        const early = ordering.by === 'deck' && !ordering.isDescending ? [...progress.found] : null
        const found = early ?? view.get().found
        view.set({ phase: 'searching', text, found, day, progress: share, problem: null, error: null })
      })
      if (own !== running) return
      if (found.ok) {
        view.set({ phase: 'done', text, found: found.value, day, progress: 1, problem: null, error: null })
      } else {
        view.set({ ...view.get(), phase: 'failed', text, problem: null, error: messageOf(found.error) })
      }
    } catch (cause) {
      if (!(cause instanceof Abandoned)) throw cause
    }
  }

  const again = async (ids?: readonly CardId[]) => {
    const database = context.database.get()
    if (ids === undefined || database === null) index.forget()
    else await index.renew(database, ids)
    await run(latest.text, latest.ordering, true)
  }
  const stop = decksChanged.subscribe(() => void again())
  return {
    view,
    run: (text, ordering) => void run(text, ordering),
    again,
    close: () => {
      running += 1
      stop()
      index.forget()
    },
  }
}
