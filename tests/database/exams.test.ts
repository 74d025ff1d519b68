import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import type { DeckInput } from '../../decks/format/schema.ts'
import type { App, OpenSitting, SittingState } from '../../renderer/app/index.ts'
import type { Exam, SittingId } from '../../renderer/core/exam/model.ts'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import {
  type Bench,
  bench,
  dump,
  expectWhole,
  openWindow,
  reviewOf,
  answer,
  until,
} from '../support/libraryBench.ts'

const QUESTIONS = 6
const MINUTE = 60_000

function aBank(notes = 9): DeckInput {
  return {
    format: 1,
    id: 'bank',
    title: 'Bank',
    exams: [
      {
        id: 'short',
        title: 'Short',
        questions: QUESTIONS,
        minutes: 12,
        passMark: 0.5,
        domains: [
          { id: 'law', title: 'Law', weight: 2 },
          { id: 'trade', title: 'Trade', weight: 1, search: 'tag:trade' },
        ],
      },
    ],
    notes: [
      ...Array.from({ length: notes }, (_, index) => ({
        id: `q${index}`,
        kind: 'choice' as const,
        domain: index % 3 === 2 ? 'trade' : 'law',
        stem: `Question ${index}?`,
        options: [{ text: 'yes', correct: true }, { text: 'no' }, { text: 'perhaps' }],
      })),
      { id: 'spice', kind: 'basic', front: 'Pepper', back: 'a spice', tags: ['trade'] },
    ],
  }
}

type Running = Extract<SittingState, { phase: 'running' }>

async function openBank(made: Bench, deck = aBank()): Promise<{ app: App; exam: Exam }> {
  made.library.putDeck('library/bank.deck.yaml', deck)
  const app = await openWindow(made)
  const exams = await until(app.exams.exams, (view) => view !== undefined)
  const exam = exams?.exams[0]?.exam
  if (exam === undefined) throw new Error('the deck brings an exam')
  return { app, exam }
}

async function begin(app: App, exam: Exam, options: { mode?: 'mock' | 'practice' } = {}): Promise<SittingId> {
  const started = await app.exams.startSitting(exam, {
    mode: options.mode ?? 'mock',
    isTimed: false,
    questions: QUESTIONS,
  })
  if (!started.ok) throw new Error(started.message)
  return started.value
}

async function open(app: App, id: SittingId): Promise<{ sitting: OpenSitting; view: Running }> {
  const sitting = app.exams.openSitting(id)
  const view = await until(sitting.view, ({ phase }) => phase !== 'loading')
  if (view.phase !== 'running') throw new Error(`the sitting is ${view.phase}`)
  return { sitting, view }
}

const running = (sitting: OpenSitting) => sitting.view.get() as Running

test('a mock exam writes its sitting and answers, and touches no card and no log', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  const review = await reviewOf(app, ['bank'])
  await answer(review, 3)
  review.end()
  const before = await dump(made)
  const { sitting } = await open(app, await begin(app, exam))
  for (let index = 0; index < QUESTIONS; index += 1) {
    sitting.goTo(index)
    made.nowMs += 3000
    const question = running(sitting).sitting.paper.questions[index]
    await sitting.make({ kind: 'choose', option: question?.kind === 'choice' ? (index < 4 ? 0 : 1) : 0 })
  }
  await sitting.submit()
  expect(sitting.view.get()).toMatchObject({ phase: 'ended', isAbandoned: false })
  const after = await dump(made)
  for (const store of ['cards', 'reviewLogs', 'logBlocks', 'deckCounts', 'options']) {
    expect(after[store]).toEqual(before[store])
  }
  expect(new Set(made.library.journal.map(({ body }) => body['type']))).toEqual(
    new Set(['review', 'document']),
  )
  const exams = await until(app.exams.exams, (view) => (view?.exams[0]?.results.length ?? 0) > 0)
  expect(exams?.exams[0]?.results).toMatchObject([
    { result: { points: 4, maxPoints: 6, isPassed: true, answered: 6, spentMs: 18_000 } },
  ])
  await expectWhole(made)
  await app.stop()
})

test('killed at every question, with the database or without it, a sitting goes on where it was', async () => {
  let made = bench()
  let { app } = await openBank(made)
  const exam = (await until(app.exams.exams, (view) => view !== undefined))?.exams[0]?.exam as Exam
  const id = await begin(app, exam)
  for (let index = 0; index < QUESTIONS; index += 1) {
    const { sitting, view } = await open(app, id)
    expect(view.current).toBe(index)
    expect(view.marks.map(({ isAnswered }) => isAnswered)).toEqual(
      Array.from({ length: QUESTIONS }, (_, each) => each < index),
    )
    made.nowMs += 10_000
    await sitting.make({ kind: 'choose', option: 2 })
    if (index === 3) await sitting.make({ kind: 'mark' })
    // Nothing is said to the app: it is gone. Every other time its database goes with it.
    const { nowMs } = made
    made = bench(index % 2 === 1 ? new IDBFactory() : made.backend, made.library)
    made.nowMs = nowMs
    app = made.window()
    await app.start()
    if (app.startup.get().phase === 'elsewhere') await app.takeOver()
    await app.idle()
  }
  const { sitting, view } = await open(app, id)
  expect(view.marks.every(({ isAnswered }) => isAnswered)).toBe(true)
  expect(view.marks[3]).toMatchObject({ isMarked: true })
  await sitting.submit()
  const result = await app.exams.readResult(id)
  expect(result.ok && result.value?.result).toMatchObject({ points: 0, answered: 6, durationMs: 60_000 })
  await app.stop()
})

test('the clock runs on while Verso is closed: a sitting whose time is up ends at its deadline with its answers', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  const id = await begin(app, exam)
  const { sitting } = await open(app, id)
  await sitting.make({ kind: 'choose', option: 0 })
  sitting.close()
  await app.stop()

  made.nowMs += 60 * MINUTE
  const later = await openWindow(made)
  const again = later.exams.openSitting(id)
  expect(await until(again.view, ({ phase }) => phase !== 'loading')).toMatchObject({ phase: 'ended' })
  const read = await later.exams.readResult(id)
  expect(read.ok && read.value).toMatchObject({
    sitting: { finishedBy: 'timeUp' },
    result: { answered: 1, points: 1, durationMs: 12 * MINUTE },
  })
  await later.stop()
})

test('one that nobody opens again is ended from the list of exams', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  await begin(app, exam)
  const before = await until(app.exams.exams, (view) => (view?.exams[0]?.running.length ?? 0) > 0)
  expect(before?.exams[0]?.running).toMatchObject([{ answered: 0, remainingMs: 12 * MINUTE }])
  made.nowMs += 13 * MINUTE
  await app.exams.endOverdue()
  const after = await until(app.exams.exams, (view) => view?.exams[0]?.running.length === 0)
  expect(after?.exams[0]?.results).toMatchObject([{ sitting: { finishedBy: 'timeUp' } }])
  await app.stop()
})

test('an answer that cannot be written is not shown as given, is said, and can be given again', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  const { sitting } = await open(app, await begin(app, exam))
  const written = made.library.journal.length
  made.library.fail('journal:append', 'diskFull')
  await sitting.make({ kind: 'choose', option: 0 })
  expect(running(sitting)).toMatchObject({ answer: null, error: 'It failed: diskFull.' })
  await sitting.submit()
  expect(running(sitting)).toMatchObject({ phase: 'running', isBusy: false, error: 'It failed: diskFull.' })
  expect(made.library.journal).toHaveLength(written)
  made.library.heal()
  await sitting.make({ kind: 'choose', option: 0 })
  expect(running(sitting)).toMatchObject({ answer: { chosen: [0] }, error: null })
  await app.stop()
})

test('quick gestures are all taken, in their order, each on its own question', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  const { sitting } = await open(app, await begin(app, exam))
  const made1 = [sitting.make({ kind: 'choose', option: 1 }), sitting.make({ kind: 'mark' })]
  sitting.goTo(1)
  await Promise.all([...made1, sitting.make({ kind: 'choose', option: 2 })])
  sitting.goTo(0)
  expect(running(sitting).answer).toMatchObject({ chosen: [1], isMarked: true })
  sitting.goTo(1)
  expect(running(sitting).answer).toMatchObject({ chosen: [2], isMarked: false })
  await app.stop()
})

test('time counts for the question in sight, answered or not, and not while the computer sleeps', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  const id = await begin(app, exam)
  const { sitting } = await open(app, id)
  made.nowMs += 3000
  sitting.goTo(1)
  made.nowMs += 2000
  await sitting.make({ kind: 'choose', option: 0 })
  made.nowMs += 4000
  sitting.goTo(4)
  made.nowMs += 1000
  sitting.goTo(2)
  made.nowMs += 1500
  sitting.close()
  await until(app.exams.exams, (view) => view !== undefined)
  const { sitting: again, view } = await open(app, id)
  expect(view.current).toBe(2)
  made.nowMs += 2 * MINUTE
  await again.submit()
  const read = await app.exams.readResult(id)
  const spent = read.ok ? read.value?.result.questions.map(({ spentMs }) => spentMs) : null
  expect(spent).toEqual([3000, 6000, 6500, 0, 1000, 0])
  await app.stop()
})

test('practice checks each answer, and its paper can be given up', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  const { sitting, view } = await open(app, await begin(app, exam, { mode: 'practice' }))
  expect(view.sitting.deadlineMs).toBeNull()
  await sitting.make({ kind: 'choose', option: 1 })
  await sitting.make({ kind: 'choose', option: 0 })
  expect(running(sitting).answer).toMatchObject({ chosen: [1], isRevealed: true })
  await sitting.giveUp()
  expect(sitting.view.get()).toMatchObject({ phase: 'ended', isAbandoned: true })
  const exams = await until(app.exams.exams, (figures) => figures?.exams[0]?.running.length === 0)
  expect(exams?.exams[0]?.results).toEqual([])
  await app.stop()
})

test('the next paper asks what was not seen yet, and the same paper can be sat again', async () => {
  const made = bench()
  const { app, exam } = await openBank(made, aBank(18))
  const keysOf = (view: Running) => view.sitting.paper.questions.map(({ noteKey }) => noteKey)
  const first = await open(app, await begin(app, exam))
  for (let index = 0; index < QUESTIONS; index += 1) {
    first.sitting.goTo(index)
    await first.sitting.make({ kind: 'choose', option: 0 })
  }
  await first.sitting.submit()
  made.nowMs += MINUTE
  const second = await open(app, await begin(app, exam))
  expect(keysOf(second.view).filter((key) => keysOf(first.view).includes(key))).toEqual([])
  made.nowMs += MINUTE
  const again = await app.exams.startSitting(exam, {
    mode: 'mock',
    isTimed: true,
    questions: QUESTIONS,
    again: first.view.sitting.id,
  })
  if (!again.ok) throw new Error(again.message)
  const third = await open(app, again.value)
  expect(third.view.sitting.paper).toEqual(first.view.sitting.paper)
  await app.stop()
})

test('an exam is prepared, changed, counted down to, and let go', async () => {
  const made = bench()
  const { app, exam } = await openBank(made)
  expect(exam.isPrepared).toBe(false)
  // The bench begins on 2026-03-10, Vienna.
  const examDay = (Date.UTC(2026, 2, 13) / 86_400_000) as StudyDay
  const blueprint = { ...exam.blueprint, questions: 3 }
  const value = { title: 'Mine', source: { kind: 'own', blueprint }, deckIds: exam.deckIds, examDay } as const
  expect(await app.exams.saveExam(exam.id, value)).toBeNull()
  const mine = await until(app.exams.exams, (view) => view?.exams[0]?.exam.isPrepared === true)
  expect(mine?.exams).toMatchObject([{ daysLeft: 3, exam: { title: 'Mine', blueprint: { questions: 3 } } }])
  expect(await until(app.exams.nextExam, (next) => next !== null)).toMatchObject({
    title: 'Mine',
    daysLeft: 3,
  })
  await app.exams.dropExam(exam.id)
  const gone = await until(app.exams.exams, (view) => view?.exams[0]?.exam.isPrepared === false)
  expect(gone?.exams[0]?.exam.blueprint.questions).toBe(QUESTIONS)
  await app.stop()
})

test('the check looks through tags and searches, and a bank that is too small draws nothing', async () => {
  const made = bench()
  const { app, exam } = await openBank(made, aBank(3))
  const check = await app.exams.checkExam(exam)
  expect(check).toMatchObject({
    ok: true,
    value: {
      isFull: false,
      longest: 3,
      domains: [
        { needed: 4, choice: 2, recall: 0 },
        { needed: 2, choice: 1, recall: 1 },
      ],
    },
  })
  const options = { mode: 'mock', isTimed: true, questions: QUESTIONS } as const
  expect(await app.exams.startSitting(exam, options)).toMatchObject({ ok: false })
  expect(await app.exams.startSitting(exam, { ...options, questions: 3 })).toMatchObject({ ok: true })
  await app.stop()
})

test('a question whose note is rewritten or taken out stays in its result, and says so', async () => {
  const made = bench()
  const { app, exam } = await openBank(made, aBank(6))
  const id = await begin(app, exam)
  const { sitting } = await open(app, id)
  await sitting.submit()
  const deck = aBank(6)
  const [first, ...rest] = deck.notes
  const changed = rest.map((note) => (note.id === 'q1' ? { ...note, stem: 'Another question?' } : note))
  const before = app.exams.readResult(id)
  expect(await before).toMatchObject({ ok: true })
  made.library.putDeck('library/bank.deck.yaml', { ...deck, notes: changed })
  await until(app.home, (home) => home?.decks[0]?.noteCount === 6)
  const read = await app.exams.readResult(id)
  if (!read.ok || read.value === null) throw new Error('there is a result')
  const at = (noteId: string) =>
    read.value?.faces[
      read.value.sitting.paper.questions.findIndex(({ noteKey }) => noteKey === `bank:${noteId}`)
    ]
  expect(at(first?.id ?? '')).toBeNull()
  expect(at('q1')?.isRewritten).toBe(true)
  expect(at('q2')?.isRewritten).toBe(false)
  await app.stop()
})
