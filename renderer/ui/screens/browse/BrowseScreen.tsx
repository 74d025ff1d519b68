import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import {
  useChangeCards,
  useChosenCards,
  useHome,
  useRoute,
  useSearch,
  type CardAction,
  type CardId,
  type CardOrdering,
} from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { useActions } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import styles from './BrowseScreen.module.css'
import { BulkActions } from './BulkActions.tsx'
import { CardGrid } from './CardGrid.tsx'
import { CardPreview } from './CardPreview.tsx'
import { SearchBox } from './SearchBox.tsx'
import { NOTHING_CHOSEN, within, type Selection } from './selection.ts'

const CardInfoSheet = lazy(() =>
  import('../study/CardInfoSheet.tsx').then((module) => ({ default: module.CardInfoSheet })),
)
const NoteEditor = lazy(() =>
  import('../../noteEditor/index.ts').then((module) => ({ default: module.NoteEditor })),
)

const TYPING_MS = 160

/** Where is that card? */
export function BrowseScreen({ query }: { readonly query: string }) {
  const [, navigate] = useRoute()
  const home = useHome()
  const [text, setText] = useState(query)
  const [ordering, setOrdering] = useState<CardOrdering>({ by: 'deck', isDescending: false })
  const [selection, setSelection] = useState<Selection>(NOTHING_CHOSEN)
  const [told, setTold] = useState('')
  /** The latest change, to be taken back. */
  const [done, setDone] = useState<{
    readonly ids: readonly CardId[]
    readonly undo: () => Promise<string | null>
  } | null>(null)
  const [revision, setRevision] = useState(0)
  const [sheet, setSheet] = useState<'edit' | 'info' | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const { view, again } = useSearch(query, ordering)
  const change = useChangeCards()
  const { choose } = useChosenCards()
  const today = view.day

  // The address says what is searched for, so that going back and forth works; each letter is no step of its own.
  const [shownQuery, setShownQuery] = useState(query)
  if (shownQuery !== query) {
    setShownQuery(query)
    if (text.trim() !== query) setText(query)
  }
  useEffect(() => {
    if (text.trim() === query) return undefined
    const timer = setTimeout(() => navigate({ screen: 'browse', query: text.trim() }, 'replace'), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, query, navigate])

  const { found } = view
  const [listed, setListed] = useState(found)
  if (listed !== found) {
    setListed(found)
    setSelection(
      within(
        selection,
        found.map(({ card }) => card),
      ),
    )
  }
  const chosen = useMemo(() => found.filter(({ card }) => selection.ids.has(card.id)), [found, selection.ids])
  const focusList = () => page.current?.querySelector<HTMLElement>('[role=grid]')?.focus()

  const renew = (ids: readonly CardId[]) => {
    again(ids)
    setRevision((count) => count + 1)
  }
  const act = async (action: CardAction) => {
    const ids = chosen.map(({ card }) => card.id)
    const changed = await change(ids, action)
    setTold(changed.ok ? changed.value.told : changed.error)
    setDone(changed.ok && changed.value.count > 0 ? { ids, undo: changed.value.undo } : null)
    renew(ids)
  }
  const takeBack = async () => {
    if (done === null) return
    const problem = await done.undo()
    setTold(problem ?? words.browse.undone)
    setDone(null)
    renew(done.ids)
  }
  const study = () => {
    if (chosen.length <= 1) return navigate({ screen: 'custom', query })
    const cards = chosen.map(({ card }) => card.id)
    choose({ title: words.custom.chosenCards(cards.length), cards, countsForSchedule: true })
    navigate({ screen: 'custom', query: null })
  }
  useActions(
    'rooms',
    {
      search: () => {
        input.current?.focus()
        input.current?.select()
      },
    },
    (chords) => {
      if (!chords.includes('Ctrl+z') || done === null) return false
      void takeBack()
      return true
    },
  )
  useEffect(() => {
    // The search is what one comes for.
    input.current?.focus({ preventScroll: true })
  }, [])

  const active = found[selection.active]?.card.id ?? null
  const isEmpty = home !== undefined && home.decks.length === 0
  return (
    <div className={styles.page} ref={page}>
      <h1 className="visually-hidden">{words.browse.title}</h1>
      <SearchBox text={text} problem={view.problem} inputRef={input} onText={setText} onLeave={focusList} />
      <div className={styles.tools}>
        <p className={styles.count} role="status">
          {view.phase === 'searching' && view.progress > 0
            ? words.browse.searching(view.progress)
            : words.browse.found(found.length)}
          {chosen.length > 1 && ` · ${words.browse.chosen(chosen.length)}`}
        </p>
        <p className={styles.told} role="status">
          {told}
          {done !== null && (
            <Button kind="quiet" onClick={() => void takeBack()}>
              {words.browse.undo}
            </Button>
          )}
          {view.error}
        </p>
        <BulkActions
          chosen={chosen}
          foundCount={found.length}
          today={today}
          onAct={(action) => void act(action)}
          onStudy={study}
          onEdit={() => setSheet('edit')}
          onInfo={() => setSheet('info')}
        />
      </div>
      <div className={styles.panes}>
        <div className={styles.list}>
          {found.length === 0 && view.phase !== 'searching' ? (
            <div className={styles.none}>
              {view.problem === null && <p>{isEmpty ? words.browse.emptyLibrary : words.browse.none}</p>}
              {view.problem === null && !isEmpty && <p className={styles.help}>{words.browse.noneHelp}</p>}
            </div>
          ) : (
            <CardGrid
              found={found}
              today={today}
              selection={selection}
              ordering={ordering}
              onSelect={setSelection}
              onOrder={setOrdering}
              onKey={(event) => {
                if (event.key === 'e' && chosen.length > 0) {
                  setSheet('edit')
                  return true
                }
                if (event.key === 'i' && chosen.length > 0) {
                  setSheet('info')
                  return true
                }
                if (event.key === 'Enter' && chosen.length > 0) {
                  study()
                  return true
                }
                return false
              }}
            />
          )}
        </div>
        <CardPreview cardId={active} revision={revision} />
      </div>
      <Suspense>
        {sheet === 'edit' && active !== null && (
          <NoteEditor
            id={active}
            onClose={() => setSheet(null)}
            onSaved={() => {
              setSheet(null)
              again()
              setRevision((count) => count + 1)
            }}
          />
        )}
        {sheet === 'info' && active !== null && (
          <CardInfoSheet cardId={active} revision={revision} onClose={() => setSheet(null)} />
        )}
      </Suspense>
    </div>
  )
}
