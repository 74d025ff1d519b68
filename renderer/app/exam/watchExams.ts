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
import { watchDecks, type DeckRow } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { documentStore } from '../documents.ts'
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
  const documents = documentStore(context, EXAM_KIND, parseExamDocument)
  const sittings = documentStore(context, SITTING_KIND, parseSitting)
  const answers = documentStore(context, SITTING_ANSWER_KIND, parseSittingAnswer)
  const decks = deckStore(context)
  const listed = (): Exam[] | undefined => {
    const rows = decks.get()
    const stored = documents.get()
    return rows === undefined || stored === undefined ? undefined : listExams(rows, stored)
  }
  const figures = (): ExamsFigures | undefined => {
    const exams = listed()
    const sat = sittings.get()
    const given = answers.get()
    if (exams === undefined || sat === undefined || given === undefined) return undefined
    const today = calendarDay(context)
    const nowMs = context.services.now()
    const rows = decks.get() ?? []
    const bySitting = groupAnswers(given.map(({ value }) => value))
    const answersOf = (sitting: Sitting) => bySitting.get(sitting.id) ?? new Map<number, never>()
    return {
      today,
      decks: rows.map(({ id, title }) => ({ id, title })),
      exams: exams.map((exam) => {
        const own = sat.map(({ value }) => value).filter(({ examId }) => examId === exam.id)
        return {
          exam,
          daysLeft: daysUntil(exam.examDay, today),
          deckTitle: rows.find(({ id }) => id === exam.origin?.deckId)?.title ?? null,
          running: own
            .filter(({ finishedAtMs }) => finishedAtMs === null)
            .sort((one, other) => other.startedAtMs - one.startedAtMs)
            .map((sitting) => ({
              sitting,
              answered: resultOf(sitting, answersOf(sitting)).answered,
              remainingMs: remainingMs(sitting, nowMs),
            })),
          results: finishedSittings(own).map((sitting) => ({
            sitting,
            result: resultOf(sitting, answersOf(sitting)),
          })),
        }
      }),
    }
  }
  const next = (): NextExam | null => {
    const today = calendarDay(context)
    for (const { id, title, examDay } of listed() ?? []) {
      const daysLeft = daysUntil(examDay, today)
      if (daysLeft !== null && daysLeft >= 0) return { examId: id, title, daysLeft }
    }
    return null
  }
  return {
    exams: derived(undefined, [documents, sittings, answers, decks], figures),
    next: derived<NextExam | null>(null, [documents, decks], next),
  }
}

/** Computed while it is watched, with each change of a source and each minute. */
function derived<T>(initial: T, sources: readonly Store<unknown>[], compute: () => T): Store<T> {
  const store: WritableStore<T> = createStore<T>(initial, {
    isSame: isSameValue,
    onWatched: () => {
      const update = () => store.set(compute())
      const stops = sources.map((source) => source.subscribe(update))
      const timer = setInterval(update, CLOCK_MS)
      update()
      return () => {
        clearInterval(timer)
        for (const stop of stops) stop()
      }
    },
  })
  return store
}

function deckStore(context: Context): Store<readonly DeckRow[] | undefined> {
  const store = createStore<readonly DeckRow[] | undefined>(undefined, {
    isSame: isSameValue,
    onWatched: () => {
      let stop = () => {}
      const follow = () => {
        stop()
        const database = context.database.get()
        stop =
          database === null
            ? () => {}
            : watchDecks(
                database,
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
