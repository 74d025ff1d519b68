import type { Exam } from '../../../core/exam/model.ts'
import { routeHref, usePlan, usePlanning, useReadiness } from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import styles from './Readiness.module.css'
import { ScoreFigures } from './ScoreFigures.tsx'

const words = planWords.readiness

/** Would I pass, today and on the day? And what holds me back? The page behind it says what that rests on. */
export function ReadinessPanel({ exam }: { readonly exam: Exam }) {
  const readiness = useReadiness(exam)
  const { plan } = usePlan(exam.id)
  const { view } = usePlanning(exam, plan ?? null)
  return (
    <section className={styles.section} aria-labelledby="readiness">
      <h2 id="readiness">{words.title}</h2>
      {readiness === undefined ? (
        <p className={styles.lead} role="status">
          {words.working}
        </p>
      ) : typeof readiness === 'string' ? (
        <p className={styles.lead} role="alert">
          {words.failed} {readiness}
        </p>
      ) : readiness.cardCount === 0 ? (
        <p className={styles.lead}>{words.noCards}</p>
      ) : (
        <>
          <ScoreFigures
            readiness={readiness}
            planned={view.phase === 'ready' ? view.planned.prediction : null}
            passMark={exam.blueprint.passMark}
          />
          <p className={styles.lead}>
            <Emphasis>{sentenceOf(readiness)}</Emphasis>
          </p>
          <p className={styles.more}>
            <a href={routeHref({ screen: 'readiness', examId: exam.id })}>
              {words.more} <span aria-hidden="true">›</span>
            </a>
          </p>
        </>
      )}
    </section>
  )
}

function sentenceOf(readiness: Exclude<ReturnType<typeof useReadiness>, string | undefined>): string {
  if (readiness.answeredCount === 0) return words.nothingStudied
  const domain = readiness.domains.find(({ domainId }) => domainId === readiness.holdingBack)
  const expected = readiness.today.byDomain.find(({ domainId }) => domainId === readiness.holdingBack)
  return domain === undefined || expected === undefined
    ? words.unseen(readiness.answeredCount, readiness.cardCount)
    : words.holdingBack(domain.title, expected.mean, domain.questions)
}
