import { words } from '../words/index.ts'
import styles from './Sparkline.module.css'

const WIDTH = 96
const HEIGHT = 22
const STEP = 7

/** Reviews of the next 14 days at a glance; the sentence beside it says it to screen readers. */
export function Sparkline({ forecast }: { readonly forecast: readonly number[] }) {
  const most = Math.max(1, ...forecast)
  const total = forecast.reduce((sum, count) => sum + count, 0)
  return (
    <>
      <svg
        className={styles.spark}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        aria-hidden="true"
      >
        {forecast.map((count, index) => {
          const height = count === 0 ? 1 : Math.max(2, (count / most) * HEIGHT)
          return (
            <rect
              key={index}
              className={count === 0 ? styles.none : index === 0 ? styles.today : styles.day}
              x={index * STEP}
              y={HEIGHT - height}
              width={5}
              height={height}
            />
          )
        })}
      </svg>
      <span className="visually-hidden">{words.forecast.summary(total, Math.max(0, ...forecast))}</span>
    </>
  )
}
