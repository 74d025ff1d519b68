// Readiness for an exam, and plans towards it.
import type { Exam, ExamId, ExamPrediction } from '../../core/exam/model.ts'
import { EXAM_PLAN_KIND, parseExamPlan, type ExamPlan } from '../../core/exam/plan/planDocument.ts'
import type { DocumentValue } from '../../core/model/journalRecord.ts'
import { studyMoment, type Context } from '../context.ts'
import { documentStore, saveDocument, type Stored } from '../documents.ts'
import type { Said } from '../exam/index.ts'
import { messageOf } from '../messages.ts'
import type { Store } from '../store.ts'
import { endPlan, readPlannedExams, refreshExamDays } from './examDays.ts'
import { createPlanner, type Planning } from './openPlanning.ts'
import { predictNow, readReadiness, type Readiness } from './readReadiness.ts'

export type { PlanningState } from './openPlanning.ts'
export type { PlanFigures, TodaysPlan } from './workOutPlan.ts'
export type { DomainReadiness, Readiness } from './readReadiness.ts'

/** What a plan asks of the learner; when it began is kept by the app. */
export type PlanWishes = Omit<ExamPlan, 'startDay'>

export interface PlanUseCases {
  readonly readReadiness: (exam: Exam) => Promise<Said<Readiness>>
  /** What stands before a mock exam; null when nothing can be said. */
  readonly predict: (exam: Exam, questions: number) => Promise<ExamPrediction | null>
  /** The plans by exam; undefined until they are read. */
  readonly plans: Store<readonly Stored<ExamPlan>[] | undefined>
  /** Answers null, or a sentence that says why it was not saved. `null` wishes: no plan any more. */
  readonly savePlan: (examId: ExamId, wishes: PlanWishes | null) => Promise<string | null>
  readonly openPlanning: (exam: Exam, wishes: PlanWishes) => Planning
}

export function planUseCases(context: Context, decksChanged: Store<number>): PlanUseCases {
  const planner = createPlanner(context, decksChanged)
  const plans = documentStore(context, EXAM_PLAN_KIND, parseExamPlan)
  const startDayOf = (examId: ExamId) =>
    plans.get()?.find(({ id }) => id === examId)?.value.startDay ?? studyMoment(context).day
  const keep = async (examId: ExamId, wishes: PlanWishes) => {
    // New cards are spread from where the plan began: changing the minutes does not begin it anew.
    const plan: ExamPlan = { ...wishes, startDay: startDayOf(examId) }
    const saved = await saveDocument(context, EXAM_PLAN_KIND, examId, plan as unknown as DocumentValue)
    return saved.ok ? null : messageOf(saved.error)
  }
  const takeOut = async (examId: ExamId) => {
    const planned = await readPlannedExams(context)
    if (!planned.ok) return messageOf(planned.error)
    const found = planned.value.find(({ exam }) => exam.id === examId)
    return found === undefined ? null : endPlan(context, found)
  }
  return {
    readReadiness: async (exam) => {
      const read = await readReadiness(context, exam)
      return read.ok ? read : { ok: false, message: messageOf(read.error) }
    },
    predict: (exam, questions) => predictNow(context, exam, questions),
    plans,
    savePlan: async (examId, wishes) => {
      const problem = wishes === null ? await takeOut(examId) : await keep(examId, wishes)
      await refreshExamDays(context)
      return problem
    },
    openPlanning: (exam, wishes) => planner(exam, { ...wishes, startDay: startDayOf(exam.id) }),
  }
}
