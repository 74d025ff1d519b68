import { useEffect } from 'react'
import type { ExamId } from '../../../core/exam/model.ts'
import { routeHref, useExams, usePlan, useRoute } from '../../../state/index.ts'
import { useActions } from '../../keys/index.ts'
import { planWords } from '../../words/examPlans.ts'
import { examWords } from '../../words/exams.ts'
import { words as appWords } from '../../words/index.ts'
import styles from './Plan.module.css'
import { PlanForm } from './PlanForm.tsx'

const words = planWords.plan

/** Is my time enough? The date, the days, the minutes; and what they lead to, while they are typed. */
export function PlanScreen({ examId }: { readonly examId: ExamId }) {
  const exams = useExams()
  const { plan, save } = usePlan(examId)
  const [, navigate] = useRoute()
  const exam = exams?.exams.find((view) => view.exam.id === examId)?.exam
  useEffect(() => {
    if (exam) document.title = `${words.page(exam.title)} · ${appWords.app.name}`
  }, [exam])
  useActions('rooms', { back: () => navigate({ screen: 'exam', examId }) })
  if (exams === undefined || plan === undefined) return null
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'exam', examId })}>
        <span aria-hidden="true">‹</span> {exam?.title ?? examWords.title}
      </a>
      <h1>{exam ? words.page(exam.title) : examWords.unknown}</h1>
      {exam && <PlanForm exam={exam} plan={plan} today={exams.today} save={save} />}
    </div>
  )
}
