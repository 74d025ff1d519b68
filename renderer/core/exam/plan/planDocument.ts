// The plan towards an exam as the journal keeps it: the document kind `examPlan`, its id that of the exam. The date of the
// exam stands with the exam itself.
import * as v from 'valibot'
import type { StudyDay } from '../../model/card.ts'
import type { DocumentValue } from '../../model/journalRecord.ts'

export const EXAM_PLAN_KIND = 'examPlan'

/** Whether the learner studies on each day of the week, Monday first. */
export type StudyWeek = readonly [boolean, boolean, boolean, boolean, boolean, boolean, boolean]

export interface ExamPlan {
  /** The study day on which it was made, or made anew for another date: new cards are spread from here. */
  readonly startDay: StudyDay
  readonly studyWeek: StudyWeek
  /** On each study day, above 0. */
  readonly minutesPerDay: number
}

export const DEFAULT_STUDY_WEEK: StudyWeek = [true, true, true, true, true, true, true]
/** What the form begins with. */
export const DEFAULT_MINUTES = 20
/** Within these, from 1 to 1440. */
export const MOST_MINUTES = 1440
/** A plan reaches no further; before, ordinary scheduling does as well. */
export const FARTHEST_DAYS = 366

const flag = v.boolean()
const planSchema: v.GenericSchema<unknown, ExamPlan> = v.object({
  startDay: v.pipe(
    v.number(),
    v.safeInteger(),
    v.transform((day) => day as StudyDay),
  ),
  studyWeek: v.tuple([flag, flag, flag, flag, flag, flag, flag]),
  minutesPerDay: v.pipe(v.number(), v.gtValue(0), v.maxValue(MOST_MINUTES)),
})

/** Null for a value that is not right: damaged, or from a newer Verso. */
export function parseExamPlan(value: DocumentValue): ExamPlan | null {
  const parsed = v.safeParse(planSchema, value)
  return parsed.success ? parsed.output : null
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(day: StudyDay): number {
  // Day 0, 1970-01-01, was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}

export function isStudyDay({ studyWeek }: Pick<ExamPlan, 'studyWeek'>, day: StudyDay): boolean {
  return studyWeek[weekdayOf(day)] ?? true
}

/** Where a plan stands against the calendar. */
export type PlanPhase = 'noDate' | 'tooFar' | 'running' | 'over'

/** On the exam's own day there is nothing left to plan: ordinary scheduling is back. */
export function planPhase(examDay: StudyDay | null, today: StudyDay): PlanPhase {
  if (examDay === null) return 'noDate'
  if (examDay <= today) return 'over'
  return examDay - today > FARTHEST_DAYS ? 'tooFar' : 'running'
}
