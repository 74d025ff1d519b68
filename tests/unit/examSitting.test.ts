import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answerDocumentId,
  documentValue,
  parseExamDocument,
  parseSitting,
  parseSittingAnswer,
} from '../../renderer/core/exam/documents.ts'
import type { ExamQuestion, Sitting, SittingAnswer } from '../../renderer/core/exam/model.ts'
import {
  applyGesture,
  beginSitting,
  endSitting,
  isAnswered,
  phaseAt,
  remainingMs,
  sittingClock,
  type Gesture,
} from '../../renderer/core/exam/sitting.ts'
import { NOON_MS } from '../support/builders.ts'
import { aBlueprint, anExam, aPaper, aSitting } from '../support/examBuilders.ts'

const MINUTE = 60_000

/** Plays gestures one after the other, a second apart. */
function play(sitting: Sitting, steps: readonly (readonly [number, Gesture])[]): Map<number, SittingAnswer> {
  const answers = new Map<number, SittingAnswer>()
  for (const [step, [index, gesture]] of steps.entries()) {
    const clockMs = NOON_MS + (step + 1) * 1000
    const after = applyGesture(sitting, answers, index, gesture, { clockMs, spentMs: 1000 })
    if (after.ok) answers.set(index, after.value)
  }
  return answers
}
const choose = (option: number): Gesture => ({ kind: 'choose', option })

describe('the clock of a sitting', () => {
  test('runs from the start, while the computer sleeps or Verso is closed, and ends at the deadline', () => {
    const sitting = aSitting()
    expect(remainingMs(sitting, NOON_MS)).toBe(8 * MINUTE)
    expect(phaseAt(sitting, NOON_MS + 8 * MINUTE - 1)).toBe('running')
    // Asleep for an hour.
    expect(phaseAt(sitting, NOON_MS + 60 * MINUTE)).toBe('timeUp')
    expect(remainingMs(sitting, NOON_MS + 60 * MINUTE)).toBe(0)
    const ended = endSitting(sitting, NOON_MS + 60 * MINUTE, 'submitted')
    expect(ended).toMatchObject({ finishedAtMs: NOON_MS + 8 * MINUTE, finishedBy: 'timeUp' })
    expect(phaseAt(ended, NOON_MS + 60 * MINUTE)).toBe('finished')
  })

  test('is the same length over a change to and from daylight saving', () => {
    // Vienna put its clocks forward on 2026-03-29 and back on 2026-10-25, both at 01:00 UTC.
    for (const change of [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)]) {
      const sitting = aSitting({ nowMs: change - 4 * MINUTE })
      expect(sitting.deadlineMs).toBe(change + 4 * MINUTE)
      expect(phaseAt(sitting, change + 3 * MINUTE)).toBe('running')
      expect(phaseAt(sitting, change + 4 * MINUTE)).toBe('timeUp')
    }
  })

  test('a clock that is put back gives no more time than the last answer left', () => {
    const sitting = aSitting()
    const answers = new Map([[0, { ...play(sitting, [[0, choose(0)]]).get(0)!, atMs: NOON_MS + 5 * MINUTE }]])
    expect(sittingClock(sitting, answers, NOON_MS - 60 * MINUTE)).toBe(NOON_MS + 5 * MINUTE)
    expect(sittingClock(sitting, new Map(), NOON_MS - 60 * MINUTE)).toBe(NOON_MS)
  })

  test('a shorter paper has its share of the minutes; practice may go without', () => {
    const exam = anExam({ blueprint: aBlueprint({ questions: 4, minutes: 8 }) })
    const start = { mode: 'practice', isTimed: false, prediction: null, nowMs: NOON_MS } as const
    expect(beginSitting(exam, aPaper([[0]]), { ...start, mode: 'mock' }).deadlineMs).toBe(
      NOON_MS + 2 * MINUTE,
    )
    expect(beginSitting(exam, aPaper([[0]]), start).deadlineMs).toBeNull()
    expect(remainingMs(beginSitting(exam, aPaper([[0]]), start), NOON_MS)).toBeNull()
  })

  test('nothing is taken any more once the time is up, or the sitting has ended', () => {
    const sitting = aSitting()
    const at = { clockMs: NOON_MS + 8 * MINUTE, spentMs: 0 }
    expect(applyGesture(sitting, new Map(), 0, choose(0), at)).toEqual({ ok: false, error: 'timeUp' })
    const ended = endSitting(sitting, NOON_MS + MINUTE, 'submitted')
    expect(applyGesture(ended, new Map(), 0, choose(0), { ...at, clockMs: NOON_MS + 2 * MINUTE })).toEqual({
      ok: false,
      error: 'finished',
    })
  })
})

describe('answers in a mock exam', () => {
  test('can be changed, taken back and marked; the time of each question adds up', () => {
    const answers = play(aSitting(), [
      [0, choose(1)],
      [1, choose(2)],
      [0, choose(3)],
      [1, choose(2)],
      [0, { kind: 'mark' }],
    ])
    expect(answers.get(0)).toMatchObject({ chosen: [3], isMarked: true, isRevealed: false, spentMs: 3000 })
    expect(answers.get(1)).toMatchObject({ chosen: [], spentMs: 2000 })
    expect(isAnswered(answers.get(0))).toBe(true)
    expect(isAnswered(answers.get(1))).toBe(false)
    expect(isAnswered(undefined)).toBe(false)
  })

  test('several options are chosen where several are right', () => {
    const sitting = aSitting({ paper: aPaper([[0, 1]]) })
    expect(
      play(sitting, [
        [0, choose(4)],
        [0, choose(1)],
        [0, choose(0)],
        [0, choose(4)],
      ]).get(0)?.chosen,
    ).toEqual([0, 1])
  })

  test('nothing is checked before the end, and no option is made up', () => {
    const sitting = aSitting()
    const at = { clockMs: NOON_MS, spentMs: 0 }
    const chosen = play(sitting, [[0, choose(1)]])
    expect(applyGesture(sitting, chosen, 0, { kind: 'reveal' }, at)).toMatchObject({ error: 'locked' })
    expect(applyGesture(sitting, chosen, 0, choose(9), at)).toMatchObject({ error: 'locked' })
    expect(applyGesture(sitting, chosen, 99, choose(0), at)).toMatchObject({ error: 'locked' })
  })
})

describe('answers in practice', () => {
  test('one right option: choosing it is checked at once, and stays', () => {
    const sitting = aSitting({ mode: 'practice' })
    const answers = play(sitting, [
      [0, choose(1)],
      [0, choose(2)],
      [0, { kind: 'leave' }],
    ])
    // The second after the check was for reading.
    expect(answers.get(0)).toMatchObject({ chosen: [1], isRevealed: true, spentMs: 1000 })
  })

  test('several right options: checked when asked for, not before anything is chosen', () => {
    const sitting = aSitting({ mode: 'practice', paper: aPaper([[0, 1]]) })
    expect(play(sitting, [[0, { kind: 'reveal' }]]).size).toBe(0)
    const answers = play(sitting, [
      [0, choose(0)],
      [0, choose(1)],
      [0, { kind: 'reveal' }],
      [0, choose(2)],
    ])
    expect(answers.get(0)).toMatchObject({ chosen: [0, 1], isRevealed: true })
  })

  test('a recall item is turned before it is marked, and may be marked anew', () => {
    const question = {
      kind: 'recall',
      noteKey: 'b:r',
      cardId: 'b:r:0',
      domainId: 'law',
      stamp: '',
    } as ExamQuestion
    for (const mode of ['mock', 'practice'] as const) {
      const sitting = aSitting({ mode, paper: { seed: 's', questions: [question] } })
      expect(play(sitting, [[0, { kind: 'selfMark', isKnown: true }]]).size).toBe(0)
      const answers = play(sitting, [
        [0, { kind: 'reveal' }],
        [0, { kind: 'selfMark', isKnown: true }],
        [0, { kind: 'selfMark', isKnown: false }],
      ])
      expect(answers.get(0)).toMatchObject({ isKnown: false, isRevealed: true })
    }
  })
})

describe('documents', () => {
  test('a sitting and its answers come back from the journal as they were, at whatever question it was cut off', () => {
    const gesture = fc.oneof(
      fc.integer({ min: 0, max: 4 }).map(choose),
      fc.constantFrom<Gesture>({ kind: 'mark' }, { kind: 'leave' }, { kind: 'reveal' }),
    )
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), gesture), { maxLength: 20 })
    fc.assert(
      fc.property(steps, fc.constantFrom('mock' as const, 'practice' as const), (played, mode) => {
        const sitting = aSitting({ mode, paper: aPaper([[0], [1, 2], [2], [3]]) })
        const thaw = (value: Sitting | SittingAnswer) => JSON.parse(JSON.stringify(documentValue(value)))
        expect(parseSitting(thaw(sitting))).toEqual(sitting)
        for (const answer of play(sitting, played).values())
          expect(parseSittingAnswer(thaw(answer))).toEqual(answer)
      }),
      { numRuns: 50 },
    )
  })

  test('what is not right is refused, fields of a newer Verso are passed over', () => {
    const sitting = documentValue(aSitting())
    expect(parseSitting({ ...sitting, mode: 'exam' })).toBeNull()
    expect(parseSitting({ ...sitting, paper: { seed: 's', questions: [] } })).toBeNull()
    expect(parseSitting({ ...sitting, room: 12 })).not.toBeNull()
    expect(parseExamDocument({ title: 'x' })).toBeNull()
  })

  test('ids of answers sort in the order of the paper', () => {
    const { id } = aSitting()
    const ids = [0, 2, 10, 100].map((index) => answerDocumentId(id, index))
    expect([...ids].sort()).toEqual(ids)
  })
})
