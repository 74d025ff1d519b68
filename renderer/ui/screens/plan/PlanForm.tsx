import { useState, type FormEvent } from 'react'
import { datedDocument } from '../../../core/exam/exams.ts'
import type { Exam } from '../../../core/exam/model.ts'
import type { ExamPlan } from '../../../core/exam/plan/planDocument.ts'
import type { StudyDay } from '../../../core/model/card.ts'
import { useExamActions, usePlanning, useRoute, type PlanWishes } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { planWords } from '../../words/examPlans.ts'
import styles from './Plan.module.css'
import { checkDraft, draftOf, withWeekday, type PlanDraft } from './planDraft.ts'
import { Prospects } from './Prospects.tsx'
import { WeekdayTicks } from './WeekdayTicks.tsx'

const words = planWords.plan

interface PlanFormProps {
  readonly exam: Exam
  readonly plan: ExamPlan | null
  readonly today: StudyDay
  readonly save: (wishes: PlanWishes | null) => Promise<string | null>
}

/** The plan as a form; what it comes to stands below, and follows each change. */
export function PlanForm({ exam, plan, today, save }: PlanFormProps) {
  const { saveExam } = useExamActions()
  const [, navigate] = useRoute()
  const [draft, setDraft] = useState<PlanDraft>(() => draftOf(plan, exam.examDay))
  const [problem, setProblem] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const { value, errors } = checkDraft(draft, today)
  const { view, isStale } = usePlanning(value && { ...exam, examDay: value.examDay }, value?.wishes ?? null)
  const shown = isTried || draft.date !== '' ? errors : {}
  const change = (changes: Partial<PlanDraft>) => setDraft((current) => ({ ...current, ...changes }))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (value === null) return
    const failure =
      value.examDay === exam.examDay && exam.isPrepared
        ? null
        : await saveExam(exam.id, datedDocument(exam, value.examDay))
    const refused = failure ?? (await save(value.wishes))
    setProblem(refused)
    if (refused === null) navigate({ screen: 'exam', examId: exam.id })
  }
  const drop = async () => {
    const refused = await save(null)
    setProblem(refused)
    if (refused === null) navigate({ screen: 'exam', examId: exam.id })
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.field}>
        <div>
          <label htmlFor="plan-date">{words.date}</label>
          <p id="plan-date-help">{words.dateHelp}</p>
          {shown.date !== undefined && (
            <p id="plan-date-error" className={styles.error} role="alert">
              {shown.date}
            </p>
          )}
        </div>
        <input
          id="plan-date"
          type="date"
          value={draft.date}
          aria-describedby={shown.date === undefined ? 'plan-date-help' : 'plan-date-error plan-date-help'}
          aria-invalid={shown.date !== undefined}
          onChange={(event) => change({ date: event.target.value })}
        />
      </div>
      <WeekdayTicks
        week={draft.week}
        error={shown.week ?? null}
        onToggle={(index) => change({ week: withWeekday(draft.week, index) })}
      />
      <Field
        id="plan-minutes"
        label={words.minutes}
        help={words.minutesHelp}
        unit={words.unit}
        error={shown.minutes ?? null}
        value={draft.minutes}
        isNumber
        onChange={(minutes) => change({ minutes })}
      />
      <div className={styles.go}>
        <Button kind="primary" type="submit">
          {words.save}
        </Button>
        {plan !== null && (
          <Button kind="quiet" title={words.dropHelp} onClick={() => void drop()}>
            {words.drop}
          </Button>
        )}
      </div>
      <p className={styles.error} role="alert">
        {problem}
      </p>
      {value !== null && <Prospects exam={exam} view={view} isStale={isStale} />}
    </form>
  )
}
