import { calibrationOf, type Calibration } from '../../core/exam/calibration.ts'
import { neededOf } from '../../core/exam/fillBlueprint.ts'
import { knowledgeOf, sumByDomain } from '../../core/exam/knowledge.ts'
import type { Exam, ExamPrediction } from '../../core/exam/model.ts'
import { holdingBack, predictScore } from '../../core/exam/predictScore.ts'
import type { FittedShift } from '../../core/exam/shift.ts'
import type { StudyDay } from '../../core/model/card.ts'
import { ok, type Result } from '../../core/model/result.ts'
import { studyMoment, type Context } from '../context.ts'
import { calendarDay } from '../exam/watchExams.ts'
import type { AppError } from '../messages.ts'
import { gatherKnowledge, type ExamKnowledge } from './examKnowledge.ts'

export interface DomainReadiness {
  readonly domainId: string
  readonly title: string
  readonly questions: number
  readonly cards: number
  readonly answered: number
}

/** Would the learner pass, and how good have such answers been? */
export interface Readiness {
  readonly cardCount: number
  readonly answeredCount: number
  /** If the exam were today. */
  readonly today: ExamPrediction
  /** On its day, if nothing were studied until then; null without a date to come. */
  readonly untouched: ExamPrediction | null
  readonly domains: readonly DomainReadiness[]
  /** The domain that costs the most points; null when none does. */
  readonly holdingBack: string | null
  readonly fitted: FittedShift
  readonly calibration: Calibration
}

export async function readReadiness(context: Context, exam: Exam): Promise<Result<Readiness, AppError>> {
  const gathered = await gatherKnowledge(context, exam)
  return gathered.ok ? ok(readinessOf(context, exam, gathered.value)) : gathered
}

/** What stands before a mock exam of so many questions; null when the exam has no cards to say anything from. */
export async function predictNow(
  context: Context,
  exam: Exam,
  questions: number,
): Promise<ExamPrediction | null> {
  const gathered = await gatherKnowledge(context, exam)
  if (!gathered.ok || gathered.value.cards.length === 0) return null
  const sat = { ...exam, blueprint: { ...exam.blueprint, questions } }
  return predictionOn(context, sat, gathered.value, studyMoment(context).day)
}

function readinessOf(context: Context, exam: Exam, knowledge: ExamKnowledge): Readiness {
  const { columns, fitted, judged, answersOf } = knowledge
  const { domains } = exam.blueprint
  const { day } = studyMoment(context)
  const sums = sumByDomain(columns, day, domains.length)
  const today = predictionOn(context, exam, knowledge, day)
  const isAhead = exam.examDay !== null && exam.examDay > calendarDay(context)
  const worst = holdingBack(exam.blueprint, today)
  const questions = neededOf(exam.blueprint, exam.blueprint.questions)
  return {
    cardCount: columns.count,
    answeredCount: sums.answered.reduce((sum, count) => sum + count, 0),
    today,
    untouched: isAhead ? predictionOn(context, exam, knowledge, exam.examDay as StudyDay) : null,
    domains: domains.map(({ id, title }, index) => ({
      domainId: id,
      title,
      questions: questions[index] ?? 0,
      cards: sums.cards[index] ?? 0,
      answered: sums.answered[index] ?? 0,
    })),
    holdingBack: worst !== null && worst.mean < 1 ? worst.domainId : null,
    fitted,
    calibration: calibrationOf(judged, answersOf),
  }
}

function predictionOn(context: Context, exam: Exam, knowledge: ExamKnowledge, day: StudyDay): ExamPrediction {
  const { columns, sides, fitted } = knowledge
  const sums = sumByDomain(columns, day, exam.blueprint.domains.length)
  return predictScore(exam.blueprint, knowledgeOf(sums, sides), context.services.now(), fitted.shift)
}
