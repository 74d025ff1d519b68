import { describe, expect, test } from 'vitest'
import type { DeckInput } from '../../decks/format/schema.ts'
import type { App, PlanFigures, PlanWishes } from '../../renderer/app/index.ts'
import { datedDocument } from '../../renderer/core/exam/exams.ts'
import type { Exam, ExamId } from '../../renderer/core/exam/model.ts'
import { DEFAULT_STUDY_WEEK } from '../../renderer/core/exam/plan/planDocument.ts'
import type { CardId, StudyDay } from '../../renderer/core/model/card.ts'
import type { CardRow } from '../../renderer/data/index.ts'
import {
  answer,
  bench,
  DAY_MS,
  expectWhole,
  inDatabase,
  openWindow,
  reviewOf,
  START_MS,
  until,
  type Bench,
} from '../support/libraryBench.ts'

const TODAY = Math.floor(START_MS / DAY_MS)
const day = (offset: number) => (TODAY + offset) as StudyDay
const WISHES: PlanWishes = { studyWeek: DEFAULT_STUDY_WEEK, minutesPerDay: 10 }
const EXAM_ID = 'bank/final' as ExamId

function aBank(id = 'bank', notes = 12): DeckInput {
  return {
    format: 1,
    id,
    title: `Bank ${id}`,
    exams: [
      {
        id: 'final',
        title: `Final of ${id}`,
        questions: 6,
        minutes: 12,
        passMark: 0.7,
        domains: [
          { id: 'law', title: 'Law', weight: 2 },
          { id: 'trade', title: 'Trade', weight: 1 },
        ],
      },
    ],
    notes: Array.from({ length: notes }, (_, index) => ({
      id: `q${index}`,
      kind: 'choice' as const,
      domain: index % 3 === 2 ? 'trade' : 'law',
      stem: `Question ${index}?`,
      options: [{ text: 'yes', correct: true }, { text: 'no' }, { text: 'perhaps' }, { text: 'never' }],
    })),
  }
}

async function examOf(app: App, id: ExamId = EXAM_ID): Promise<Exam> {
  const view = await until(
    app.exams.exams,
    (exams) => exams?.exams.some(({ exam }) => exam.id === id) === true,
  )
  return (view?.exams ?? []).find(({ exam }) => exam.id === id)?.exam as Exam
}

/** The exam `inDays` days away, with a plan towards it. */
async function plan(app: App, inDays: number, id: ExamId = EXAM_ID, wishes = WISHES): Promise<Exam> {
  const exam = await examOf(app, id)
  expect(await app.exams.saveExam(id, datedDocument(exam, day(inDays)))).toBeNull()
  expect(await app.plans.savePlan(id, wishes)).toBeNull()
  return { ...exam, examDay: day(inDays), isPrepared: true }
}

async function workedOut(app: App, exam: Exam, wishes = WISHES): Promise<PlanFigures> {
  const { view, close } = app.plans.openPlanning(exam, wishes)
  const state = await until(view, ({ phase }) => phase !== 'working')
  close()
  if (state.phase !== 'ready') throw new Error(`the plan is ${state.phase}`)
  return state
}

const card = (made: Bench, id: string): Promise<CardRow | undefined> =>
  inDatabase(made, (database) => database.cards.get(id as CardId))

async function withBank(deck = aBank()): Promise<{ made: Bench; app: App }> {
  const made = bench()
  made.library.putDeck('library/bank.deck.yaml', deck)
  return { made, app: await openWindow(made) }
}

describe('a plan towards an exam', () => {
  test('says what today asks and what it leads to, and keeps to the time', async () => {
    const { app } = await withBank()
    const exam = await plan(app, 20)
    const { today, planned, newCount, daysLeft } = await workedOut(app, exam)
    expect(newCount).toBe(12)
    expect(daysLeft).toBe(20)
    expect(today.newCount).toBeGreaterThan(0)
    expect(planned.prediction.mean).toBeGreaterThan(0.7)
    const short = await workedOut(app, exam, { ...WISHES, minutesPerDay: 1 })
    expect(short.today.cards.length).toBeLessThan(today.cards.length)
    const [, ...weekend] = DEFAULT_STUDY_WEEK
    // 2026-03-10 is a Tuesday.
    const off = await workedOut(app, exam, {
      ...WISHES,
      studyWeek: [true, false, ...weekend.slice(1)] as never,
    })
    expect(off.today).toMatchObject({ cards: [], isStudyDay: false })
    await app.stop()
  })

  test('asks no card twice in a day, and what was answered counts against its time', async () => {
    const { app } = await withBank()
    const exam = await plan(app, 20)
    const before = await workedOut(app, exam)
    const review = await reviewOf(app)
    await answer(review, 4)
    await answer(review, 4)
    review.end()
    const { today } = await workedOut(app, exam)
    expect(today.answered).toBe(2)
    expect(today.cards.length).toBeLessThan(before.today.cards.length + 1)
    expect(new Set(today.cards).size).toBe(today.cards.length)
    await app.stop()
  })

  test('lets no review fall past the exam, and shows on the buttons what it stores', async () => {
    const { made, app } = await withBank()
    await plan(app, 4)
    const review = await reviewOf(app)
    const view = review.view.get()
    if (view.phase !== 'question') throw new Error('a card is asked')
    await answer(review, 4)
    review.end()
    const stored = await card(made, view.card.cardId)
    expect(stored?.progress?.dueDay).toBeLessThan(day(4))
    expect(view.outcomes[3]?.waitSeconds).toBe(((stored?.progress?.dueDay ?? 0) - TODAY) * 86_400)
    await expectWhole(made)
    await app.stop()
  })

  test('leaves the cards of other decks alone', async () => {
    const { made, app } = await withBank()
    made.library.putDeck('library/other.deck.yaml', { ...aBank('other'), exams: [] })
    await app.stop()
    const again = await openWindow(made)
    await plan(again, 4)
    const review = await reviewOf(again, ['other'])
    const view = review.view.get()
    if (view.phase !== 'question') throw new Error('a card is asked')
    await answer(review, 4)
    review.end()
    expect((await card(made, view.card.cardId))?.progress?.dueDay).toBeGreaterThan(day(4))
    await again.stop()
  })

  test('ends with the exam: its cards go where ordinary study would have put them', async () => {
    const { made, app } = await withBank()
    await plan(app, 4)
    const review = await reviewOf(app)
    const view = review.view.get()
    if (view.phase !== 'question') throw new Error('a card is asked')
    await answer(review, 4)
    review.end()
    await app.stop()
    made.nowMs += 4 * DAY_MS
    const after = await openWindow(made)
    const stored = await card(made, view.card.cardId)
    expect(stored?.progress?.dueDay).toBeGreaterThan(day(4))
    expect(await inDatabase(made, (database) => database.documents.where({ kind: 'examPlan' }).count())).toBe(
      0,
    )
    const next = await reviewOf(after)
    const asked = next.view.get()
    if (asked.phase !== 'question') throw new Error('a card is asked')
    // Easy after the exam is a week or more again.
    expect(asked.outcomes[3]?.waitSeconds).toBeGreaterThan(4 * 86_400)
    next.end()
    await expectWhole(made)
    await after.stop()
  })

  test('that is taken out gives its cards back at once', async () => {
    const { made, app } = await withBank()
    await plan(app, 4)
    const review = await reviewOf(app)
    const view = review.view.get()
    if (view.phase !== 'question') throw new Error('a card is asked')
    await answer(review, 4)
    review.end()
    expect(await app.plans.savePlan(EXAM_ID, null)).toBeNull()
    expect((await card(made, view.card.cardId))?.progress?.dueDay).toBeGreaterThan(day(4))
    await app.stop()
  })

  test('stands beside others: of two exams the nearer one holds a card back', async () => {
    const { made, app } = await withBank()
    const first = await plan(app, 9)
    const own = {
      ...datedDocument(first, day(3)),
      source: { kind: 'own', blueprint: first.blueprint } as const,
    }
    expect(await app.exams.saveExam('own' as ExamId, own)).toBeNull()
    expect(await app.plans.savePlan('own' as ExamId, WISHES)).toBeNull()
    const review = await reviewOf(app)
    const view = review.view.get()
    if (view.phase !== 'question') throw new Error('a card is asked')
    await answer(review, 4)
    review.end()
    expect((await card(made, view.card.cardId))?.progress?.dueDay).toBeLessThan(day(3))
    await app.stop()
  })
})

describe('readiness', () => {
  test('is guessing before any card was studied, and more after', async () => {
    const { app } = await withBank()
    const exam = await examOf(app)
    const before = await app.plans.readReadiness(exam)
    if (!before.ok) throw new Error(before.message)
    expect(before.value).toMatchObject({ cardCount: 12, answeredCount: 0 })
    expect(before.value.today.mean).toBeCloseTo(0.25, 5)
    const review = await reviewOf(app)
    for (let index = 0; index < 6; index += 1) await answer(review, 4)
    review.end()
    const after = await app.plans.readReadiness(exam)
    if (!after.ok) throw new Error(after.message)
    expect(after.value.answeredCount).toBe(6)
    expect(after.value.today.mean).toBeGreaterThan(0.5)
    await app.stop()
  })

  test('keeps the prediction that stood before a mock exam, and scores it', async () => {
    const { app } = await withBank()
    const exam = await examOf(app)
    const started = await app.exams.startSitting(exam, { mode: 'mock', isTimed: true, questions: 6 })
    if (!started.ok) throw new Error(started.message)
    const sitting = app.exams.openSitting(started.value)
    await until(sitting.view, ({ phase }) => phase === 'running')
    await sitting.submit()
    sitting.close()
    const read = await app.plans.readReadiness(exam)
    if (!read.ok) throw new Error(read.message)
    expect(read.value.calibration.mocks).toHaveLength(1)
    expect(read.value.calibration.questions).toBe(6)
    // Nothing was answered: 25 % were predicted for each question.
    expect(read.value.calibration.brier).toBeCloseTo(0.0625, 5)
    expect(read.value.fitted).toMatchObject({ isEnough: false, mocks: 1, questions: 6 })
    await app.stop()
  })
})
