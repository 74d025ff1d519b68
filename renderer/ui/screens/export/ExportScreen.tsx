import { useEffect, useRef, useState } from 'react'
import type { DeckId } from '../../../core/model/card.ts'
import { routeHref, useExport, useHome, type ExportChoice, type MadeExport } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { formatDeckTitle, words } from '../../words/index.ts'
import { PaperSheet } from './PaperSheet.tsx'
import { saveBlob } from './saveBlob.ts'
import styles from './ExportScreen.module.css'

type What = ExportChoice['what']['kind'] extends infer K ? (K extends 'decks' ? 'deck' : K) : never

/** How do I take my cards with me? */
export function ExportScreen({ deckId }: { readonly deckId: DeckId | null }) {
  const desk = useExport()
  const home = useHome()
  const decks = home?.decks ?? []
  const [what, setWhat] = useState<What>(deckId === null ? 'library' : 'deck')
  const [deck, setDeck] = useState<string>(deckId ?? '')
  const [text, setText] = useState('')
  const [format, setFormat] = useState<ExportChoice['format']>(desk.formats[0]?.format ?? 'csv')
  const [withHistory, setWithHistory] = useState(true)
  const [withMedia, setWithMedia] = useState(true)
  const [isBusy, setIsBusy] = useState(false)
  const [made, setMade] = useState<MadeExport | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In a small window it stands below the edge.
    if (made !== null || problem !== null) told.current?.scrollIntoView({ block: 'nearest' })
  }, [made, problem])
  const chosenDeck = decks.find((each) => each.deckId === deck) ?? decks[0]

  const choice = (): ExportChoice['what'] => {
    if (what === 'search') return { kind: 'search', text }
    if (what === 'library' || chosenDeck === undefined) return { kind: 'library' }
    const inside = decks.filter(({ title }) => title.startsWith(`${chosenDeck.title}::`))
    const title = chosenDeck.title.split('::').at(-1) ?? chosenDeck.title
    return { kind: 'decks', deckIds: [chosenDeck, ...inside].map((each) => each.deckId), title }
  }
  const make = async () => {
    setIsBusy(true)
    setMade(null)
    setProblem(null)
    const result = await desk.make({ what: choice(), format, withHistory, withMedia })
    setIsBusy(false)
    if (!result.ok) return setProblem(result.error)
    setMade(result.value)
    saveBlob(result.value.fileName, result.value.blob)
  }
  return (
    <div className={styles.page}>
      <h1>{words.export.title}</h1>
      <p className={styles.lead}>{words.export.lead}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <RadioCards
          legend={words.export.what}
          value={what}
          options={(['library', 'deck', 'search'] as const).map((value) => ({
            value,
            label: words.export.whats[value],
            help: null,
          }))}
          onChange={setWhat}
        />
        {what === 'deck' && (
          <label className={styles.field}>
            <span>{words.export.deck}</span>
            <select value={chosenDeck?.deckId ?? ''} onChange={(event) => setDeck(event.target.value)}>
              {decks.map((each) => (
                <option key={each.deckId} value={each.deckId}>
                  {formatDeckTitle(each.title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {what === 'search' && (
          <label className={styles.field}>
            <span>{words.export.search}</span>
            <input
              value={text}
              aria-describedby="export-search-help"
              onChange={(event) => setText(event.target.value)}
            />
            <small id="export-search-help">{words.export.searchHelp}</small>
          </label>
        )}
        <RadioCards
          legend={words.export.format}
          value={format}
          options={desk.formats.map(({ format: value, title }) => ({
            value,
            label: words.export.formats[value]?.name ?? title,
            help: words.export.formats[value]?.help ?? null,
          }))}
          onChange={setFormat}
        />
        <div className={styles.ticks}>
          <label>
            <input
              type="checkbox"
              checked={withHistory}
              aria-describedby="export-history-help"
              onChange={(event) => setWithHistory(event.target.checked)}
            />
            <span>{words.export.history}</span>
            <small id="export-history-help">{words.export.historyHelp}</small>
          </label>
          <label>
            <input
              type="checkbox"
              checked={withMedia}
              onChange={(event) => setWithMedia(event.target.checked)}
            />
            <span>{words.export.media}</span>
          </label>
        </div>
        <div className={styles.go}>
          <Button kind="primary" type="submit" disabled={isBusy}>
            {isBusy ? words.export.working : words.export.make}
          </Button>
        </div>
      </form>
      <div ref={told} aria-live="polite" className={styles.told}>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {words.export.failed}: {problem}
          </p>
        )}
        {made !== null && (
          <>
            <p>{words.export.done(made.fileName, made)}</p>
            {made.losses.length > 0 && (
              <>
                <h2>{words.export.losses}</h2>
                <ul>
                  {made.losses.map((loss) => (
                    <li key={loss}>{loss}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
      <section className={styles.paper} aria-labelledby="paper">
        <h2 id="paper">{words.export.onPaper}</h2>
        <PaperSheet what={choice} />
      </section>
      <p className={styles.out}>
        <a href={routeHref({ screen: 'import' })}>{words.export.importLink}</a>
      </p>
    </div>
  )
}
