import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { questionText } from '../../../core/cards/questionText.ts'
import type { CardOrdering, FoundCard } from '../../../state/index.ts'
import { dueWords, FlagMark, stateWords } from '../../components/CardMarks.tsx'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './CardGrid.module.css'
import { choose, chooseAll, rowAfterKey, within, type Selection } from './selection.ts'

const ROW_PX = 36
const HEAD_PX = 37

interface CardGridProps {
  readonly found: readonly FoundCard[]
  readonly today: number
  readonly selection: Selection
  readonly ordering: CardOrdering
  readonly onSelect: (selection: Selection) => void
  readonly onOrder: (ordering: CardOrdering) => void
  /** Keys of the list that do not move in it. Answers true when it has used the key. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

const COLUMNS = [
  { name: 'question', by: 'question' },
  { name: 'deck', by: 'deck' },
  { name: 'state', by: 'state' },
  { name: 'due', by: 'due' },
] as const

/** The found cards as a list of any length: only the rows in sight are drawn. */
export function CardGrid(props: CardGridProps) {
  const { found, today, selection, ordering, onSelect } = props
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
  })
  const { active } = selection
  const items = rows.getVirtualItems()
  const list = { length: found.length, at: (row: number) => found[row]?.card }

  useEffect(() => {
    if (active >= 0) rows.scrollToIndex(active, { align: 'auto' })
    // The list follows the keys, not its own drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [active])

  const cards = () => found.map(({ card }) => card)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      return onSelect(chooseAll(selection, cards()))
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_PX) / ROW_PX) - 1)
    const row = rowAfterKey(event.key, active, list.length, page)
    if (row !== null) {
      event.preventDefault()
      return onSelect(choose(selection, cards(), row, event.shiftKey ? 'extend' : 'only'))
    }
    if (event.key === ' ' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return onSelect(choose(selection, cards(), active, 'toggle'))
    }
    if (props.onKey(event)) event.preventDefault()
  }
  const onClick = (event: MouseEvent, row: number) =>
    onSelect(
      choose(
        selection,
        cards(),
        row,
        event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only',
      ),
    )

  return (
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      aria-label={words.browse.list}
      aria-rowcount={found.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={items.some(({ index }) => index === active) ? rowId(active) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && selection.ids.size === 0 && found.length > 0)
          onSelect(within(selection, cards()))
      }}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          {COLUMNS.map(({ name, by }) => (
            <Heading key={name} name={name} by={by} ordering={ordering} onOrder={props.onOrder} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const entry = found[index]
          if (entry === undefined) return null
          return (
            <Row
              key={entry.card.id}
              entry={entry}
              index={index}
              top={start - HEAD_PX}
              today={today}
              isChosen={selection.ids.has(entry.card.id)}
              isActive={index === active}
              onClick={onClick}
            />
          )
        })}
      </div>
    </div>
  )
}

const rowId = (row: number) => `card-row-${row}`

function Row({
  entry,
  index,
  top,
  today,
  isChosen,
  isActive,
  onClick,
}: {
  readonly entry: FoundCard
  readonly index: number
  readonly top: number
  readonly today: number
  readonly isChosen: boolean
  readonly isActive: boolean
  readonly onClick: (event: MouseEvent, row: number) => void
}) {
  const { card, deck, indexed } = entry
  const { progress } = card
  return (
    <div
      role="row"
      id={rowId(index)}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={[
        styles.row,
        isChosen && styles.chosen,
        isActive && styles.active,
        progress.isSuspended && styles.off,
      ]
        .filter(Boolean)
        .join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault()
      }}
      onClick={(event) => onClick(event, index)}
    >
      <div role="gridcell" className={styles.question}>
        <FlagMark flag={progress.flag} /> <bdi>{questionText(indexed.note, card.ordinal)}</bdi>
      </div>
      <div role="gridcell" title={formatDeckTitle(deck.title)}>
        <bdi>{deck.title.split('::').at(-1)}</bdi>
      </div>
      <div role="gridcell">{stateWords(progress, today)}</div>
      <div role="gridcell">{dueWords(progress, today)}</div>
    </div>
  )
}

function Heading({
  name,
  by,
  ordering,
  onOrder,
}: {
  readonly name: (typeof COLUMNS)[number]['name']
  readonly by: CardOrdering['by']
  readonly ordering: CardOrdering
  readonly onOrder: (ordering: CardOrdering) => void
}) {
  const isSorted = ordering.by === by
  const title = words.browse.columns[name]
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? (ordering.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        title={words.browse.sortBy(title)}
        onClick={() => onOrder({ by, isDescending: isSorted && !ordering.isDescending })}
      >
        {title}
        <span aria-hidden="true" className={styles.sort}>
          {isSorted ? (ordering.isDescending ? '↓' : '↑') : ''}
        </span>
      </button>
    </div>
  )
}
