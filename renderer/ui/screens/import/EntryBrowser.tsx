import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { EntryList, EntryView } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './EntryBrowser.module.css'
import { EntryDetail, placeWords } from './EntryDetail.tsx'

const ROW_PX = 34
const PAGE = 100

interface EntryBrowserProps {
  readonly list: EntryList
  readonly count: number
  readonly load: (list: EntryList, from: number, count: number) => Promise<readonly EntryView[]>
}

/** The notes of one outcome, however many: a list, and the chosen one beside it. */
export function EntryBrowser({ list, count, load }: EntryBrowserProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const [active, setActive] = useState(0)
  const { entryAt, need } = useEntries(list, load)
  // Drawn anew on each scroll, and nothing of it is handed on.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  })
  const items = rows.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  useEffect(() => need(first, last), [need, first, last])

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 1)
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const row = Math.min(count - 1, Math.max(0, to))
    setActive(row)
    rows.scrollToIndex(row)
  }

  return (
    <div className={styles.panes}>
      <div
        ref={scroller}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={words.import.entries(words.import.outcomes[list])}
        aria-activedescendant={items.some(({ index }) => index === active) ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const entry = entryAt(index)
            return (
              // The list has the keys.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                aria-setsize={count}
                aria-posinset={index + 1}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => setActive(index)}
              >
                <bdi className={styles.label}>
                  {entry === undefined ? words.import.loadingEntry : labelOf(entry)}
                </bdi>
                <span className={styles.place}>{entry && placeWords(entry.place)}</span>
              </div>
            )
          })}
        </div>
      </div>
      <div className={styles.detail}>
        <EntryDetail entry={entryAt(active)} />
      </div>
    </div>
  )
}

function labelOf(entry: EntryView): string {
  if (entry.outcome === 'warning') return entry.message
  if (entry.label !== '') return entry.label
  return entry.reason?.kind === 'text' ? entry.reason.text : placeWords(entry.place)
}

/** Pages of entries as they are needed; what is there stays. */
function useEntries(list: EntryList, load: EntryBrowserProps['load']) {
  const [pages, setPages] = useState<ReadonlyMap<number, readonly EntryView[]>>(new Map())
  const asked = useRef(new Set<number>())
  const [need] = useState(() => (first: number, last: number) => {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
      if (asked.current.has(page)) continue
      asked.current.add(page)
      void load(list, page * PAGE, PAGE).then((entries) =>
        setPages((known) => new Map(known).set(page, entries)),
      )
    }
  })
  const entryAt = (row: number): EntryView | undefined => pages.get(Math.floor(row / PAGE))?.[row % PAGE]
  return { entryAt, need }
}
