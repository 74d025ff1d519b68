import { drawPaper } from '../../core/exam/draw.ts'
import type { Exam, ExamPrediction, Paper, SittingId, SittingMode } from '../../core/exam/model.ts'
import { lastSeenIn } from '../../core/exam/results.ts'
import { beginSitting, endSitting, phaseAt } from '../../core/exam/sitting.ts'
import type { NoteKey } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { readLastReviews } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { databaseFailure, type AppError } from '../messages.ts'
import { gatherBank } from './gatherBank.ts'
import { readAnswers, readSitting, readSittings, saveSitting } from './sittingDocuments.ts'

export interface StartOptions {
  readonly mode: SittingMode
  /** Practice may go without a clock; a mock exam never does. */
  readonly isTimed: boolean
  /** Length of the paper, at most the blueprint's. */
  readonly questions: number
  /** Sits the paper of that sitting again instead of drawing one. */
  readonly again?: SittingId
}

/**
 * What stands before a paper of so many questions, to be held against its result; null: nothing can be said. A short
 * paper leaves more to chance, so its length belongs to the forecast.
 */
export type Predict = (exam: Exam, questions: number) => Promise<ExamPrediction | null>

/** The bank is too small for the paper that was asked for. */
export interface ShortBank {
  readonly kind: 'short'
}

/** Draws a paper, or takes one again, and begins the sitting: on the disk before anything of it is shown. */
export async function startSitting(
  context: Context,
  exam: Exam,
  options: StartOptions,
  predict: Predict,
): Promise<Result<SittingId, AppError | ShortBank>> {
  const paper =
    options.again === undefined
      ? await draw(context, exam, options.questions)
      : await paperOf(context, options.again)
  if (!paper.ok) return paper
  const prediction = options.mode === 'mock' ? await predict(exam, paper.value.questions.length) : null
  const { mode, isTimed } = options
  const nowMs = context.services.now()
  const sitting = beginSitting(exam, paper.value, { mode, isTimed, prediction, nowMs })
  const saved = await saveSitting(context, sitting)
  return saved.ok ? ok(sitting.id) : saved
}

async function draw(
  context: Context,
  exam: Exam,
  questions: number,
): Promise<Result<Paper, AppError | ShortBank>> {
  const bank = await gatherBank(context, exam)
  if (!bank.ok) return bank
  const lastSeenMs = await readLastSeen(
    context,
    bank.value.decks.map(({ id }) => id),
  )
  if (!lastSeenMs.ok) return lastSeenMs
  const seed = Math.floor(context.services.random() * 2 ** 40).toString(36)
  const drawn = drawPaper(exam.blueprint, bank.value.banks, { seed, questions, lastSeenMs: lastSeenMs.value })
  return drawn.ok ? drawn : err({ kind: 'short' })
}

async function paperOf(context: Context, id: SittingId): Promise<Result<Paper, AppError | ShortBank>> {
  const stored = await readSitting(context, id)
  if (!stored.ok) return stored
  return stored.value === null ? err({ kind: 'short' }) : ok(stored.value.sitting.paper)
}

/** When each note was last in sight: in a sitting, or studied. */
async function readLastSeen(
  context: Context,
  deckIds: Parameters<typeof readLastReviews>[1],
): Promise<Result<Map<NoteKey, number>, AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const reviews = await readLastReviews(database, deckIds)
  if (!reviews.ok) return err(databaseFailure(reviews.error))
  const sittings = await readSittings(context)
  if (!sittings.ok) return sittings
  const answers = await readAnswers(context)
  if (!answers.ok) return answers
  const seen = lastSeenIn(sittings.value, (id) => answers.value.get(id) ?? new Map())
  for (const [key, at] of reviews.value) seen.set(key, Math.max(at, seen.get(key) ?? -Infinity))
  return ok(seen)
}

/** Ends every sitting whose time ran out while nobody looked. */
export async function endOverdue(context: Context): Promise<void> {
  const sittings = await readSittings(context)
  if (!sittings.ok) return
  const nowMs = context.services.now()
  for (const sitting of sittings.value) {
    if (phaseAt(sitting, nowMs) === 'timeUp') await saveSitting(context, endSitting(sitting, nowMs, 'timeUp'))
  }
}
