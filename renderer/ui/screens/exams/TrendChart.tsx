import type { ResultView } from '../../../state/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './TrendChart.module.css'

const WIDTH = 640
const HEIGHT = 168
const LEFT = 44
const BOTTOM = 22
const TOP = 10
const MOST_SHOWN = 20

/** Scores of the latest mock exams with their intervals, and the pass mark. The table beside it holds the figures. */
export function TrendChart({ results }: { readonly results: readonly ResultView[] }) {
  const shown = results.slice(-MOST_SHOWN)
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined) return null
  const height = HEIGHT - TOP - BOTTOM
  const yOf = (share: number) => TOP + height * (1 - share)
  const step = (WIDTH - LEFT) / Math.max(shown.length, 4)
  const xOf = (index: number) => LEFT + step * (index + 0.5)
  const line = shown.map(({ result }, index) => `${xOf(index)},${yOf(result.score)}`).join(' ')
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h2>{words.trend}</h2>
        <p>{words.trendSummary(results.length, results[0]?.result.score ?? 0, last.result.score)}</p>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className={styles.chart}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className={styles.rule} x1={LEFT} x2={WIDTH} y1={yOf(share)} y2={yOf(share)} />
            <text className={styles.label} x={LEFT - 10} y={yOf(share) + 4} textAnchor="end">
              {words.percent(share)}
            </text>
          </g>
        ))}
        <line
          className={styles.pass}
          x1={LEFT}
          x2={WIDTH}
          y1={yOf(last.result.passMark)}
          y2={yOf(last.result.passMark)}
        />
        <text className={styles.passLabel} x={WIDTH} y={yOf(last.result.passMark) - 5} textAnchor="end">
          {words.passMark}
        </text>
        <polyline className={styles.line} points={line} />
        {shown.map(({ sitting, result }, index) => (
          <g key={sitting.id}>
            <line
              className={styles.range}
              x1={xOf(index)}
              x2={xOf(index)}
              y1={yOf(result.high)}
              y2={yOf(result.low)}
            />
            <circle
              className={result.isPassed ? styles.passed : styles.failed}
              cx={xOf(index)}
              cy={yOf(result.score)}
              r={4.5}
            />
            {(shown.length <= 8 || index === 0 || index === shown.length - 1) && (
              <text className={styles.label} x={xOf(index)} y={HEIGHT - 6} textAnchor="middle">
                {words.shortDay(sitting.startedAtMs)}
              </text>
            )}
          </g>
        ))}
      </svg>
    </figure>
  )
}
