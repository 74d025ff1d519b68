import type { ReadinessView } from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import bars from '../exams/DomainBars.module.css'
import styles from './Readiness.module.css'

const words = planWords.readiness

/** What is expected of each domain today, and how much of it has been studied. */
export function DomainReadiness({
  readiness,
  passMark,
}: {
  readonly readiness: ReadinessView
  readonly passMark: number
}) {
  const { domains, today, holdingBack } = readiness
  const worst = domains.find(({ domainId }) => domainId === holdingBack)
  const expectedOf = (id: string) => today.byDomain.find(({ domainId }) => domainId === id)
  return (
    <>
      {worst && (
        <p className={styles.lead}>
          <Emphasis>
            {words.holdingBack(worst.title, expectedOf(worst.domainId)?.mean ?? 0, worst.questions)}
          </Emphasis>
        </p>
      )}
      <table className={bars.bars}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.domain}</th>
            <th scope="col">{words.expected}</th>
            <th scope="col" aria-hidden="true" />
            <th scope="col">{words.studied}</th>
          </tr>
        </thead>
        <tbody>
          {domains.map((domain) => {
            const { mean = 0, low = 0, high = 0 } = expectedOf(domain.domainId) ?? {}
            return (
              <tr key={domain.domainId}>
                <th scope="row">{domain.title}</th>
                <td className={bars.figure}>
                  {words.percent(mean)}
                  <span className="visually-hidden"> ({words.rangeShort(low, high)})</span>
                </td>
                <td aria-hidden="true">
                  <div className={bars.track} title={words.rangeShort(low, high)}>
                    <i
                      className={mean >= passMark ? bars.bar : bars.below}
                      style={{ width: percent(mean) }}
                    />
                    <i className={bars.range} style={{ left: percent(low), width: percent(high - low) }} />
                    <i className={bars.mark} style={{ left: percent(passMark) }} />
                  </div>
                </td>
                <td className={bars.count}>{words.studiedOf(domain.answered, domain.cards)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className={bars.legend}>{words.legend(passMark)}</p>
    </>
  )
}

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`
