import { retrievability } from '../../../core/scheduler/retrievability.ts'
import type { CardInfoView, CardProgress, StudyDay } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './RecallChart.module.css'

const WIDTH = 560
const HEIGHT = 132
const LEFT = 40
const TOP = 8
const BOTTOM = 22
const STEPS = 24

interface Answer {
  readonly day: StudyDay
  readonly rating: 1 | 2 | 3 | 4
  readonly after: CardProgress
}

/** The predicted chance of recall over the card's life: it sinks from answer to answer, each a mark of its own shape. */
export function RecallChart({ info }: { readonly info: CardInfoView }) {
  const answers: Answer[] = info.history
    .flatMap((entry) =>
      entry.kind === 'review' && !entry.isUndone && entry.after.lastReviewDay !== null
        ? [{ day: entry.after.lastReviewDay, rating: entry.rating, after: entry.after }]
        : [],
    )
    .toReversed()
  const first = answers[0]
  const last = answers.at(-1)
  if (first === undefined || last === undefined) return null
  const today = Math.max(last.day, info.today)
  const span = Math.max(1, today - first.day)
  const x = (day: number) => LEFT + ((day - first.day) / span) * (WIDTH - LEFT - 10)
  const y = (recall: number) => TOP + (1 - recall) * (HEIGHT - TOP - BOTTOM)
  const curve = answers.map((answer, index) => {
    const until = answers[index + 1]?.day ?? today
    const points = Array.from({ length: STEPS + 1 }, (_, step) => {
      const day = answer.day + ((until - answer.day) * step) / STEPS
      return `${x(day).toFixed(1)},${y(retrievability(answer.after, day as StudyDay)).toFixed(1)}`
    })
    return points.join(' ')
  })
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>{words.info.chart}</h3>
        <p>{words.info.chartSummary(answers.length, info.recall ?? 0)}</p>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[1, 0.5, 0].map((recall) => (
          <g key={recall}>
            <line className={styles.rule} x1={LEFT} x2={WIDTH} y1={y(recall)} y2={y(recall)} />
            <text className={styles.label} x={LEFT - 8} y={y(recall) + 4} textAnchor="end">
              {words.percent(recall)}
            </text>
          </g>
        ))}
        {curve.map((points, index) => (
          <polyline key={index} className={styles.line} points={points} />
        ))}
        {answers.map((answer, index) => (
          <Mark key={index} x={x(answer.day)} y={y(1)} rating={answer.rating} />
        ))}
        <text className={styles.label} x={LEFT} y={HEIGHT - 4}>
          {words.dateOf(first.day * 86_400_000)}
        </text>
        <text className={styles.label} x={WIDTH} y={HEIGHT - 4} textAnchor="end">
          {words.dateOf(today * 86_400_000)}
        </text>
      </svg>
    </figure>
  )
}

/** A cross for what was forgotten, a dot for what was recalled: seen without colour too. */
function Mark({
  x,
  y,
  rating,
}: {
  readonly x: number
  readonly y: number
  readonly rating: Answer['rating']
}) {
  if (rating !== 1) return <circle className={styles.recalled} cx={x} cy={y} r={4} />
  return <path className={styles.forgotten} d={`M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`} />
}
