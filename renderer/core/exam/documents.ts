// Reads the documents of exams as the journal keeps them. Null for a value that is not right (damaged, or from a newer
// Verso): whoever lists documents leaves it out, and it stays in the journal as it is.
import * as v from 'valibot'
import type { CardId, DeckId, NoteKey, StudyDay } from '../model/card.ts'
import type { DocumentValue } from '../model/journalRecord.ts'
import type {
  ExamDocument,
  ExamId,
  ExamPrediction,
  ExamQuestion,
  Sitting,
  SittingAnswer,
  SittingId,
} from './model.ts'

export const EXAM_KIND = 'exam'
export const SITTING_KIND = 'sitting'
export const SITTING_ANSWER_KIND = 'sittingAnswer'

const branded = <T extends string>() =>
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.transform((value) => value as T),
  )
const day = v.pipe(
  v.number(),
  v.safeInteger(),
  v.transform((value) => value as StudyDay),
)
const moment = v.pipe(v.number(), v.finite())
const duration = v.pipe(v.number(), v.finite(), v.minValue(0))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0))
const scoring = v.picklist(['all-or-nothing', 'partial'])

const blueprintSchema = v.object({
  questions: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  minutes: positive,
  passMark: share,
  scoring,
  penalty: share,
  asks: v.picklist(['choice-first', 'choice', 'recall']),
  domains: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.nonEmpty()),
        title: v.string(),
        weight: positive,
        sources: v.object({
          deckIds: v.array(branded<DeckId>()),
          tags: v.array(v.string()),
          search: v.string(),
        }),
      }),
    ),
    v.minLength(1),
  ),
})

const examSchema: v.GenericSchema<unknown, ExamDocument> = v.object({
  title: v.string(),
  source: v.variant('kind', [
    v.object({ kind: v.literal('deck'), deckId: branded<DeckId>(), blueprintId: v.string() }),
    v.object({ kind: v.literal('own'), blueprint: blueprintSchema }),
  ]),
  deckIds: v.array(branded<DeckId>()),
  examDay: v.nullable(day),
})

const basis = v.object({ covered: share, recall: share, hunch: share, guess: share })

const predictionSchema: v.GenericSchema<unknown, ExamPrediction> = v.object({
  atMs: moment,
  mean: share,
  low: share,
  high: share,
  passProbability: share,
  byDomain: v.array(
    v.object({ domainId: v.string(), mean: share, low: share, high: share, basis: v.optional(basis) }),
  ),
})

const questionSchema: v.GenericSchema<unknown, ExamQuestion> = v.variant('kind', [
  v.object({
    kind: v.literal('choice'),
    noteKey: branded<NoteKey>(),
    domainId: v.string(),
    stamp: v.string(),
    optionOrder: v.array(index),
    correct: v.array(index),
  }),
  v.object({
    kind: v.literal('recall'),
    noteKey: branded<NoteKey>(),
    cardId: branded<CardId>(),
    domainId: v.string(),
    stamp: v.string(),
  }),
])

const sittingSchema: v.GenericSchema<unknown, Sitting> = v.object({
  id: branded<SittingId>(),
  examId: branded<ExamId>(),
  examTitle: v.string(),
  mode: v.picklist(['mock', 'practice']),
  paper: v.object({ seed: v.string(), questions: v.pipe(v.array(questionSchema), v.minLength(1)) }),
  rules: v.object({
    passMark: share,
    scoring,
    penalty: share,
    domains: v.array(v.object({ id: v.string(), title: v.string(), weight: positive })),
  }),
  startedAtMs: moment,
  deadlineMs: v.nullable(moment),
  finishedAtMs: v.nullable(moment),
  finishedBy: v.nullable(v.picklist(['submitted', 'timeUp', 'abandoned'])),
  prediction: v.nullable(predictionSchema),
})

const answerSchema: v.GenericSchema<unknown, SittingAnswer> = v.object({
  sittingId: branded<SittingId>(),
  index,
  chosen: v.array(index),
  isKnown: v.nullable(v.boolean()),
  isRevealed: v.boolean(),
  isMarked: v.boolean(),
  spentMs: duration,
  atMs: moment,
})

function reader<T>(schema: v.GenericSchema<unknown, T>): (value: DocumentValue) => T | null {
  return (value) => {
    const parsed = v.safeParse(schema, value, { abortEarly: true })
    return parsed.success ? parsed.output : null
  }
}

export const parseExamDocument = reader(examSchema)
export const parseSitting = reader(sittingSchema)
export const parseSittingAnswer = reader(answerSchema)
export const parsePrediction = reader(predictionSchema)

/** Id of the document that holds the answer to a question. Sorts in the order of the paper. */
export function answerDocumentId(sittingId: SittingId, questionIndex: number): string {
  return `${sittingId}:${String(questionIndex).padStart(4, '0')}`
}

/** A document's value: what the journal keeps is plain JSON. */
export function documentValue(value: ExamDocument | Sitting | SittingAnswer): DocumentValue {
  return value as unknown as DocumentValue
}
