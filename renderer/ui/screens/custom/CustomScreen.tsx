import { useId, useMemo, useState } from 'react'
import { seededRandom, shuffle } from '../../../core/cards/random.ts'
import {
  useChosenCards,
  useHome,
  useRoute,
  useSearch,
  type CardId,
  type DeckSummary,
} from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './CustomScreen.module.css'
import {
  CUSTOM_ORDERS,
  domainSearch,
  orderingOf,
  READY,
  READY_NAMES,
  searchIn,
  type CustomOrder,
  type ReadyName,
} from './customSearch.ts'

const NO_DECKS: readonly DeckSummary[] = []

type Which = ReadyName | 'domain' | 'own' | 'chosen'

/** A session from any search. `query` null: from the cards that were chosen one by one. */
export function CustomScreen({ query }: { readonly query: string | null }) {
  const home = useHome()
  const { chosen, choose } = useChosenCards()
  const [, navigate] = useRoute()
  const [which, setWhich] = useState<Which>(query === null ? 'chosen' : query === '' ? 'cram' : 'own')
  const [deckId, setDeckId] = useState('')
  const [domain, setDomain] = useState('')
  const [own, setOwn] = useState(query ?? '')
  const [order, setOrder] = useState<CustomOrder | null>(null)
  const [counts, setCounts] = useState(true)
  const [limit, setLimit] = useState('')
  const ids = { deck: useId(), domain: useId(), own: useId(), order: useId(), limit: useId() }

  const decks = home?.decks ?? NO_DECKS
  const domains = useMemo(() => domainsOf(decks), [decks])
  const deckTitle = decks.find((deck) => deck.deckId === deckId)?.title ?? null
  const chosenDomain = domain === '' ? undefined : domains[Number(domain)]
  const search = searchOf(which, own, chosenDomain?.search ?? null, deckTitle)
  const used = order ?? (which in READY ? READY[which as ReadyName].order : 'random')
  const { view } = useSearch(search ?? '', orderingOf(used))
  const list = which === 'chosen' ? chosen : null
  const studied = view.found.filter(({ card }) => !card.progress.isSuspended)
  const cards: readonly CardId[] = list?.cards ?? (search === null ? [] : studied.map(({ card }) => card.id))
  const left = list === null && search !== null ? view.found.length - studied.length : 0
  const isCounting = list === null && (view.phase === 'searching' || view.text !== (search ?? ''))
  const most = /^\d{1,6}$/.test(limit.trim()) ? Number(limit) : Infinity
  const count = Math.min(cards.length, most)
  const problem = which === 'own' ? view.problem : null

  const start = () => {
    const ordered = used === 'random' ? shuffle(cards, seededRandom(`${Date.now()}`)) : cards
    choose({
      title: which === 'own' || which === 'chosen' ? words.custom.title : nameOf(which, chosenDomain?.title),
      cards: ordered.slice(0, count),
      countsForSchedule: counts,
    })
    navigate({ screen: 'session' })
  }

  const { ready } = words.custom
  const choices = [
    ...(chosen !== null && query === null
      ? [{ value: 'chosen' as Which, label: words.custom.chosenCards(chosen.cards.length), help: null }]
      : []),
    ...READY_NAMES.map((name) => ({ value: name as Which, label: ready[name].name, help: ready[name].help })),
    ...(domains.length > 0
      ? [{ value: 'domain' as Which, label: words.custom.exams, help: words.custom.examsHelp }]
      : []),
    { value: 'own' as Which, label: words.custom.own, help: words.custom.ownHelp },
  ]
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault()
        if (count > 0 && !isCounting) start()
      }}
    >
      <h1>{words.custom.title}</h1>
      <p className={styles.lead}>{words.custom.lead}</p>
      <section className={styles.section}>
        <RadioCards legend={words.custom.which} options={choices} value={which} onChange={setWhich} />
        <div className={styles.more}>
          {which === 'own' && (
            <div className={styles.wide}>
              <label htmlFor={ids.own}>{words.custom.search}</label>
              <input
                id={ids.own}
                type="search"
                autoComplete="off"
                spellCheck={false}
                value={own}
                placeholder={words.browse.placeholder}
                aria-invalid={problem !== null}
                onChange={(event) => setOwn(event.target.value)}
              />
            </div>
          )}
          {which === 'domain' && (
            <div className={styles.wide}>
              <label htmlFor={ids.domain}>{words.custom.domain}</label>
              <select id={ids.domain} value={domain} onChange={(event) => setDomain(event.target.value)}>
                <option value="">{words.custom.chooseDomain}</option>
                {domains.map(({ title, exam }, index) => (
                  <option key={index} value={index}>
                    {title} · {exam}
                  </option>
                ))}
              </select>
            </div>
          )}
          {which !== 'chosen' && which !== 'domain' && (
            <div>
              <label htmlFor={ids.deck}>{words.custom.deck}</label>
              <select id={ids.deck} value={deckId} onChange={(event) => setDeckId(event.target.value)}>
                <option value="">{words.custom.everyDeck}</option>
                {decks.map((deck) => (
                  <option key={deck.deckId} value={deck.deckId}>
                    {formatDeckTitle(deck.title)}
                  </option>
                ))}
              </select>
            </div>
          )}
          <div>
            <label htmlFor={ids.order}>{words.custom.order}</label>
            <select
              id={ids.order}
              value={used}
              disabled={which === 'chosen'}
              onChange={(event) => setOrder(event.target.value as CustomOrder)}
            >
              {CUSTOM_ORDERS.map((name) => (
                <option key={name} value={name}>
                  {words.custom.orders[name]}
                </option>
              ))}
            </select>
          </div>
          <div>
            <label htmlFor={ids.limit}>{words.custom.limit}</label>
            <input
              id={ids.limit}
              inputMode="numeric"
              autoComplete="off"
              placeholder={words.custom.noLimit}
              value={limit}
              onChange={(event) => setLimit(event.target.value)}
            />
          </div>
        </div>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {words.browse.problemAt(problem.column)}: {problem.message}
          </p>
        )}
      </section>
      <section className={styles.section}>
        <RadioCards
          legend={words.custom.schedule}
          options={[
            { value: 'counts', label: words.custom.counts, help: words.custom.countsHelp },
            { value: 'practice', label: words.custom.practice, help: words.custom.practiceHelp },
          ]}
          value={counts ? 'counts' : 'practice'}
          onChange={(value) => setCounts(value === 'counts')}
        />
      </section>
      <div className={styles.go}>
        <Button kind="primary" type="submit" disabled={count === 0 || isCounting}>
          {words.custom.start}
        </Button>
        <p role="status" className={styles.count}>
          {isCounting ? (
            words.custom.counting
          ) : which === 'domain' && search === null ? (
            words.custom.chooseDomain
          ) : count === 0 ? (
            words.custom.nothing
          ) : (
            <Emphasis>{words.custom.count(count)}</Emphasis>
          )}
          {left > 0 && ` ${words.custom.suspendedLeft(left)}`}
          {view.error}
        </p>
      </div>
    </form>
  )
}

function nameOf(which: ReadyName | 'domain', domain: string | undefined): string {
  return which === 'domain' ? (domain ?? words.custom.title) : words.custom.ready[which].name
}

/** What is searched for; null: nothing yet, a domain is still to be chosen. */
function searchOf(which: Which, own: string, domain: string | null, deckTitle: string | null): string | null {
  switch (which) {
    case 'chosen':
      return null
    case 'domain':
      return domain
    case 'own':
      return searchIn(deckTitle, own.trim())
    default:
      return searchIn(deckTitle, READY[which].search)
  }
}

/** Every domain of every deck's exams, with the search that finds its cards in that deck. */
function domainsOf(decks: readonly DeckSummary[]) {
  return decks.flatMap((deck) =>
    deck.domains.map((domain) => ({
      title: domain.title,
      exam: domain.exam,
      search: searchIn(deck.title, domainSearch(domain)),
    })),
  )
}
