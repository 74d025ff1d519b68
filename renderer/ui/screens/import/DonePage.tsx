import { routeHref, type ImportGestures, type ImportView } from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { words } from '../../words/index.ts'
import styles from './ImportScreen.module.css'

interface DonePageProps {
  readonly view: Extract<ImportView, { readonly phase: 'done' }>
  readonly gestures: ImportGestures
}

/** What the import did, and the way back. */
export function DonePage({ view, gestures }: DonePageProps) {
  const { plan, isUndone, isBusy, problem, importId, name } = view
  return (
    <div className={styles.work}>
      <h1 tabIndex={-1}>{isUndone ? words.import.undone : words.import.done}</h1>
      <p className={styles.told} aria-live="polite">
        {isUndone ? (
          words.import.undoneHelp
        ) : (
          <Emphasis>
            {words.import.sentence({
              fresh: plan.counts.new,
              updated: plan.counts.updated,
              decks: plan.decks.length,
              historyCards: plan.historyCards,
            })}
          </Emphasis>
        )}
      </p>
      {problem !== null && (
        <p className={styles.cause} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.go}>
        <LinkButton kind="primary" href={routeHref({ screen: 'home' })} onClick={gestures.cancel}>
          {words.import.toHome}
        </LinkButton>
        {!isUndone && (
          <Button
            disabled={isBusy}
            aria-label={words.import.takeBackName(name)}
            onClick={() => void gestures.takeBack(importId)}
          >
            {words.import.takeBack}
          </Button>
        )}
        <Button kind="quiet" disabled={isBusy} onClick={gestures.cancel}>
          {words.import.importMore}
        </Button>
      </div>
    </div>
  )
}
