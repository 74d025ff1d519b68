import { useState } from 'react'
import { questionText } from '../../../core/cards/questionText.ts'
import { routeHref, useRoute, useSearch, type CardId, type CardOrdering } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { useActions } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import { Leech } from './Leech.tsx'
import styles from './LeechesScreen.module.css'

const MOST_FORGOTTEN: CardOrdering = { by: 'lapses', isDescending: true }

/** What do I forget again and again, and what would help? */
export function LeechesScreen({ cardId }: { readonly cardId: CardId | null }) {
  const [, navigate] = useRoute()
  useActions('rooms', { back: () => navigate({ screen: 'home' }) })
  const [revision, setRevision] = useState(0)
  const { view, again } = useSearch('is:leech', MOST_FORGOTTEN)
  const isReading = view.phase === 'searching' || view.text === ''
  const chosen = view.found.find(({ card }) => card.id === cardId) ?? view.found[0]
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'home' })}>
        <span aria-hidden="true">‹</span> {words.app.today}
      </a>
      <h1>{words.leeches.title}</h1>
      {view.found.length === 0 ? (
        <div className={styles.none} role="status">
          <p>{view.error ?? (isReading ? words.leeches.reading : `${words.leeches.none}.`)}</p>
          {!isReading && <p className={styles.help}>{words.leeches.noneHelp}</p>}
        </div>
      ) : (
        <>
          <p className={styles.lead}>{words.leeches.lead}</p>
          <div className={styles.study}>
            <LinkButton href={routeHref({ screen: 'custom', query: 'is:leech' })}>
              {words.leeches.study}
            </LinkButton>
          </div>
          <div className={styles.panes}>
            <nav className={styles.list} aria-label={words.leeches.list}>
              <ul>
                {view.found.map(({ card, indexed, deck }) => (
                  <li key={card.id}>
                    <a
                      href={routeHref({ screen: 'leeches', cardId: card.id })}
                      aria-current={card.id === chosen?.card.id ? 'true' : undefined}
                      onClick={(event) => {
                        event.preventDefault()
                        navigate({ screen: 'leeches', cardId: card.id }, 'replace')
                      }}
                    >
                      <bdi className={styles.question}>{questionText(indexed.note, card.ordinal)}</bdi>
                      <span className={styles.sub}>
                        {words.leeches.lapses(card.progress.lapses)} ·{' '}
                        <bdi>{deck.title.split('::').at(-1)}</bdi>
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {chosen !== undefined && (
              <Leech
                key={chosen.card.id}
                found={chosen}
                today={view.day}
                revision={revision}
                onChanged={(ids) => {
                  setRevision((count) => count + 1)
                  again(ids)
                }}
              />
            )}
          </div>
        </>
      )}
    </div>
  )
}
