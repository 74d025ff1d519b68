import { routeHref, type DeckView } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { words } from '../../words/index.ts'
import { searchIn } from '../custom/customSearch.ts'
import styles from './DeckScreen.module.css'

/** How the deck is studied, in a sentence, and the ways on from it. */
export function DeckDoors({ deck }: { readonly deck: DeckView }) {
  const { summary, options, preset } = deck
  const query = searchIn(summary.title, '')
  return (
    <>
      <p className={styles.studied}>
        <Emphasis>
          {words.options.summary(options.desiredRetention, options.newPerDay, options.reviewsPerDay)}
        </Emphasis>{' '}
        {preset !== null && words.options.followsPreset(preset.name)}
      </p>
      <div className={styles.doors}>
        <LinkButton href={routeHref({ screen: 'options', deckId: summary.deckId })}>
          {words.options.open}
        </LinkButton>
        <LinkButton href={routeHref({ screen: 'browse', query })}>{words.deck.browse}</LinkButton>
        <LinkButton href={routeHref({ screen: 'custom', query })}>{words.custom.title}</LinkButton>
        <LinkButton href={routeHref({ screen: 'leeches', cardId: null })}>{words.leeches.title}</LinkButton>
      </div>
    </>
  )
}
