import type { ReactNode } from 'react'
import { routeHref, type DeckView } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './AboutDeck.module.css'

/** What the deck rests on, and where its file lies. */
export function AboutDeck({ deck }: { readonly deck: DeckView }) {
  const { summary, source, licence } = deck
  const rows: (readonly [string, ReactNode])[] = [
    [words.deck.content, words.deck.contentOf(summary.noteCount, summary.cardCount)],
    [words.deck.source, source?.title],
    [words.deck.author, source?.author],
    [words.deck.publisher, source?.publisher],
    [words.deck.year, source?.year === undefined ? null : String(source.year)],
    [words.deck.location, source?.location],
    [words.deck.sections, sectionsOf(source)],
    [words.deck.licence, licence],
    [words.deck.file, summary.path],
    [
      words.export.title,
      <a key="export" className={styles.link} href={routeHref({ screen: 'export', deckId: summary.deckId })}>
        {words.export.thisDeck}
      </a>,
    ],
  ]
  return (
    <dl className={styles.about}>
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function sectionsOf(source: DeckView['source']): ReactNode {
  if (source === null || source.sections.length === 0) return null
  return (
    <ol>
      {source.sections.map(({ id, title }) => (
        <li key={id}>{title}</li>
      ))}
    </ol>
  )
}
