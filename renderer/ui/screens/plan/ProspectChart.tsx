import type { PlanFiguresView } from '../../../state/index.ts'
import { planWords } from '../../words/examPlans.ts'
import styles from './ProspectChart.module.css'

const words = planWords.plan
const WIDTH = 640
const HEIGHT = 200
const LEFT = 44
const TOP = 10
const BOTTOM = 40

interface ProspectChartProps {
  readonly prospects: PlanFiguresView['prospects']
  /** The plan's own minutes. */
  readonly own: number
  readonly passMark: number
}

/** The expected score by minutes a day, with its interval and the pass mark; the figures in a table below. */
export function ProspectChart({ prospects, own, passMark }: ProspectChartProps) {
  const longest = Math.max(...prospects.map(({ minutesPerDay }) => minutesPerDay), 1)
  // The first minutes bring the most: their share of the axis is larger.
  const xOf = (minutes: number) => LEFT + 16 + (WIDTH - LEFT - 40) * Math.sqrt(minutes / longest)
  const yOf = (share: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)
  const path = (pick: (prospect: (typeof prospects)[number]) => number) =>
    prospects.map((prospect) => `${xOf(prospect.minutesPerDay)},${yOf(pick(prospect))}`)
  const band = [
    ...path(({ prediction }) => prediction.high),
    ...path(({ prediction }) => prediction.low).toReversed(),
  ].join(' ')
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h2>{words.curve}</h2>
        <p>{words.curveHelp}</p>
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
        <polygon className={styles.band} points={band} />
        <line className={styles.pass} x1={LEFT} x2={WIDTH} y1={yOf(passMark)} y2={yOf(passMark)} />
        <polyline className={styles.line} points={path(({ prediction }) => prediction.mean).join(' ')} />
        {prospects.map(({ minutesPerDay, prediction }) => (
          <g key={minutesPerDay}>
            <circle
              className={minutesPerDay === own ? styles.own : styles.dot}
              cx={xOf(minutesPerDay)}
              cy={yOf(prediction.mean)}
              r={minutesPerDay === own ? 6 : 3.5}
            />
            <text
              className={styles.label}
              x={xOf(minutesPerDay)}
              y={HEIGHT - BOTTOM + 16}
              textAnchor="middle"
            >
              {words.number(minutesPerDay)}
            </text>
          </g>
        ))}
        <text className={styles.label} x={(LEFT + WIDTH) / 2} y={HEIGHT - 6} textAnchor="middle">
          {words.perDay}
        </text>
      </svg>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.perDay}</th>
            <th scope="col">{words.expected}</th>
            <th scope="col">{words.chance}</th>
          </tr>
        </thead>
        <tbody>
          {prospects.map(({ minutesPerDay, prediction }) => (
            <tr key={minutesPerDay} className={minutesPerDay === own ? styles.ownRow : undefined}>
              <th scope="row">
                {words.number(minutesPerDay)}
                {minutesPerDay === own && ` (${words.yours})`}
              </th>
              <td>{words.chanceOf(prediction.mean)}</td>
              <td>{words.chanceOf(prediction.passProbability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
