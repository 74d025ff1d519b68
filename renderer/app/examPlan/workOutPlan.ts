import type { Exam, ExamPrediction } from '../../core/exam/model.ts'
import { examCardsOf, knowledgeOf, sumByDomain } from '../../core/exam/knowledge.ts'
import { assess, type Prospect } from '../../core/exam/plan/feasibility.ts'
import { answerSeconds, budgetsOf, newUntil, outlookOf } from '../../core/exam/plan/outlook.ts'
import { isStudyDay, type ExamPlan } from '../../core/exam/plan/planDocument.ts'
import { todaysCards } from '../../core/exam/plan/todaysCards.ts'
import { createValueGrid, type ValueGrid } from '../../core/exam/plan/valueTable.ts'
import { predictScore } from '../../core/exam/predictScore.ts'
import type { CardId, CardProgress, StudyDay } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { DEFAULT_MODEL } from '../../core/scheduler/fsrs.ts'
import { retrievability } from '../../core/scheduler/retrievability.ts'
import { studyPaceOf } from '../../core/stats/estimateMinutes.ts'
import { readAnswersSince, readLatestLogs } from '../../data/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { pause } from '../library/idleWork.ts'
import { databaseFailure, type AppError } from '../messages.ts'
import { gatherKnowledge } from './examKnowledge.ts'

/** Latest answers from which the learner's pace is taken. */
const PACE_ANSWERS = 400

export interface TodaysPlan {
  readonly cards: readonly CardId[]
  readonly newCount: number
  readonly reviewCount: number
  readonly minutes: number
  /** Answers to cards of the exam that today has had. */
  readonly answered: number
  /** Today is a day of study. */
  readonly isStudyDay: boolean
}

export interface PlanFigures {
  readonly planned: Prospect
  readonly prospects: readonly Prospect[]
  readonly enough: Prospect | null
  /** What is expected if nothing were studied any more. */
  readonly untouched: ExamPrediction
  readonly today: TodaysPlan
  readonly daysLeft: number
  readonly studyDaysLeft: number
  readonly newCount: number
  readonly cardCount: number
  /** New cards come to an end by this study day. */
  readonly newUntilDay: StudyDay
  readonly secondsPerAnswer: number
  /** The pace is the learner's own, from earlier answers. */
  readonly isOwnPace: boolean
}

/** What the plan comes to, if there is a card to plan with, and somebody waits for it to the end. */
export async function workOutPlan(
  context: Context,
  exam: Exam,
  examDay: StudyDay,
  plan: ExamPlan,
  isClosed: () => boolean,
): Promise<Result<PlanFigures | 'no cards' | 'given up', AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const { day: today, nowMs } = studyMoment(context)
  const knowledge = await gatherKnowledge(context, exam)
  if (!knowledge.ok) return knowledge
  const logs = await readLatestLogs(database, PACE_ANSWERS)
  if (!logs.ok) return err(databaseFailure(logs.error))
  const answers = await readAnswersSince(database, today)
  if (!answers.ok) return err(databaseFailure(answers.error))
  const cards = knowledge.value.cards.filter(({ card }) => !card.progress.isSuspended)
  if (cards.length === 0) return ok('no cards')

  const pace = studyPaceOf(logs.value)
  const secondsPerAnswer = answerSeconds(pace)
  const answered = cards.reduce((sum, { card }) => sum + (answers.value.get(card.id)?.length ?? 0), 0)
  const time = { today, examDay, secondsPerAnswer, answeredToday: answered }
  const until = newUntil(plan, today, examDay)
  const columns = examCardsOf(
    cards.map(({ card, domainIndex }) => ({ progress: card.progress, domainIndex })),
  )
  const input = {
    cards: columns,
    blueprint: exam.blueprint,
    plan,
    time,
    until,
    sides: knowledge.value.sides,
    shift: knowledge.value.fitted.shift,
    atMs: nowMs,
  }
  const feasibility = await inPieces(assess(input, DEFAULT_MODEL, gridFor(examDay - today)), isClosed)
  if (feasibility === null) return ok('given up')
  const budgets = budgetsOf(plan, time)
  const outlook = outlookOf(columns, exam.blueprint, budgets, until, today)
  const asked = todaysCards(
    outlook,
    feasibility.fitted.table,
    (index) => (cards[index] ? retrievability(cards[index].card.progress, today) : 0),
    (index) => cards[index]?.card.noteKey ?? '',
    (index) => isAskable(cards[index]?.card.progress, today),
  )
  return ok({
    planned: feasibility.planned,
    prospects: feasibility.prospects,
    enough: feasibility.enough,
    untouched: predictScore(
      exam.blueprint,
      knowledgeOf(
        sumByDomain(knowledge.value.columns, examDay, exam.blueprint.domains.length),
        knowledge.value.sides,
      ),
      nowMs,
      knowledge.value.fitted.shift,
    ),
    today: {
      cards: asked.cards.flatMap((index) => cards[index]?.card.id ?? []),
      newCount: asked.newCount,
      reviewCount: asked.reviewCount,
      minutes: (asked.answers * secondsPerAnswer) / 60,
      answered,
      isStudyDay: isStudyDay(plan, today),
    },
    daysLeft: examDay - today,
    studyDaysLeft: budgets.filter((_, day) => isStudyDay(plan, (today + day) as StudyDay)).length,
    newCount: outlook.newOrder.length,
    cardCount: cards.length,
    newUntilDay: (today + until) as StudyDay,
    secondsPerAnswer,
    isOwnPace: pace !== null,
  })
}

/** The grids of distances asked for lately: making one takes as long as a plan. */
let lastGrid: ValueGrid | null = null

function gridFor(days: number): ValueGrid {
  if (lastGrid?.days !== days) lastGrid = createValueGrid(DEFAULT_MODEL, days)
  return lastGrid
}

function isAskable(progress: CardProgress | undefined, today: StudyDay): boolean {
  if (progress === undefined || progress.isSuspended) return false
  return progress.buriedUntilDay === null || progress.buriedUntilDay <= today
}

/** Longest that the window is held up at a time, in ms. */
const PIECE_MS = 24

/** Runs to the end with pauses in between; null when nobody waits any more. */
async function inPieces<T>(work: Generator<undefined, T>, isClosed: () => boolean): Promise<T | null> {
  let startedAt = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() - startedAt < PIECE_MS) continue
    await pause()
    if (isClosed()) return null
    startedAt = performance.now()
  }
}
