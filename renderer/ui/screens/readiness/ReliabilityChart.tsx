import type { ReliabilityBin } from '../../../core/exam/calibration.ts'
import { planWords } from '../../words/examPlans.ts'
import styles from './ReliabilityChart.module.css'

const words = planWords.readiness
const SIZE = 260
const LEFT = 60
const BOTTOM = 40
const TOP = 8
const RIGHT = 22

/** Predicted chance against what came true, question by question, in bins. */
export function ReliabilityChart({ bins }: { readonly bins: readonly ReliabilityBin[] }) {
  const xOf = (share: number) => LEFT + share * SIZE
  const yOf = (share: number) => TOP + (1 - share) * SIZE
  const most = Math.max(...bins.map(({ questions }) => questions), 1)
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>{words.reliability}</h3>
        <p>{words.reliabilityHelp}</p>
      </figcaption>
      <div className={styles.both}>
        <svg
          viewBox={`0 0 ${LEFT + SIZE + RIGHT} ${TOP + SIZE + BOTTOM}`}
          aria-hidden="true"
          className={styles.chart}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share}>
              <line className={styles.rule} x1={LEFT} x2={LEFT + SIZE} y1={yOf(share)} y2={yOf(share)} />
              <text className={styles.label} x={LEFT - 8} y={yOf(share) + 4} textAnchor="end">
                {words.percent(share)}
              </text>
              <text className={styles.label} x={xOf(share)} y={TOP + SIZE + 16} textAnchor="middle">
                {words.percent(share)}
              </text>
            </g>
          ))}
          <text className={styles.label} x={LEFT + SIZE / 2} y={TOP + SIZE + 34} textAnchor="middle">
            {words.predicted}
          </text>
          <text
            className={styles.label}
            x={0}
            y={0}
            textAnchor="middle"
            transform={`translate(12 ${TOP + SIZE / 2}) rotate(-90)`}
          >
            {words.observed}
          </text>
          <line className={styles.diagonal} x1={xOf(0)} y1={yOf(0)} x2={xOf(1)} y2={yOf(1)} />
          {bins.map((bin) => (
            <g key={bin.from}>
              <line
                className={styles.interval}
                x1={xOf(bin.predicted)}
                x2={xOf(bin.predicted)}
                y1={yOf(bin.low)}
                y2={yOf(bin.high)}
              />
              <circle
                className={styles.dot}
                cx={xOf(bin.predicted)}
                cy={yOf(bin.observed)}
                r={4 + 4 * Math.sqrt(bin.questions / most)}
              />
            </g>
          ))}
        </svg>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.predicted}</th>
              <th scope="col">{words.observed}</th>
              <th scope="col">{words.interval}</th>
              <th scope="col">{words.inPaper}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{words.percent(bin.predicted)}</th>
                <td>{words.percent(bin.observed)}</td>
                <td>{words.rangeShort(bin.low, bin.high)}</td>
                <td>{bin.questions}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
