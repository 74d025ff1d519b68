import { useState } from 'react'
import type { ImportChoices } from '../../../core/importing/importChoices.ts'
import type { DeckId } from '../../../core/model/card.ts'
import { useHome, type PlannedView, type PlanView } from '../../../state/index.ts'
import { RadioCards } from '../../components/RadioCards.tsx'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './PlanPage.module.css'

interface PlanChoicesProps {
  readonly view: PlannedView
  readonly plan: PlanView
  readonly onChoose: (choices: ImportChoices) => void
}

const NEW_DECK = ''

/** What the learner decides; the plan above follows at once. */
export function PlanChoices({ view, plan, onChoose }: PlanChoicesProps) {
  const { choices, source } = view
  const home = useHome()
  const own = (home?.decks ?? []).filter(({ isBundled }) => !isBundled)
  const [tags, setTags] = useState(choices.tags.join(' '))
  const [title, setTitle] = useState(source.title)
  const { target } = choices
  const set = (change: Partial<ImportChoices>) => onChoose({ ...choices, ...change })
  const toDeck = (id: string, name: string) =>
    set({ target: { kind: 'deck', deckId: id === NEW_DECK ? null : (id as DeckId), title: name } })
  const { matches } = words.import
  return (
    <section className={styles.section} aria-labelledby="choices">
      <h2 id="choices">{words.import.choices}</h2>
      <div className={styles.choices}>
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={choices.withHistory && source.canHoldHistory}
            disabled={!source.canHoldHistory}
            aria-describedby="history-help"
            onChange={(event) => set({ withHistory: event.target.checked })}
          />
          <span className={styles.label}>{words.import.history}</span>
          <span className={styles.help} id="history-help">
            {!source.canHoldHistory
              ? words.import.historyNone
              : !choices.withHistory
                ? words.import.historyLeft
                : plan.historyCards === 0
                  ? words.import.historyFresh
                  : words.import.historyHelp(plan.historyCards, plan.reviews)}
            {choices.withHistory &&
              plan.keptProgress > 0 &&
              ` ${words.import.historyKept(plan.keptProgress)}`}
          </span>
        </label>
        <RadioCards
          legend={words.import.onMatch}
          value={choices.onMatch}
          options={(['update', 'keep', 'keepBoth'] as const).map((value) => ({
            value,
            label: matches[value].name,
            help: matches[value].help,
          }))}
          onChange={(onMatch) => set({ onMatch })}
        />
        <div className={styles.row}>
          <label className={styles.select}>
            <span>{words.import.scope}</span>
            <select
              value={choices.matchScope}
              onChange={(event) => set({ matchScope: event.target.value as ImportChoices['matchScope'] })}
            >
              {(['noteType', 'noteTypeAndDeck', 'guid'] as const).map((scope) => (
                <option key={scope} value={scope}>
                  {words.import.scopes[scope]}
                </option>
              ))}
            </select>
          </label>
          <label className={styles.select}>
            <span>{words.import.target}</span>
            <select
              value={target.kind}
              onChange={(event) =>
                event.target.value === 'deck'
                  ? toDeck(NEW_DECK, title)
                  : set({ target: { kind: 'structure' } })
              }
            >
              <option value="structure">{words.import.targetStructure}</option>
              <option value="deck">{words.import.targetDeck}</option>
            </select>
          </label>
          {target.kind === 'deck' && (
            <label className={styles.select}>
              <span>{words.import.targetWhich}</span>
              <select
                value={target.deckId ?? NEW_DECK}
                onChange={(event) => toDeck(event.target.value, title)}
              >
                <option value={NEW_DECK}>{words.import.targetNew}</option>
                {own.map((deck) => (
                  <option key={deck.deckId} value={deck.deckId}>
                    {formatDeckTitle(deck.title)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {target.kind === 'deck' && target.deckId === null && (
            <label className={styles.select}>
              <span>{words.import.targetTitle}</span>
              <input
                value={title}
                onChange={(event) => setTitle(event.target.value)}
                onBlur={() => title.trim() !== '' && toDeck(NEW_DECK, title.trim())}
              />
            </label>
          )}
          <label className={styles.select}>
            <span>{words.import.tags}</span>
            <input
              value={tags}
              placeholder=""
              aria-describedby="tags-help"
              onChange={(event) => setTags(event.target.value)}
              onBlur={() => set({ tags: tags.split(/[\s,]+/).filter(Boolean) })}
            />
            <small id="tags-help">{words.import.tagsHelp}</small>
          </label>
        </div>
      </div>
    </section>
  )
}
