import { useState } from 'react'
import type { EntryList, ImportGestures, PlannedView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { words } from '../../words/index.ts'
import { EntryBrowser } from './EntryBrowser.tsx'
import styles from './PlanPage.module.css'
import { PlanChoices } from './PlanChoices.tsx'
import { PlannedDecks } from './PlannedDecks.tsx'
import { ReadChoices } from './ReadChoices.tsx'

const LISTS = ['new', 'updated', 'same', 'duplicate', 'conflict', 'skipped', 'warnings'] as const

interface PlanPageProps {
  readonly view: PlannedView
  readonly gestures: ImportGestures
}

/** The plan: what the file holds, what would become of it, what can be changed, and the one button. */
export function PlanPage({ view, gestures }: PlanPageProps) {
  const { source, plan, isBusy, problem } = view
  const [open, setOpen] = useState<EntryList | null>(null)
  const { detected } = source
  const figures = plan && {
    fresh: plan.counts.new,
    updated: plan.counts.updated,
    decks: plan.decks.length,
    historyCards: plan.historyCards,
  }
  const countOf = (list: EntryList) => (list === 'warnings' ? source.warnings : (plan?.counts[list] ?? 0))
  const total =
    plan === null ? source.notes : Object.values(plan.counts).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <h1 tabIndex={-1}>
        <bdi>{view.name}</bdi>
      </h1>
      <p className={styles.holds}>
        {words.import.formats[detected.format] ?? detected.format}
        {detected.variant !== undefined && ` (${detected.variant})`}: {words.import.holds(source)}.
      </p>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={styles.sentence} aria-live="polite">
        <Emphasis>
          {plan === null || figures === null
            ? words.import.phases.planning
            : plan.changesAnything
              ? words.import.sentence(figures)
              : words.import.nothingChanges(total, total - plan.counts.same)}
        </Emphasis>
      </p>
      <div className={styles.go}>
        <Button
          kind="primary"
          disabled={plan === null || isBusy || !plan.changesAnything}
          onClick={() => void gestures.agree()}
        >
          {plan?.changesAnything === true && figures !== null
            ? words.import.agree(figures)
            : words.import.nothing}
        </Button>
        <Button onClick={gestures.cancel}>{words.import.cancel}</Button>
      </div>

      {detected.columns !== undefined || detected.termSeparator !== undefined ? (
        <ReadChoices view={view} onRead={(options) => void gestures.reread(options)} />
      ) : null}

      {plan !== null && (
        <>
          <section className={styles.section} aria-labelledby="what">
            <h2 id="what">{words.import.what}</h2>
            <p className={styles.help}>{words.import.whatHelp(total)}</p>
            <ul className={styles.outcomes} aria-busy={isBusy}>
              {LISTS.filter((list) => countOf(list) > 0 || list === 'new').map((list) => (
                <li key={list}>
                  <button
                    type="button"
                    className={styles.outcome}
                    data-outcome={list}
                    aria-expanded={open === list}
                    disabled={countOf(list) === 0}
                    onClick={() => setOpen(open === list ? null : list)}
                  >
                    <span className={styles.count}>{words.number(countOf(list))}</span>
                    <span className={styles.name}>{words.import.outcomes[list]}</span>
                    <span className={styles.does}>{words.import.outcomeHelp[list]}</span>
                  </button>
                  {open === list && (
                    <EntryBrowser
                      key={`${list} ${JSON.stringify(view.choices)} ${JSON.stringify(view.options)}`}
                      list={list}
                      count={countOf(list)}
                      load={gestures.list}
                    />
                  )}
                </li>
              ))}
            </ul>
          </section>
          <PlannedDecks plan={plan} />
          <PlanChoices view={view} plan={plan} onChoose={(choices) => void gestures.choose(choices)} />
        </>
      )}
    </>
  )
}
