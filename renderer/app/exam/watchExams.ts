import {
  EXAM_KIND,
  parseExamDocument,
  parseSitting,
  parseSittingAnswer,
  SITTING_ANSWER_KIND,
  SITTING_KIND,
} from '../../core/exam/documents.ts'
import { daysUntil, listExams } from '../../core/exam/exams.ts'
import type { Exam, MockResult, Sitting } from '../../core/exam/model.ts'
import { finishedSittings, groupAnswers, resultOf } from '../../core/exam/results.ts'
import { remainingMs } from '../../core/exam/sitting.ts'
import type { DeckId, StudyDay } from '../../core/model/card.ts'
import { studyDayAt } from '../../core/time/studyDay.ts'
import { watchExamRows, type ExamRows } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { createStore, isSameValue, type Store, type WritableStore } from '../store.ts'

/** A sitting that was ended, with what came of it. */
export interface ResultFigures {
  readonly sitting: Sitting
  readonly result: MockResult
}

export interface ExamFigures {
  readonly exam: Exam
  /** Days until the exam; negative once it is past, null without a date. */
  readonly daysLeft: number | null
  /** Title of the deck that its blueprint stands in; null when it is the learner's own. */
  readonly deckTitle: string | null
  /** Sittings that were begun and not ended, the latest first; `remainingMs` null: untimed. */
  readonly running: readonly {
    readonly sitting: Sitting
    readonly answered: number
    readonly remainingMs: number | null
  }[]
  /** Those that were ended, practice too; the oldest first. */
  readonly results: readonly ResultFigures[]
}

export interface ExamsFigures {
  /** Today's date on the learner's calendar. */
  readonly today: StudyDay
  readonly exams: readonly ExamFigures[]
  readonly decks: readonly { readonly id: DeckId; readonly title: string }[]
}

/** The next exam and how far it is, for home. */
export interface NextExam {
  readonly examId: Exam['id']
  readonly title: string
  readonly daysLeft: number
}

const CLOCK_MS = 60_000

/** The calendar day in the learner's zone, which turns over at midnight: exams do not wait for the rollover hour. */
export function calendarDay({ services }: Context): StudyDay {
  return studyDayAt(services.now(), services.zone(), 0)
}

export function watchExams(context: Context): {
  readonly exams: Store<ExamsFigures | undefined>
  readonly next: Store<NextExam | null>
} {
  const all = rowStore(context, [EXAM_KIND, SITTING_KIND, SITTING_ANSWER_KIND])
  // Home asks for the exams alone: papers and answers are many.
  const few = rowStore(context, [EXAM_KIND])
  return {
    exams: derived<ExamsFigures | undefined>(undefined, all, (rows) => figuresOf(context, rows)),
    next: derived<NextExam | null>(null, few, (rows) => nextOf(context, rows)),
  }
}

function examsIn({ decks, documents: [rows = []] }: ExamRows): Exam[] {
  return listExams(
    decks,
    rows.flatMap(({ id, value }) => {
      const parsed = parseExamDocument(value)
      return parsed === null ? [] : [{ id, value: parsed }]
    }),
  )
}

function figuresOf(context: Context, rows: ExamRows): ExamsFigures {
  const { decks, documents } = rows
  const today = calendarDay(context)
  const sittings = (documents[1] ?? []).flatMap(({ value }) => parseSitting(value) ?? [])
  const answers = groupAnswers((documents[2] ?? []).flatMap(({ value }) => parseSittingAnswer(value) ?? []))
  const resultFor = (sitting: Sitting) => resultOf(sitting, answers.get(sitting.id) ?? new Map())
  return {
    today,
    decks: decks.map(({ id, title }) => ({ id, title })),
    exams: examsIn(rows).map((exam) => {
      const own = sittings.filter(({ examId }) => examId === exam.id)
      return {
        exam,
        daysLeft: daysUntil(exam.examDay, today),
        deckTitle: decks.find(({ id }) => id === exam.origin?.deckId)?.title ?? null,
        running: own
          .filter(({ finishedAtMs }) => finishedAtMs === null)
          .sort((one, other) => other.startedAtMs - one.startedAtMs)
          .map((sitting) => ({
            sitting,
            answered: resultFor(sitting).answered,
            remainingMs: remainingMs(sitting, context.services.now()),
          })),
        results: finishedSittings(own).map((sitting) => ({ sitting, result: resultFor(sitting) })),
      }
    }),
  }
}

function nextOf(context: Context, rows: ExamRows): NextExam | null {
  const today = calendarDay(context)
  for (const { id, title, examDay } of examsIn(rows)) {
    const daysLeft = daysUntil(examDay, today)
    if (daysLeft !== null && daysLeft >= 0) return { examId: id, title, daysLeft }
  }
  return null
}

/** Computed while it is watched, with each change of the rows and each minute. */
function derived<T>(initial: T, rows: Store<ExamRows | undefined>, compute: (rows: ExamRows) => T): Store<T> {
  const store: WritableStore<T> = createStore<T>(initial, {
    isSame: isSameValue,
    onWatched: () => {
      const update = () => {
        const current = rows.get()
        if (current !== undefined) store.set(compute(current))
      }
      const stop = rows.subscribe(update)
      const timer = setInterval(update, CLOCK_MS)
      update()
      return () => {
        clearInterval(timer)
        stop()
      }
    },
  })
  return store
}

function rowStore(context: Context, kinds: readonly string[]): Store<ExamRows | undefined> {
  const store = createStore<ExamRows | undefined>(undefined, {
    onWatched: () => {
      let stop = () => {}
      const follow = () => {
        stop()
        const database = context.database.get()
        // A failing query says nothing new: what was read stays.
        stop =
          database === null
            ? () => {}
            : watchExamRows(
                database,
                kinds,
                (rows) => store.set(rows),
                () => {},
              )
      }
      follow()
      const unfollow = context.database.subscribe(follow)
      return () => {
        unfollow()
        stop()
      }
    },
  })
  return store
}
