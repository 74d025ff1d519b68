import { routeHref, type DeckSummary } from '../../../state/index.ts'
import { InlineText } from '../../cardFace/InlineText.tsx'
import { Problems } from '../../components/Problems.tsx'
import { Sparkline } from '../../components/Sparkline.tsx'
import { words } from '../../words/index.ts'
import styles from './DeckTable.module.css'

/** Every deck with what it asks for today. */
export function DeckTable({ decks }: { readonly decks: readonly DeckSummary[] }) {
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
        {decks.map((deck) => (
          <DeckRow key={deck.deckId} deck={deck} />
        ))}
      </tbody>
    </table>
  )
}

function DeckRow({ deck }: { readonly deck: DeckSummary }) {
  const hasProblems = deck.problems.length > 0
  const subtitle = [
    deck.sourceTitle === deck.title ? null : deck.sourceTitle,
    words.home.notes(deck.noteCount),
    deck.isBundled ? words.home.bundled : null,
  ].filter((part) => part !== null)
  return (
    <>
      <tr className={hasProblems ? styles.open : undefined}>
        <th scope="row">
          <a className={styles.title} href={routeHref({ screen: 'deck', deckId: deck.deckId })}>
            <InlineText>{deck.title}</InlineText>
          </a>
          <div className={styles.sub}>{subtitle.join(' · ')}</div>
        </th>
        <Count kind="new" count={deck.newCount} />
        <Count kind="learning" count={deck.learningCount} />
        <Count kind="due" count={deck.dueCount} />
        <td>
          {deck.retention === null ? (
            <span className={styles.none} title={words.home.noRetention}>
              <span aria-hidden="true">–</span>
              <span className="visually-hidden">{words.home.noRetention}</span>
            </span>
          ) : (
            words.percent(deck.retention)
          )}
        </td>
        <td className={styles.forecast}>
          <Sparkline forecast={deck.forecast} />
        </td>
      </tr>
      {hasProblems && (
        <tr className={styles.problems}>
          <td colSpan={6}>
            <details>
              <summary>{words.home.problems(deck.problems.length)}</summary>
              <Problems problems={deck.problems} />
            </details>
          </td>
        </tr>
      )}
    </>
  )
}

function Count({ kind, count }: { readonly kind: 'new' | 'learning' | 'due'; readonly count: number }) {
  return <td className={count === 0 ? styles.zero : styles[kind]}>{words.number(count)}</td>
}
