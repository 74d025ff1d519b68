import type { MockResult, Sitting, SittingAnswer, SittingId } from '../../core/exam/model.ts'
import { resultOf } from '../../core/exam/results.ts'
import { ok, type Result } from '../../core/model/result.ts'
import type { Context } from '../context.ts'
import type { AppError } from '../messages.ts'
import { questionFaces, type QuestionFace } from './examFace.ts'
import { readSitting } from './sittingDocuments.ts'

/** A sitting gone over: what was asked, given and right. Lists are in the order of the paper. */
export interface SittingReview {
  readonly sitting: Sitting
  readonly result: MockResult
  readonly answers: readonly (SittingAnswer | null)[]
  /** Null where the note is not in the library any more. */
  readonly faces: readonly (QuestionFace | null)[]
}

/** Null when there is no such sitting, or it has not ended. */
export async function readResult(
  context: Context,
  id: SittingId,
): Promise<Result<SittingReview | null, AppError>> {
  const stored = await readSitting(context, id)
  if (!stored.ok) return stored
  if (stored.value === null || stored.value.sitting.finishedAtMs === null) return ok(null)
  const { sitting, answers } = stored.value
  const faces = await questionFaces(context, sitting.paper.questions)
  if (!faces.ok) return faces
  return ok({
    sitting,
    result: resultOf(sitting, answers),
    answers: sitting.paper.questions.map((_, index) => answers.get(index) ?? null),
    faces: faces.value,
  })
}
