import { useRoute, type SessionSummary } from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { CalmPage } from '../../components/CalmPage.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { words } from '../../words/index.ts'
import styles from './SummaryPage.module.css'

interface SummaryPageProps {
  readonly summary: SessionSummary
  readonly canUndo: boolean
  readonly onUndo: () => void
}

/** What you did, what comes tomorrow, and the door. */
export function SummaryPage({ summary, canUndo, onUndo }: SummaryPageProps) {
  const [, navigate] = useRoute()
  useKeys((key) => {
    if (key === ' ' || key === 'Enter' || key === 'Escape') navigate({ screen: 'home' })
    else if (key === 'z' && canUndo) onUndo()
    else return false
    return true
  })
  const hasAnswered = summary.answered > 0
  const recalled = (summary.answered - summary.again) / Math.max(1, summary.answered)
  return (
    <CalmPage title={hasAnswered ? words.summary.title : words.summary.nothing}>
      {hasAnswered ? (
        <>
          <p role="status">
            <Emphasis>{words.summary.answered(summary.answered, summary.minutes)}</Emphasis>
          </p>
          <dl className={styles.figures}>
            <Figure value={words.number(summary.answered)} name={words.summary.cards(summary.answered)} />
            <Figure value={words.percent(recalled)} name={words.summary.recalled} />
            <Figure
              value={words.number(summary.newLearned)}
              name={words.summary.newLearned(summary.newLearned)}
            />
          </dl>
        </>
      ) : (
        <p>{words.summary.nothingHelp}</p>
      )}
      {summary.laterTodayCount > 0 && (
        <p>{words.summary.laterToday(summary.laterTodayCount, summary.laterTodayAtMs)}</p>
      )}
      <p>
        <Emphasis>{words.summary.tomorrow(summary.dueTomorrow)}</Emphasis>
      </p>
      <div className={styles.go}>
        <LinkButton kind="primary" href="#/" aria-keyshortcuts="Space">
          {words.summary.door}
        </LinkButton>
        <kbd aria-hidden="true">{words.study.space}</kbd>
        {canUndo && (
          <Button kind="quiet" onClick={onUndo} aria-keyshortcuts="Z">
            {words.summary.undo} <kbd aria-hidden="true">Z</kbd>
          </Button>
        )}
      </div>
    </CalmPage>
  )
}

function Figure({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
