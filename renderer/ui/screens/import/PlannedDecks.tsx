import type { PlanView } from '../../../state/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './PlanPage.module.css'

const DECKS_SHOWN = 12

/** The decks that get notes, and the media that come with them. */
export function PlannedDecks({ plan }: { readonly plan: PlanView }) {
  if (plan.decks.length === 0 && plan.missingMedia.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="into">
      <h2 id="into">{words.import.decks}</h2>
      <ul className={styles.decks}>
        {plan.decks.slice(0, DECKS_SHOWN).map((deck) => (
          <li key={deck.id}>
            <bdi className={styles.deck}>{formatDeckTitle(deck.title)}</bdi>
            <span className={styles.figures}>
              {deck.isNew
                ? words.import.deckNew(deck.newNotes)
                : words.import.deckChanged(deck.newNotes, deck.updatedNotes)}
            </span>
          </li>
        ))}
      </ul>
      {plan.decks.length > DECKS_SHOWN && (
        <p className={styles.help}>{words.import.moreDecks(plan.decks.length - DECKS_SHOWN)}</p>
      )}
      {plan.media > 0 && <p className={styles.help}>{words.import.media(plan.media)}</p>}
      {plan.missingMedia.length > 0 && (
        <details className={styles.missing}>
          <summary>{words.import.missing(plan.missingMediaCount)}</summary>
          <ul>
            {plan.missingMedia.map((name) => (
              <li key={name}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          {plan.missingMediaCount > plan.missingMedia.length && (
            <p>{words.import.moreDecks(plan.missingMediaCount - plan.missingMedia.length)}</p>
          )}
        </details>
      )}
    </section>
  )
}
