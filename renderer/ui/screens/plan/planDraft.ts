// The plan's form: text as it is typed, and what it comes to.
import {
  DEFAULT_MINUTES,
  DEFAULT_STUDY_WEEK,
  FARTHEST_DAYS,
  MOST_MINUTES,
  type ExamPlan,
  type StudyWeek,
} from '../../../core/exam/plan/planDocument.ts'
import type { StudyDay } from '../../../core/model/card.ts'
import type { PlanWishes } from '../../../state/index.ts'
import { planWords } from '../../words/examPlans.ts'

const DAY_MS = 86_400_000
const { errors } = planWords.plan

export interface PlanDraft {
  /** As a date field has it: 2027-03-01. */
  readonly date: string
  readonly week: StudyWeek
  readonly minutes: string
}

export interface CheckedDraft {
  readonly examDay: StudyDay
  readonly wishes: PlanWishes
}

export function draftOf(plan: ExamPlan | null, examDay: StudyDay | null): PlanDraft {
  return {
    date: examDay === null ? '' : new Date(examDay * DAY_MS).toISOString().slice(0, 10),
    week: plan?.studyWeek ?? DEFAULT_STUDY_WEEK,
    minutes: String(plan?.minutesPerDay ?? DEFAULT_MINUTES),
  }
}

export function withWeekday(week: StudyWeek, index: number): StudyWeek {
  return week.map((isStudied, day) => (day === index ? !isStudied : isStudied)) as unknown as StudyWeek
}

/** What the form says, or what is wrong with it, by field. */
export function checkDraft(
  draft: PlanDraft,
  today: StudyDay,
): { readonly value: CheckedDraft | null; readonly errors: Partial<Record<keyof PlanDraft, string>> } {
  const examDay = Math.round(Date.parse(`${draft.date}T00:00:00Z`) / DAY_MS)
  const minutes = Number(draft.minutes.trim())
  const isDateRight = examDay > today && examDay - today <= FARTHEST_DAYS
  const areMinutesRight =
    draft.minutes.trim() !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES
  const isWeekRight = draft.week.some((isStudied) => isStudied)
  const found = {
    ...(isDateRight ? {} : { date: errors.date }),
    ...(areMinutesRight ? {} : { minutes: errors.minutes }),
    ...(isWeekRight ? {} : { week: errors.week }),
  }
  const isRight = isDateRight && areMinutesRight && isWeekRight
  return {
    value: isRight
      ? { examDay: examDay as StudyDay, wishes: { studyWeek: draft.week, minutesPerDay: minutes } }
      : null,
    errors: found,
  }
}
