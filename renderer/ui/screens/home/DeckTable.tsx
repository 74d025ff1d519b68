import { useState } from 'react'
import { routeHref, type DeckId, type DeckSummary } from '../../../state/index.ts'
import { InlineText } from '../../cardFace/InlineText.tsx'
import { Problems } from '../../components/Problems.tsx'
import { Sparkline } from '../../components/Sparkline.tsx'
import { words } from '../../words/index.ts'
import { deckLines, type DeckLine } from './deckRows.ts'
import styles from './DeckTable.module.css'

const INDENT_PX = 22
const CLOSED_KEY = 'verso.closedDecks'

/** Every deck with what it asks for today. */
export function DeckTable({ decks }: { readonly decks: readonly DeckSummary[] }) {
  const [closed, toggle] = useClosedPlaces()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.home.deck}</th>
          <th scope="col">{words.home.new}</th>
          <th scope="col">{words.home.learning}</th>
          <th scope="col">{words.home.due}</th>
          <th scope="col" title={words.home.retentionHelp}>
            {words.home.retention}
          </th>
          <th scope="col" className={styles.forecast}>
            {words.home.forecast}
          </th>
        </tr>
      </thead>
      <tbody>
        {deckLines(decks, closed).map((line) => (
          <DeckRow key={line.deck?.deckId ?? line.path} line={line} onToggle={() => toggle(line.path)} />
        ))}
      </tbody>
    </table>
  )
}

function DeckRow({ line, onToggle }: { readonly line: DeckLine; readonly onToggle: () => void }) {
  const { deck, name, retention } = line
  const problems = deck?.problems ?? []
  const hasProblems = problems.length > 0
  const source = deck?.sourceTitle ?? null
  const subtitle = [
    source === deck?.title ? null : source,
    line.hasInside ? words.home.inside(line.deckIds.length - (deck === null ? 0 : 1)) : null,
    words.home.notes(line.noteCount),
    deck?.isBundled ? words.home.bundled : null,
  ].filter((part) => part !== null)
  const href =
    deck === null
      ? routeHref({ screen: 'study', deckId: line.deckIds.join(',') as DeckId })
      : routeHref({ screen: 'deck', deckId: deck.deckId })
  return (
    <>
      <tr className={hasProblems ? styles.open : undefined}>
        <th scope="row">
          <div className={styles.place} style={{ paddingInlineStart: line.depth * INDENT_PX }}>
            {line.hasInside && (
              <button
                type="button"
                className={styles.toggle}
                aria-expanded={line.isOpen}
                aria-label={words.home.insideOf(name)}
                onClick={onToggle}
              >
                <span aria-hidden="true">›</span>
              </button>
            )}
            <div>
              <a className={styles.title} href={href}>
                <InlineText>{name}</InlineText>
              </a>
              <div className={styles.sub}>{subtitle.join(' · ')}</div>
            </div>
          </div>
        </th>
        <Count kind="new" count={line.newCount} />
        <Count kind="learning" count={line.learningCount} />
        <Count kind="due" count={line.dueCount} />
        <td>
          {retention === null ? (
            <span className={styles.none} title={words.home.noRetention}>
              <span aria-hidden="true">–</span>
              <span className="visually-hidden">{words.home.noRetention}</span>
            </span>
          ) : (
            words.percent(retention)
          )}
        </td>
        <td className={styles.forecast}>
          <Sparkline forecast={line.forecast} />
        </td>
      </tr>
      {hasProblems && (
        <tr className={styles.problems}>
          <td colSpan={6}>
            <details>
              <summary>{words.home.problems(problems.length)}</summary>
              <Problems problems={problems} />
            </details>
          </td>
        </tr>
      )}
    </>
  )
}

/** The places that the learner closed, kept from one visit to the next on this machine. */
function useClosedPlaces(): [ReadonlySet<string>, (path: string) => void] {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => {
    const kept = localStorage.getItem(CLOSED_KEY)
    return new Set(kept === null ? [] : kept.split('\n'))
  })
  const toggle = (path: string) => {
    const next = new Set(closed)
    if (!next.delete(path)) next.add(path)
    localStorage.setItem(CLOSED_KEY, [...next].join('\n'))
    setClosed(next)
  }
  return [closed, toggle]
}

function Count({ kind, count }: { readonly kind: 'new' | 'learning' | 'due'; readonly count: number }) {
  return <td className={count === 0 ? styles.zero : styles[kind]}>{words.number(count)}</td>
}
