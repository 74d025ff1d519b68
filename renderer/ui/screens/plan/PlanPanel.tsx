import type { Exam } from '../../../core/exam/model.ts'
import { routeHref, usePlan, usePlanning, type PlanFiguresView } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import { FeasibilityLine } from './FeasibilityLine.tsx'
import styles from './Plan.module.css'
import { StudyToday } from './StudyToday.tsx'

const words = planWords.plan

/** What should I do today, and is my time enough? */
export function PlanPanel({ exam }: { readonly exam: Exam }) {
  const { plan } = usePlan(exam.id)
  const { view } = usePlanning(exam, plan ?? null)
  if (plan === undefined) return null
  return (
    <section className={styles.section} aria-labelledby="plan">
      <h2 id="plan">{plan === null ? words.title : words.today}</h2>
      {exam.examDay === null ? (
        <p className={styles.lead}>{words.noDate}</p>
      ) : plan === null ? (
        <p className={styles.lead}>{words.none}</p>
      ) : view.phase === 'working' ? (
        <p className={styles.lead} role="status">
          {words.working}
        </p>
      ) : view.phase === 'failed' ? (
        <p className={styles.lead} role="alert">
          {words.failed(view.message)}
        </p>
      ) : view.phase === 'ready' ? (
        <Today exam={exam} figures={view} />
      ) : (
        <p className={styles.lead}>{words[view.phase]}</p>
      )}
      <p className={styles.more}>
        <LinkButton kind="quiet" href={routeHref({ screen: 'exam-plan', examId: exam.id })}>
          {plan === null ? words.make : words.change}
        </LinkButton>
      </p>
    </section>
  )
}

function Today({ exam, figures }: { readonly exam: Exam; readonly figures: PlanFiguresView }) {
  return (
    <>
      <StudyToday exam={exam} today={figures.today} />
      <p className={styles.pace}>
        <Emphasis>{words.pace(figures.newCount, figures.newUntilDay, figures.studyDaysLeft)}</Emphasis>
      </p>
      <FeasibilityLine figures={figures} passMark={exam.blueprint.passMark} />
    </>
  )
}
