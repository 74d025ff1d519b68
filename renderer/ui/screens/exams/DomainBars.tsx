import type { DomainResult } from '../../../core/exam/model.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './DomainBars.module.css'

interface DomainBarsProps {
  readonly domains: readonly DomainResult[]
  /** 0–1 */
  readonly passMark: number
}

/** The share of each domain's points as a bar, with its interval and the pass mark across; the figures beside it. */
export function DomainBars({ domains, passMark }: DomainBarsProps) {
  return (
    <>
      <table className={styles.bars}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.domain}</th>
            <th scope="col">{words.score}</th>
            <th scope="col" aria-hidden="true" />
            <th scope="col">{words.questions(2)}</th>
          </tr>
        </thead>
        <tbody>
          {domains.map((domain) => (
            <tr key={domain.domainId}>
              <th scope="row">{domain.title}</th>
              <td className={styles.figure}>
                {words.percent(domain.share)}
                <span className="visually-hidden"> ({words.interval(domain.low, domain.high)})</span>
              </td>
              <td aria-hidden="true" className={styles.cell}>
                <div className={styles.track} title={words.interval(domain.low, domain.high)}>
                  <i
                    className={domain.share >= passMark ? styles.bar : styles.below}
                    style={{ width: percent(domain.share) }}
                  />
                  <i
                    className={styles.range}
                    style={{ left: percent(domain.low), width: percent(domain.high - domain.low) }}
                  />
                  <i className={styles.mark} style={{ left: percent(passMark) }} />
                </div>
              </td>
              <td className={styles.count}>{words.result.domainPoints(domain.points, domain.questions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>{words.result.passMarkAt(passMark)}</p>
    </>
  )
}

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`
