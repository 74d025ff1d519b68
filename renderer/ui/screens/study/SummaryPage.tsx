import { useRoute, type SessionSummary } from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { CalmPage } from '../../components/CalmPage.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { ariaKeys, firstKey, KeyNames, useActions, useKeymap } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import styles from './SummaryPage.module.css'

interface SummaryPageProps {
  readonly summary: SessionSummary
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** What the last undo, redo or action did. */
  readonly told: string | null
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** What you did, what comes tomorrow, and the door. */
export function SummaryPage({ summary, canUndo, canRedo, told, onUndo, onRedo }: SummaryPageProps) {
  const [, navigate] = useRoute()
  const keymap = useKeymap()
  const leave = () => navigate({ screen: 'home' })
  useActions('summary', {
    finish: leave,
    leave,
    ...(canUndo ? { undo: onUndo } : {}),
    ...(canRedo ? { redo: onRedo } : {}),
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
      {told !== null && <p role="status">{told}</p>}
      <div className={styles.go}>
        <LinkButton kind="primary" href="#/" aria-keyshortcuts={ariaKeys(keymap, 'finish')}>
          {words.summary.door}
        </LinkButton>
        <KeyNames chord={firstKey(keymap, 'finish')} />
        {canUndo && (
          <Button kind="quiet" onClick={onUndo} aria-keyshortcuts={ariaKeys(keymap, 'undo')}>
            {words.summary.undo} <KeyNames chord={firstKey(keymap, 'undo')} />
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
