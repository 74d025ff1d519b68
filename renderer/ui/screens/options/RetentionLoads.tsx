import type { RetentionLoad } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './RetentionLoads.module.css'

const HIGH_PX = 72
const DAYS = 60

interface RetentionLoadsProps {
  /** Undefined while they are computed. */
  readonly loads: readonly RetentionLoad[] | undefined
  /** 0–1; null while what is typed is no value. */
  readonly chosen: number | null
  readonly onChoose: (desiredRetention: number) => void
}

/** What each desired retention costs and keeps, as bars over a table; a column is chosen by pressing it. */
export function RetentionLoads({ loads, chosen, onChoose }: RetentionLoadsProps) {
  const text = words.options.load
  const most = Math.max(1, ...(loads ?? []).map(({ reviewsPerDay }) => reviewsPerDay))
  const isChosen = (value: number) => chosen !== null && Math.abs(value - chosen) < 0.001
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3>{text.question}</h3>
        <p>{text.help(DAYS)}</p>
      </figcaption>
      {loads === undefined ? (
        <p className={styles.computing} role="status">
          {text.computing}
        </p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <caption className="visually-hidden">{text.question}</caption>
            <tbody>
              <tr aria-hidden="true" className={styles.bars}>
                <th scope="row">{text.reviews}</th>
                {loads.map((load) => (
                  <td key={load.desiredRetention} aria-label={text.few(load.reviewsPerDay)}>
                    <span
                      className={isChosen(load.desiredRetention) ? styles.here : styles.bar}
                      style={{ height: Math.max(2, (load.reviewsPerDay / most) * HIGH_PX) }}
                    />
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">{text.retention}</th>
                {loads.map((load) => (
                  <th scope="col" key={load.desiredRetention}>
                    <button
                      type="button"
                      aria-pressed={isChosen(load.desiredRetention)}
                      aria-label={text.choose(
                        load.desiredRetention,
                        text.few(load.reviewsPerDay),
                        load.recallAtEnd === null ? null : words.percent(load.recallAtEnd),
                      )}
                      onClick={() => onChoose(load.desiredRetention)}
                    >
                      {words.percent(load.desiredRetention)}
                    </button>
                  </th>
                ))}
              </tr>
              <tr>
                <th scope="row">{text.reviews}</th>
                {loads.map((load) => (
                  <td key={load.desiredRetention}>{text.few(load.reviewsPerDay)}</td>
                ))}
              </tr>
              <tr>
                <th scope="row">{text.recall}</th>
                {loads.map((load) => (
                  <td key={load.desiredRetention}>
                    {load.recallAtEnd === null ? '–' : words.percent(load.recallAtEnd)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      )}
    </figure>
  )
}
