import type { Exam } from '../../../core/exam/model.ts'
import type { PlanFiguresView, PlanningView } from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import { FeasibilityLine } from './FeasibilityLine.tsx'
import styles from './Plan.module.css'
import { ProspectChart } from './ProspectChart.tsx'

const words = planWords.plan

/** What the plan comes to: in a sentence, and beside other times. */
export function Prospects({
  exam,
  view,
  isStale,
}: {
  readonly exam: Exam
  readonly view: PlanningView
  readonly isStale: boolean
}) {
  return (
    <section className={styles.section} aria-live="polite" aria-busy={isStale || view.phase === 'working'}>
      <p className={styles.state}>
        {isStale ? words.reworking : view.phase === 'working' ? words.working : ''}
      </p>
      {view.phase === 'failed' && <p className={styles.lead}>{words.failed(view.message)}</p>}
      {(view.phase === 'noCards' || view.phase === 'tooFar' || view.phase === 'over') && (
        <p className={styles.lead}>{words[view.phase]}</p>
      )}
      {view.phase === 'ready' && (
        <div className={isStale ? styles.stale : undefined}>
          <Ready exam={exam} figures={view} />
        </div>
      )}
    </section>
  )
}

function Ready({ exam, figures }: { readonly exam: Exam; readonly figures: PlanFiguresView }) {
  const { passMark } = exam.blueprint
  return (
    <>
      <FeasibilityLine figures={figures} passMark={passMark} />
      <p className={styles.pace}>
        <Emphasis>{words.pace(figures.newCount, figures.newUntilDay, figures.studyDaysLeft)}</Emphasis>
      </p>
      <ProspectChart prospects={figures.prospects} own={figures.planned.minutesPerDay} passMark={passMark} />
    </>
  )
}
