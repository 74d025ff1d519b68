import { words } from '../words/index.ts'
import styles from './ForecastChart.module.css'

const WIDTH = 640
const HEIGHT = 176
const LEFT = 36
const BOTTOM = 24
const TOP = 8

interface ForecastChartProps {
  /** Reviews on each of the next days, today first. */
  readonly forecast: readonly number[]
  readonly nowMs: number
}

/** How much comes back when: bars over the days, with an axis for the eye and a table for screen readers. */
export function ForecastChart({ forecast, nowMs }: ForecastChartProps) {
  const total = forecast.reduce((sum, count) => sum + count, 0)
  const scale = niceScale(Math.max(0, ...forecast))
  const height = HEIGHT - BOTTOM - TOP
  const step = (WIDTH - LEFT) / forecast.length
  const yOf = (count: number) => TOP + height - (count / scale.top) * height
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h2>{words.forecast.question}</h2>
        <p>{total === 0 ? words.forecast.none : words.forecast.summary(total, Math.max(...forecast))}</p>
      </figcaption>
      {total > 0 && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className={styles.chart}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line className={styles.rule} x1={LEFT} x2={WIDTH} y1={yOf(tick)} y2={yOf(tick)} />
              <text className={styles.label} x={LEFT - 10} y={yOf(tick) + 4} textAnchor="end">
                {words.number(tick)}
              </text>
            </g>
          ))}
          {forecast.map((count, index) => {
            const x = LEFT + index * step + step * 0.18
            return (
              <g key={index}>
                {count > 0 && (
                  <rect
                    className={index === 0 ? styles.today : styles.day}
                    x={x}
                    y={Math.min(yOf(count), TOP + height - 2)}
                    width={step * 0.64}
                    height={Math.max(2, TOP + height - yOf(count))}
                    rx={2}
                  />
                )}
                {index % 2 === 0 && (
                  <text className={styles.label} x={x + step * 0.32} y={HEIGHT - 6} textAnchor="middle">
                    {index === 0 ? words.forecast.today : dayLabel(nowMs, index)}
                  </text>
                )}
              </g>
            )
          })}
          <line className={styles.base} x1={LEFT} x2={WIDTH} y1={TOP + height} y2={TOP + height} />
        </svg>
      )}
      <table className="visually-hidden">
        <caption>{words.forecast.question}</caption>
        <thead>
          <tr>
            <th scope="col">{words.forecast.day}</th>
            <th scope="col">{words.forecast.reviews}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.map((count, index) => (
            <tr key={index}>
              <th scope="row">{index === 0 ? words.forecast.today : words.forecast.inDays(index)}</th>
              <td>{words.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const weekday = (ms: number) => words.dayOf(ms).replace(',', '').split(' ')

// "Thu 26": short enough for every second bar.
function dayLabel(nowMs: number, inDays: number): string {
  const date = new Date(nowMs)
  date.setDate(date.getDate() + inDays)
  const [day] = weekday(date.getTime())
  return `${day} ${date.getDate()}`
}

/** An axis that ends on a round number at or above `most`. */
export function niceScale(most: number): { readonly top: number; readonly ticks: readonly number[] } {
  if (most <= 4) return { top: 4, ticks: [2, 4] }
  const rough = most / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const count = Math.ceil(most / step)
  return { top: count * step, ticks: Array.from({ length: count }, (_, index) => (index + 1) * step) }
}
