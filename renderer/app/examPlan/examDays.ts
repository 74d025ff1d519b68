// Which cards an exam with a plan waits for: while it is to come, their reviews fall due before it; once it is past, they go
// back to where ordinary scheduling would have put them.
import { afterExam } from '../../core/exam/plan/dueCap.ts'
import { EXAM_PLAN_KIND, parseExamPlan, planPhase, type ExamPlan } from '../../core/exam/plan/planDocument.ts'
import { EXAM_KIND, parseExamDocument } from '../../core/exam/documents.ts'
import { listExams } from '../../core/exam/exams.ts'
import type { Exam } from '../../core/exam/model.ts'
import type { CardId, DeckId, StudyDay } from '../../core/model/card.ts'
import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../../core/model/deckOptions.ts'
import { deckIdOf } from '../../core/progress/ids.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { readDeckFacts, readDecks, readDocuments } from '../../data/index.ts'
import { rewriteCards } from '../cards/changeCards.ts'
import { addNotice, studyMoment, type Context } from '../context.ts'
import { saveDocument } from '../documents.ts'
import { databaseFailure, messageOf, type AppError } from '../messages.ts'
import { gatherKnowledge } from './examKnowledge.ts'

export interface PlannedExam {
  readonly exam: Exam
  readonly plan: ExamPlan
}

/** Every exam that has a plan. */
export async function readPlannedExams(context: Context): Promise<Result<PlannedExam[], AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const plans = await readDocuments(database, EXAM_PLAN_KIND)
  if (!plans.ok) return err(databaseFailure(plans.error))
  if (plans.value.length === 0) return ok([])
  const documents = await readDocuments(database, EXAM_KIND)
  if (!documents.ok) return err(databaseFailure(documents.error))
  const decks = await readDecks(database)
  if (!decks.ok) return err(databaseFailure(decks.error))
  const exams = listExams(
    decks.value,
    documents.value.flatMap(({ id, value }) => {
      const document = parseExamDocument(value)
      return document === null ? [] : [{ id, value: document }]
    }),
  )
  return ok(
    plans.value.flatMap(({ id, value }) => {
      const plan = parseExamPlan(value)
      const exam = exams.find((each) => each.id === id)
      return plan === null || exam === undefined ? [] : [{ exam, plan }]
    }),
  )
}

/** Looks up anew which cards wait for which exam, and ends the plans of exams that are past. */
export async function refreshExamDays(context: Context): Promise<void> {
  const planned = await readPlannedExams(context)
  if (!planned.ok) return
  const { day } = studyMoment(context)
  const days = new Map<CardId, StudyDay>()
  for (const { exam, plan } of planned.value) {
    if (exam.examDay === null) continue
    const phase = planPhase(exam.examDay, day)
    if (phase === 'over' && (await endPlan(context, { exam, plan })) === null) {
      addNotice(context, {
        kind: 'examOver',
        message: `The plan towards “${exam.title}” has ended. Its cards go on as usual.`,
      })
    }
    if (phase !== 'running') continue
    const knowledge = await gatherKnowledge(context, exam)
    if (!knowledge.ok) continue
    for (const { card } of knowledge.value.cards) {
      const other = days.get(card.id)
      // Of two exams the nearer one counts.
      if (other === undefined || exam.examDay < other) days.set(card.id, exam.examDay)
    }
  }
  context.examDays.set(days)
}

/** The plan is no more, and the cards that it held back from later days go there. Null, or what went wrong. */
export async function endPlan(context: Context, { exam, plan }: PlannedExam): Promise<string | null> {
  const moved = exam.examDay === null ? null : await putBack(context, exam, plan.startDay, exam.examDay)
  if (moved !== null) return moved
  const saved = await saveDocument(context, EXAM_PLAN_KIND, exam.id, null)
  return saved.ok ? null : messageOf(saved.error)
}

async function putBack(
  context: Context,
  exam: Exam,
  startDay: StudyDay,
  examDay: StudyDay,
): Promise<string | null> {
  const database = context.database.get()
  if (database === null) return messageOf({ kind: 'closed' })
  const knowledge = await gatherKnowledge(context, exam)
  if (!knowledge.ok) return messageOf(knowledge.error)
  const facts = await readDeckFacts(database, 'all')
  if (!facts.ok) return messageOf(databaseFailure(facts.error))
  const optionsOf = new Map<DeckId, DeckOptions>(facts.value.map(({ deck, options }) => [deck.id, options]))
  const ids = knowledge.value.cards.map(({ card }) => card.id)
  const done = await rewriteCards(context, ids, 'reschedule', (progress, id) => {
    const options = optionsOf.get(deckIdOf(id)) ?? DEFAULT_DECK_OPTIONS
    return afterExam(progress, { startDay, examDay }, options) ?? progress
  })
  return done.ok ? null : done.error
}
