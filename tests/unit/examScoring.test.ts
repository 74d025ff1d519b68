import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExamQuestion, SittingAnswer } from '../../renderer/core/exam/model.ts'
import {
  groupAnswers,
  lastSeenIn,
  missedNotes,
  resultOf,
  weakestDomain,
} from '../../renderer/core/exam/results.ts'
import { scoreAnswer, scoreInterval } from '../../renderer/core/exam/scoring.ts'
import { NOON_MS } from '../support/builders.ts'
import { aBlueprint, aDomain, anExam, aPaper, aSitting } from '../support/examBuilders.ts'

const choice = (correct: number[]) => aPaper([correct]).questions[0] as ExamQuestion
const given = (...chosen: number[]) => ({ chosen, isKnown: null })

describe('what an answer is worth', () => {
  const rules = (scoring: 'all-or-nothing' | 'partial', penalty = 0) => ({ scoring, penalty })

  // Right: 0 and 1 of five options.
  const table = [
    { chosen: [], whole: ['empty', 0], partial: ['empty', 0] },
    { chosen: [0], whole: ['wrong', 0], partial: ['partial', 0.5] },
    { chosen: [0, 1], whole: ['right', 1], partial: ['right', 1] },
    { chosen: [0, 2], whole: ['wrong', 0], partial: ['wrong', 0] },
    { chosen: [0, 1, 2], whole: ['wrong', 0], partial: ['partial', 0.5] },
    { chosen: [2, 3], whole: ['wrong', 0], partial: ['wrong', 0] },
    { chosen: [0, 1, 2, 3, 4], whole: ['wrong', 0], partial: ['wrong', 0] },
  ] as const
  for (const { chosen, whole, partial } of table) {
    test(`of right 0 and 1, chosen ${chosen.join(' ') || 'nothing'}`, () => {
      const asked = choice([0, 1])
      expect(scoreAnswer(asked, given(...chosen), rules('all-or-nothing'))).toEqual({
        verdict: whole[0],
        points: whole[1],
      })
      expect(scoreAnswer(asked, given(...chosen), rules('partial'))).toEqual({
        verdict: partial[0],
        points: partial[1],
      })
    })
  }

  test('a penalty is for what earns nothing, never for what is empty, in part right, or a recall item', () => {
    expect(scoreAnswer(choice([0]), given(1), rules('all-or-nothing', 0.25))).toEqual({
      verdict: 'wrong',
      points: -0.25,
    })
    expect(scoreAnswer(choice([0]), given(), rules('all-or-nothing', 0.25)).points).toBe(0)
    expect(scoreAnswer(choice([0, 1]), given(0), rules('partial', 0.25)).points).toBe(0.5)
    expect(scoreAnswer(choice([0, 1]), given(0), rules('all-or-nothing', 0.25)).points).toBe(-0.25)
    const recall = {
      kind: 'recall',
      noteKey: 'b:r',
      cardId: 'b:r:0',
      domainId: 'law',
      stamp: '',
    } as ExamQuestion
    expect(scoreAnswer(recall, { chosen: [], isKnown: false }, rules('all-or-nothing', 0.25))).toEqual({
      verdict: 'wrong',
      points: 0,
    })
    expect(scoreAnswer(recall, { chosen: [], isKnown: true }, rules('all-or-nothing', 0.25)).points).toBe(1)
    expect(scoreAnswer(recall, undefined, rules('all-or-nothing', 0.25)).verdict).toBe('empty')
  })

  test('partial is never worth more than all, nor less than all or nothing; the order of choosing is nothing', () => {
    const options = fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
        options,
        (right, chosen) => {
          const whole = scoreAnswer(choice(right), given(...chosen), rules('all-or-nothing')).points
          const partial = scoreAnswer(choice(right), given(...chosen), rules('partial')).points
          expect(partial).toBeGreaterThanOrEqual(whole)
          expect(partial).toBeLessThanOrEqual(1)
          expect(scoreAnswer(choice(right), given(...chosen.toReversed()), rules('partial')).points).toBe(
            partial,
          )
        },
      ),
    )
  })
})

describe('the interval of a score', () => {
  test('is Wilson’s, as published', () => {
    // Newcombe (1998), table I, method 3: 81 of 263 and 0 of 20.
    const some = scoreInterval(81, 263)
    expect([some.low, some.high].map((value) => value.toFixed(4))).toEqual(['0.2553', '0.3662'])
    const none = scoreInterval(0, 20)
    expect([none.low, none.high].map((value) => value.toFixed(4))).toEqual(['0.0000', '0.1611'])
  })

  test('holds the score, lies within 0–1, and narrows with more questions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0, 0.25, 1),
        (n, share, penalty) => {
          const { low, high } = scoreInterval(share * n, n, penalty)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
          expect(low).toBeLessThanOrEqual(share + 1e-12)
          expect(high).toBeGreaterThanOrEqual(share - 1e-12)
          const more = scoreInterval(share * n * 4, n * 4, penalty)
          expect(more.high - more.low).toBeLessThanOrEqual(high - low + 1e-12)
        },
      ),
    )
  })
})

describe('a result', () => {
  const exam = anExam({
    blueprint: aBlueprint({
      questions: 6,
      passMark: 0.6,
      scoring: 'partial',
      penalty: 0.5,
      domains: [aDomain({ id: 'law' }), aDomain({ id: 'trade' })],
    }),
  })
  const paper = aPaper([[0], [1], [2], [0, 1], [0, 1, 2], [3]], ['law', 'trade'])
  const sitting = aSitting({ exam, paper })
  const answer = (index: number, chosen: number[], spentMs = 1000): SittingAnswer => ({
    sittingId: sitting.id,
    index,
    chosen,
    isKnown: null,
    isRevealed: false,
    isMarked: index === 2,
    spentMs,
    atMs: NOON_MS + index,
  })
  const answers = groupAnswers([
    answer(0, [0]),
    answer(1, [1]),
    answer(2, [4]),
    answer(3, [0]),
    answer(4, [0, 1], 5000),
  ]).get(sitting.id)!

  test('comes out as computed by hand, in part right and penalty included', () => {
    // 1 + 1 − 0.5 + 1/2 + 2/3 + 0 = 2 2/3 of 6.
    const result = resultOf({ ...sitting, finishedAtMs: NOON_MS + 60_000, finishedBy: 'submitted' }, answers)
    expect(result.points).toBeCloseTo(8 / 3, 12)
    expect(result.score).toBeCloseTo(8 / 18, 12)
    expect(result).toMatchObject({
      maxPoints: 6,
      answered: 5,
      isPassed: false,
      durationMs: 60_000,
      spentMs: 9000,
    })
    expect(result.questions.map(({ verdict }) => verdict)).toEqual([
      'right',
      'right',
      'wrong',
      'partial',
      'partial',
      'empty',
    ])
    expect(result.questions[2]).toMatchObject({ points: -0.5, isMarked: true })
    // Law: 0, 2, 4; trade: 1, 3, 5.
    expect(result.byDomain).toMatchObject([
      { domainId: 'law', questions: 3, spentMs: 7000 },
      { domainId: 'trade', questions: 3, points: 1.5, share: 0.5 },
    ])
    expect(weakestDomain(result)?.domainId).toBe('law')
    expect(missedNotes(sitting, result)).toEqual(['bank:q2', 'bank:q3', 'bank:q4', 'bank:q5'])
  })

  test('exactly the pass mark passes, whatever thirds add up to', () => {
    const thirds = aPaper([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ])
    const mine = aSitting({
      exam: { ...exam, blueprint: { ...exam.blueprint, passMark: 2 / 3 } },
      paper: thirds,
    })
    const given3 = new Map(
      [0, 1, 2].map((index) => [index, { ...answer(index, [0, 1]), sittingId: mine.id }]),
    )
    expect(resultOf(mine, given3).isPassed).toBe(true)
  })

  test('a total below nothing is shown as nothing', () => {
    const wrong = new Map([0, 1].map((index) => [index, answer(index, [4])]))
    expect(resultOf(sitting, wrong)).toMatchObject({ points: -1, score: 0, low: 0 })
  })

  test('only questions that were in sight count as seen', () => {
    const seen = lastSeenIn([sitting], () => answers)
    expect([...seen]).toEqual([0, 1, 2, 3, 4].map((index) => [`bank:q${index}`, NOON_MS + index]))
  })
})
