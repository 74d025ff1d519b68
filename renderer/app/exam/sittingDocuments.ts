// Reading and writing sittings and their answers: documents in the journal, each on the disk before anything is shown.
import {
  answerDocumentId,
  documentValue,
  parseSitting,
  parseSittingAnswer,
  SITTING_ANSWER_KIND,
  SITTING_KIND,
} from '../../core/exam/documents.ts'
import type { Sitting, SittingAnswer, SittingId } from '../../core/exam/model.ts'
import { groupAnswers } from '../../core/exam/results.ts'
import type { Answers } from '../../core/exam/sitting.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { readDocument, readDocuments } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { saveDocument } from '../documents.ts'
import { databaseFailure, type AppError } from '../messages.ts'

export interface StoredSitting {
  readonly sitting: Sitting
  readonly answers: Answers
}

export function saveSitting(context: Context, sitting: Sitting): Promise<Result<void, AppError>> {
  return saveDocument(context, SITTING_KIND, sitting.id, documentValue(sitting))
}

export function saveSittingAnswer(context: Context, answer: SittingAnswer): Promise<Result<void, AppError>> {
  const id = answerDocumentId(answer.sittingId, answer.index)
  return saveDocument(context, SITTING_ANSWER_KIND, id, documentValue(answer))
}

/** Null when there is none, or it cannot be read. */
export async function readSitting(
  context: Context,
  id: SittingId,
): Promise<Result<StoredSitting | null, AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const row = await readDocument(database, SITTING_KIND, id)
  if (!row.ok) return err(databaseFailure(row.error))
  const sitting = row.value === undefined ? null : parseSitting(row.value.value)
  if (sitting === null) return ok(null)
  const answers = await readAnswers(context, `${id}:`)
  return answers.ok ? ok({ sitting, answers: answers.value.get(id) ?? new Map() }) : answers
}

/** Answers of every sitting whose id begins so. */
export async function readAnswers(
  context: Context,
  idPrefix = '',
): Promise<Result<Map<SittingId, Map<number, SittingAnswer>>, AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const rows = await readDocuments(database, SITTING_ANSWER_KIND, idPrefix)
  if (!rows.ok) return err(databaseFailure(rows.error))
  return ok(groupAnswers(rows.value.flatMap(({ value }) => parseSittingAnswer(value) ?? [])))
}

/** Every sitting, in no order. */
export async function readSittings(context: Context): Promise<Result<Sitting[], AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const rows = await readDocuments(database, SITTING_KIND)
  if (!rows.ok) return err(databaseFailure(rows.error))
  return ok(rows.value.flatMap(({ value }) => parseSitting(value) ?? []))
}
