import { routeHref, type ResultView } from '../../../state/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './ResultsTable.module.css'

interface ResultsTableProps {
  /** The oldest first; shown the latest first. */
  readonly results: readonly ResultView[]
  /** The one that is being looked at. */
  readonly current?: string
}

/** Papers that were sat, comparable over time. */
export function ResultsTable({ results, current }: ResultsTableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.mode}</th>
          <th scope="col">{words.score}</th>
          <th scope="col">{words.outcome}</th>
          <th scope="col">{words.time}</th>
        </tr>
      </thead>
      <tbody>
        {results.toReversed().map(({ sitting, result }) => (
          <tr key={sitting.id} className={sitting.id === current ? styles.current : undefined}>
            <th scope="row">
              <a
                className={styles.link}
                href={routeHref({ screen: 'result', sittingId: sitting.id })}
                aria-current={sitting.id === current ? 'page' : undefined}
              >
                {words.moment(sitting.startedAtMs)}
              </a>
            </th>
            <td>
              {words.modes[sitting.mode]}
              <span className={styles.sub}> · {words.questions(result.maxPoints)}</span>
            </td>
            <td>
              <b>{words.percent(result.score)}</b>
              <span className={styles.sub}> {words.interval(result.low, result.high)}</span>
            </td>
            <td>
              {sitting.mode === 'practice'
                ? '–'
                : result.isPassed
                  ? `✓ ${words.passed}`
                  : `✗ ${words.notPassed}`}
            </td>
            <td>{words.result.spent(result.durationMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
