import { useEffect } from 'react'
import { routeHref, useDeck, useHome, useRoute, type DeckId, type DeckView } from '../../../state/index.ts'
import { InlineText } from '../../cardFace/InlineText.tsx'
import { LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { ForecastChart } from '../../components/ForecastChart.tsx'
import { Problems } from '../../components/Problems.tsx'
import { ActionKey, ariaKeys, useActions, useKeymap } from '../../keys/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import { AboutDeck } from './AboutDeck.tsx'
import styles from './DeckScreen.module.css'
import { DeckDoors } from './DeckDoors.tsx'

/** Where do I stand in this deck? */
export function DeckScreen({ deckId }: { readonly deckId: DeckId }) {
  const deck = useDeck(deckId)
  const home = useHome()
  const [, navigate] = useRoute()
  const waiting = deck ? deck.summary.newCount + deck.summary.learningCount + deck.summary.dueCount : 0
  useEffect(() => {
    if (deck) document.title = `${formatDeckTitle(deck.summary.title)} · ${words.app.name}`
  }, [deck])
  useActions('rooms', {
    back: () => navigate({ screen: 'home' }),
    ...(waiting > 0 ? { go: () => navigate({ screen: 'study', deckId }) } : {}),
  })
  if (deck) return <Deck deck={deck} />
  // A deck that home lists is only still loading.
  if (home === undefined || home.decks.some((summary) => summary.deckId === deckId)) return null
  return (
    <div className={styles.page}>
      <BackLink />
      <h1>{words.deck.unknown}</h1>
      <p className={styles.today}>{words.deck.unknownHelp}</p>
    </div>
  )
}

function BackLink() {
  return (
    <a className={styles.back} href={routeHref({ screen: 'home' })}>
      <span aria-hidden="true">‹</span> {words.app.today}
    </a>
  )
}

function Deck({ deck }: { readonly deck: DeckView }) {
  const keymap = useKeymap()
  const { summary } = deck
  const { newCount: fresh, learningCount: learning, dueCount: due } = summary
  const canStudy = fresh + learning + due > 0
  return (
    <div className={styles.page}>
      <BackLink />
      <h1>
        <InlineText>{formatDeckTitle(summary.title)}</InlineText>
      </h1>
      {summary.description !== '' && (
        <p className={styles.description}>
          <InlineText>{summary.description}</InlineText>
        </p>
      )}
      <p className={styles.today}>
        <Emphasis>{canStudy ? words.deck.waiting(fresh + learning + due) : words.deck.nothing}</Emphasis>
      </p>
      {canStudy && (
        <div className={styles.go}>
          <LinkButton
            kind="primary"
            href={routeHref({ screen: 'study', deckId: summary.deckId })}
            aria-keyshortcuts={ariaKeys(keymap, 'go')}
          >
            {words.deck.study}
          </LinkButton>
          <ActionKey action="go" />
        </div>
      )}
      {summary.problems.length > 0 && (
        <section className={styles.section} aria-labelledby="problems">
          <h2 id="problems">{words.deck.problems}</h2>
          <p className={styles.help}>{words.deck.problemsHelp}</p>
          <Problems problems={summary.problems} />
        </section>
      )}
      <section className={styles.section} aria-label={words.deck.standing}>
        <dl className={styles.figures}>
          <div>
            <dt>{words.deck.recall}</dt>
            <dd className={styles.big}>
              {summary.retention === null ? '–' : words.percent(summary.retention)}
            </dd>
            <dd>{summary.retention === null ? words.deck.noRecall : words.deck.recallHelp}</dd>
          </div>
          <Figure name={words.home.new} count={fresh} className={styles.new} />
          <Figure name={words.home.learning} count={learning} className={styles.learning} />
          <Figure name={words.home.due} count={due} className={styles.due} />
        </dl>
      </section>
      <section className={styles.section}>
        <ForecastChart forecast={summary.forecast} nowMs={Date.now()} />
      </section>
      <section className={styles.section} aria-labelledby="options">
        <h2 id="options">{words.options.title}</h2>
        <DeckDoors deck={deck} />
      </section>
      <section className={styles.section} aria-labelledby="about">
        <h2 id="about">{words.deck.about}</h2>
        <AboutDeck deck={deck} />
      </section>
    </div>
  )
}

function Figure({
  name,
  count,
  className,
}: {
  readonly name: string
  readonly count: number
  readonly className: string | undefined
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={`${styles.big} ${count === 0 ? styles.zero : className}`}>{words.number(count)}</dd>
    </div>
  )
}
