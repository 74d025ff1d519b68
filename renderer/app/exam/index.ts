// The use cases of exams. A mock exam writes sittings and answers only: it never touches the schedule of cards.
import { documentValue, EXAM_KIND } from '../../core/exam/documents.ts'
import type { BankCheck } from '../../core/exam/fillBlueprint.ts'
import type { Exam, ExamDocument, ExamId, SittingId } from '../../core/exam/model.ts'
import type { CardId, NoteKey } from '../../core/model/card.ts'
import { serial, type Context } from '../context.ts'
import { saveDocument } from '../documents.ts'
import { messageOf, type AppError } from '../messages.ts'
import type { Store } from '../store.ts'
import { gatherBank, type NoteCache } from './gatherBank.ts'
import { missedCards } from './missedCards.ts'
import { openSitting, type OpenSitting } from './openSitting.ts'
import { readResult, type SittingReview } from './readResult.ts'
import { endOverdue, startSitting, type Predict, type ShortBank, type StartOptions } from './startSitting.ts'
import { watchExams, type ExamsFigures, type NextExam } from './watchExams.ts'

export type { OpenSitting, QuestionMark, SittingState } from './openSitting.ts'
export type { SittingReview } from './readResult.ts'
export type { QuestionFace } from './examFace.ts'
export type { StartOptions } from './startSitting.ts'
export type { ExamFigures, ExamsFigures, NextExam, ResultFigures } from './watchExams.ts'

/** A value, or a sentence that says why there is none. */
export type Said<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

export interface ExamUseCases {
  /** Every exam with its results; undefined until they are read. */
  readonly exams: Store<ExamsFigures | undefined>
  /** The next exam that has a date; null when there is none. */
  readonly nextExam: Store<NextExam | null>
  /** Answers null, or a sentence that says why it was not saved. */
  readonly saveExam: (id: ExamId, exam: ExamDocument) => Promise<string | null>
  /** The exam is prepared no more; what was sat of it is kept. One that a deck file offers is offered again. */
  readonly dropExam: (id: ExamId) => Promise<string | null>
  /** An id that no exam has. */
  readonly newExamId: () => ExamId
  /** Whether the bank can fill the blueprint, domain by domain. */
  readonly checkExam: (exam: Pick<Exam, 'blueprint' | 'deckIds'>) => Promise<Said<BankCheck>>
  readonly startSitting: (exam: Exam, options: StartOptions) => Promise<Said<SittingId>>
  /** Ends the sittings whose time ran out while nobody looked. */
  readonly endOverdue: () => Promise<void>
  readonly openSitting: (id: SittingId) => OpenSitting
  /** Null when there is no such result. */
  readonly readResult: (id: SittingId) => Promise<Said<SittingReview | null>>
  /** The cards of the missed notes and of their neighbours. */
  readonly missedCards: (missed: readonly NoteKey[]) => Promise<Said<readonly CardId[]>>
}

const SHORT =
  'The bank does not hold enough questions for this paper. Ask for a shorter one, or let its domains draw from more.'

export function examUseCases(context: Context, decksChanged: Store<number>, predict: Predict): ExamUseCases {
  const { exams, next } = watchExams(context)
  const inTurn = serial()
  let notes: NoteCache = new Map()
  decksChanged.subscribe(() => {
    notes = new Map()
  })
  const save = async (id: ExamId, value: ExamDocument | null) => {
    const saved = await saveDocument(context, EXAM_KIND, id, value === null ? null : documentValue(value))
    return saved.ok ? null : messageOf(saved.error)
  }
  return {
    exams,
    nextExam: next,
    saveExam: save,
    dropExam: (id) => save(id, null),
    newExamId: () =>
      `exam-${context.services.now().toString(36)}${Math.floor(context.services.random() * 36 ** 4).toString(36)}` as ExamId,
    checkExam: async (exam) => {
      const gathered = await gatherBank(context, exam, notes)
      return gathered.ok ? { ok: true, value: gathered.value.check } : refusal(gathered.error)
    },
    startSitting: async (exam, options) => {
      const started = await startSitting(context, exam, options, predict)
      return started.ok ? started : refusal(started.error)
    },
    endOverdue: () => endOverdue(context),
    openSitting: (id) => openSitting(context, id, inTurn),
    readResult: async (id) => {
      const read = await readResult(context, id)
      return read.ok ? read : refusal(read.error)
    },
    missedCards: async (missed) => {
      const cards = await missedCards(context, missed)
      return cards.ok ? cards : refusal(cards.error)
    },
  }
}

function refusal(error: AppError | ShortBank): { readonly ok: false; readonly message: string } {
  return { ok: false, message: error.kind === 'short' ? SHORT : messageOf(error) }
}
