import type { MockResult } from '../../../core/exam/model.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './TimeChart.module.css'

const WIDTH = 640
const HEIGHT = 110
const BOTTOM = 18

/** Time on each question in the order of the paper; the list of questions holds the figures. */
export function TimeChart({ result }: { readonly result: MockResult }) {
  const { questions, spentMs } = result
  const most = Math.max(1, ...questions.map((question) => question.spentMs))
  const step = WIDTH / questions.length
  const mean = questions.length === 0 ? 0 : spentMs / questions.length
  const heightOf = (ms: number) => (ms / most) * (HEIGHT - BOTTOM - 4)
  const labelled = Math.max(1, Math.ceil(questions.length / 16))
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h2>{words.result.perQuestion}</h2>
        <p>{words.result.perQuestionHelp(mean)}</p>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.chart} aria-hidden="true">
        {questions.map(({ index, verdict, spentMs: own }) => {
          const height = Math.max(2, heightOf(own))
          const width = Math.min(26, step * 0.7)
          return (
            <g key={index}>
              <rect
                className={verdict === 'right' || verdict === 'partial' ? styles.right : styles.wrong}
                x={step * (index + 0.5) - width / 2}
                y={HEIGHT - BOTTOM - height}
                width={width}
                height={height}
                rx={Math.min(2, width / 4)}
              >
                <title>{`${index + 1}: ${words.result.spent(own)}, ${words.result.verdicts[verdict]}`}</title>
              </rect>
              {index % labelled === 0 && (
                <text className={styles.label} x={step * (index + 0.5)} y={HEIGHT - 4} textAnchor="middle">
                  {index + 1}
                </text>
              )}
            </g>
          )
        })}
        <line
          className={styles.mean}
          x1={0}
          x2={WIDTH}
          y1={HEIGHT - BOTTOM - heightOf(mean)}
          y2={HEIGHT - BOTTOM - heightOf(mean)}
        />
        <line className={styles.base} x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      </svg>
    </figure>
  )
}
