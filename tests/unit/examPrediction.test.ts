import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeckId, NoteKey, StoredNote, StudyDay } from '../../renderer/core/model/card.ts'
import { calibrationOf } from '../../renderer/core/exam/calibration.ts'
import { guessByDomain, guessChance } from '../../renderer/core/exam/guessing.ts'
import { examCardsOf, knowledgeOf, sumByDomain } from '../../renderer/core/exam/knowledge.ts'
import {
  rightAnswerCumulative,
  rightAnswerDistribution,
  type QuestionGroup,
} from '../../renderer/core/exam/poissonBinomial.ts'
import type { Sitting } from '../../renderer/core/exam/model.ts'
import {
  holdingBack,
  predictScore,
  PRIOR_SHIFT,
  type DomainKnowledge,
} from '../../renderer/core/exam/predictScore.ts'
import { fitShift, hunchOf, judgedSittings, observationsOf } from '../../renderer/core/exam/shift.ts'
import { DEFAULT_MODEL } from '../../renderer/core/scheduler/fsrs.ts'
import { aProgress, NOON_MS, TODAY } from '../support/builders.ts'
import { aBlueprint, aDomain, aPaper, aSitting } from '../support/examBuilders.ts'

const chances = fc.double({ min: 0, max: 1, noNaN: true })
const known = (fields: Partial<DomainKnowledge> = {}): DomainKnowledge => ({
  domainId: 'law',
  covered: 1,
  recall: 0.8,
  hunch: 0,
  guess: 0,
  ...fields,
})
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)

/** Every outcome of every question, one by one. */
function byBruteForce(chanceOf: readonly number[]): number[] {
  const totals = new Array<number>(chanceOf.length + 1).fill(0)
  for (let outcome = 0; outcome < 2 ** chanceOf.length; outcome += 1) {
    const isRight = (index: number) => Math.floor(outcome / 2 ** index) % 2 === 1
    const right = chanceOf.filter((_, index) => isRight(index)).length
    const chance = chanceOf.reduce((product, each, index) => product * (isRight(index) ? each : 1 - each), 1)
    totals[right] = (totals[right] ?? 0) + chance
  }
  return totals
}

describe('the distribution of right answers', () => {
  test('is what counting every outcome gives', () => {
    fc.assert(
      fc.property(fc.array(chances, { maxLength: 9 }), (chanceOf) => {
        const counted = byBruteForce(chanceOf)
        const exact = rightAnswerDistribution(chanceOf.map((chance) => ({ count: 1, chance })))
        counted.forEach((chance, right) => expect(exact[right]).toBeCloseTo(chance, 12))
      }),
    )
  })

  test('is certain where nothing is asked', () => {
    expect([...rightAnswerDistribution([])]).toEqual([1])
    expect([...rightAnswerCumulative([{ count: 3, chance: 1 }])]).toEqual([0, 0, 0, 1])
  })

  test('of very many questions is as good from the refined normal approximation', () => {
    const groups: QuestionGroup[] = [
      { count: 1500, chance: 0.9 },
      { count: 700, chance: 0.35 },
    ]
    const exact = rightAnswerCumulative(groups)
    const close = rightAnswerCumulative(groups, 0)
    exact.forEach((chance, right) => expect(Math.abs(chance - (close[right] ?? 0))).toBeLessThan(1e-4))
  })
})

describe('the predicted score', () => {
  const blueprint = aBlueprint({
    questions: 10,
    passMark: 0.6,
    domains: [aDomain({ id: 'law', weight: 3 }), aDomain({ id: 'care', weight: 2 })],
  })

  test('of a short paper leaves more to chance than that of a long one', () => {
    const basis = [known({ recall: 0.6 })]
    const domains = [aDomain({ id: 'law', weight: 1 })]
    const [short, long] = [10, 80].map((questions) =>
      predictScore(aBlueprint({ questions, passMark: 0.85, domains }), basis, NOON_MS),
    )
    expect(short?.mean).toBeCloseTo(long?.mean ?? 0, 9)
    expect(short?.low).toBeLessThan(long?.low ?? 0)
    expect(short?.high).toBeGreaterThan(long?.high ?? 1)
    expect(short?.passProbability).toBeGreaterThan(long?.passProbability ?? 1)
  })

  test('without a card is what guessing gives, and nothing without options to guess from', () => {
    const nothing = predictScore(blueprint, [], NOON_MS)
    expect(nothing).toMatchObject({ mean: 0, low: 0, high: 0, passProbability: 0 })
    const guessing = predictScore(
      blueprint,
      [
        known({ covered: 0, recall: 0, guess: 0.25 }),
        known({ domainId: 'care', covered: 0, recall: 0, guess: 0.25 }),
      ],
      NOON_MS,
    )
    expect(guessing.mean).toBeCloseTo(0.25, 10)
  })

  test('weighs the domains as the questions of a paper are dealt out', () => {
    const prediction = predictScore(
      blueprint,
      [known({ recall: 1 }), known({ domainId: 'care', recall: 0, covered: 0 })],
      NOON_MS,
    )
    // 6 of 10 questions are law; what is certain cannot be shifted.
    expect(prediction.mean).toBeCloseTo(0.6, 10)
    expect(prediction.passProbability).toBeCloseTo(1, 10)
    expect(holdingBack(blueprint, prediction)?.domainId).toBe('care')
  })

  test('adds guessing as R + (1 − R) ÷ k, and takes penalties as p − c(1 − p)', () => {
    const certain = { mean: 0, deviation: 0 }
    const bases = [known({ guess: 0.25 }), known({ domainId: 'care', guess: 0.25 })]
    expect(predictScore(blueprint, bases, NOON_MS, certain).mean).toBeCloseTo(0.8 + 0.2 / 4, 10)
    const strict = { ...blueprint, penalty: 0.5 }
    expect(predictScore(strict, bases, NOON_MS, certain).mean).toBeCloseTo(0.85 - 0.5 * 0.15, 10)
  })

  test('has an interval of the Bernoulli spread, and a wider one where the model may be wrong', () => {
    const long = aBlueprint({ questions: 400, domains: [aDomain({ id: 'law', weight: 1 })] })
    const sure = predictScore(long, [known()], NOON_MS, { mean: 0, deviation: 0 })
    const reach = 1.96 * Math.sqrt((0.8 * 0.2) / 400)
    expect(sure.low).toBeCloseTo(0.8 - reach, 2)
    expect(sure.high).toBeCloseTo(0.8 + reach, 2)
    const unsure = predictScore(long, [known()], NOON_MS)
    expect(unsure.low).toBeLessThan(sure.low - 0.05)
    expect(unsure.high).toBeGreaterThan(sure.high + 0.03)
  })

  test('never falls when a recall, a coverage or a chance of guessing rises, nor rises with the penalty', () => {
    const basis = fc.record({ covered: chances, recall: chances, hunch: fc.constant(0), guess: chances })
    fc.assert(
      fc.property(
        basis,
        basis,
        chances,
        fc.constantFrom('covered', 'recall', 'guess'),
        (law, care, more, field) => {
          const score = (raised: typeof law, penalty = 0) =>
            predictScore(
              { ...blueprint, penalty },
              [known(raised), known({ ...care, domainId: 'care' })],
              NOON_MS,
            )
          const raised = {
            ...law,
            [field as keyof typeof law]: Math.max(law[field as keyof typeof law], more),
          }
          expect(score(raised).mean).toBeGreaterThanOrEqual(score(law).mean - 1e-12)
          expect(score(raised).passProbability).toBeGreaterThanOrEqual(score(law).passProbability - 1e-9)
          expect(score(law, 0.5).mean).toBeLessThanOrEqual(score(law).mean + 1e-12)
        },
      ),
    )
  })

  test('of one question is that question', () => {
    const one = aBlueprint({ questions: 1, passMark: 1, domains: [aDomain({ id: 'law', weight: 1 })] })
    const prediction = predictScore(one, [known({ recall: 0.7 })], NOON_MS, { mean: 0, deviation: 0 })
    expect(prediction).toMatchObject({ low: 0, high: 1 })
    expect(prediction.passProbability).toBeCloseTo(0.7, 10)
  })
})

describe('what the cards say', () => {
  const day = (TODAY + 30) as StudyDay
  const card = (stabilityDays: number, domainIndex: number) => ({
    progress: aProgress({ state: 'review', stabilityDays, lastReviewDay: (TODAY - 3) as StudyDay }),
    domainIndex,
  })

  test('is the sum of each card’s recall on the day, those never answered left out', () => {
    const cards = Array.from({ length: 3000 }, (_, index) => card(1 + (index % 90), index % 2))
    const fresh = { progress: aProgress(), domainIndex: 1 }
    const sums = sumByDomain(examCardsOf([...cards, fresh]), day, 2)
    expect([...sums.cards]).toEqual([1500, 1501])
    expect([...sums.answered]).toEqual([1500, 1500])
    const expected = cards.map(({ progress }) => DEFAULT_MODEL.retrievability(33, progress.stabilityDays))
    expect(sum(sums.recall)).toBeCloseTo(sum(expected), 4)
  })

  test('of no card is nothing, of one card that card', () => {
    const side = [{ domainId: 'law', guess: 0.2, hunch: 0 }]
    expect(knowledgeOf(sumByDomain(examCardsOf([]), day, 1), side)).toEqual([
      { domainId: 'law', guess: 0.2, hunch: 0, covered: 0, recall: 0 },
    ])
    const [one] = knowledgeOf(sumByDomain(examCardsOf([card(10, 0)]), day, 1), side)
    expect(one?.covered).toBe(1)
    expect(one?.recall).toBeCloseTo(DEFAULT_MODEL.retrievability(33, 10), 7)
  })
})

describe('guessing', () => {
  const choiceNote = (right: number, options: number): StoredNote => ({
    key: `d:${right}` as NoteKey,
    deckId: 'd' as DeckId,
    index: 0,
    note: {
      id: 'q',
      kind: 'choice',
      tags: [],
      stem: 'Which?',
      pinned: false,
      options: Array.from({ length: options }, (_, index) => ({ text: `${index}`, correct: index < right })),
    },
  })

  test('is one of the ways to choose as many options as are right', () => {
    expect(guessChance(choiceNote(1, 4).note as never)).toBe(0.25)
    expect(guessChance(choiceNote(2, 5).note as never)).toBe(0.1)
  })

  test('counts for nothing in the recall items of a domain', () => {
    const blueprint = aBlueprint({ questions: 4, domains: [aDomain({ id: 'law', weight: 1 })] })
    const bank = [{ domain: blueprint.domains[0] as never, choice: [choiceNote(1, 4)], recall: [] }]
    expect(guessByDomain({ ...blueprint, asks: 'choice' }, bank)).toEqual([0.25])
    expect(guessByDomain({ ...blueprint, asks: 'choice-first' }, bank)).toEqual([0.0625])
    expect(guessByDomain({ ...blueprint, asks: 'recall' }, bank)).toEqual([0])
  })

  test('is taken out of what mock exams suggest, which stays weak', () => {
    expect(hunchOf(0, 0, 0.25)).toBe(0)
    expect(hunchOf(1, 4, 0.25)).toBe(0)
    expect(hunchOf(1, 1, 0.25)).toBeLessThan(0.1)
    expect(hunchOf(90, 90, 0.25)).toBeCloseTo(0.9, 10)
  })
})

describe('the correction by mock exams', () => {
  const mock = (right: number, questions = 40) => [{ basis: known({ recall: 0.8 }), questions, right }]

  test('waits until there is enough', () => {
    expect(fitShift([])).toMatchObject({ shift: PRIOR_SHIFT, isEnough: false, mocks: 0, questions: 0 })
    expect(fitShift([mock(10)])).toMatchObject({ shift: PRIOR_SHIFT, isEnough: false, mocks: 1 })
    expect(fitShift([mock(10), mock(10)]).isEnough).toBe(true)
  })

  test('moves the way the results lie, held back by the prior, and grows surer', () => {
    const low = fitShift([mock(24), mock(24)])
    expect(low.shift.mean).toBeLessThan(-0.5)
    // All the way would be logit(0.6) − logit(0.8).
    expect(low.shift.mean).toBeGreaterThan(-0.98)
    expect(low.shift.deviation).toBeLessThan(PRIOR_SHIFT.deviation)
    expect(fitShift([mock(32), mock(32)]).shift.mean).toBeCloseTo(0, 1)
    expect(fitShift([mock(38), mock(38)]).shift.mean).toBeGreaterThan(0.4)
  })
})

describe('the record of predictions', () => {
  const paper = aPaper([[0], [0], [0], [0]])
  const domainId = paper.questions[0]?.domainId ?? ''
  const prediction = {
    atMs: NOON_MS,
    mean: 0.75,
    low: 0.5,
    high: 1,
    passProbability: 0.8,
    byDomain: [{ domainId, mean: 0.75, low: 0.5, high: 1, basis: known({ recall: 0.75 }) }],
  }
  const sitting: Sitting = {
    ...aSitting({ paper, prediction }),
    finishedAtMs: NOON_MS + 60_000,
    finishedBy: 'submitted',
  }
  const answers = new Map(
    [0, 0, 0, 1].map((option, index) => [
      index,
      {
        sittingId: sitting.id,
        index,
        chosen: [option],
        isKnown: null,
        isRevealed: false,
        isMarked: false,
        spentMs: 0,
        atMs: NOON_MS,
      },
    ]),
  )

  test('scores every question by its squared error', () => {
    const record = calibrationOf([sitting], () => answers)
    expect(record.questions).toBe(4)
    expect(record.brier).toBeCloseTo((3 * 0.25 ** 2 + 0.75 ** 2) / 4, 10)
    expect(record.brierOfMean).toBeCloseTo(record.brier ?? 0, 10)
    expect(record.bins).toHaveLength(1)
    expect(record.bins[0]).toMatchObject({ from: 0.7, questions: 4, predicted: 0.75, observed: 0.75 })
    expect(record.mocks[0]).toMatchObject({ predicted: 0.75, score: 0.75, isWithin: true })
    expect(record.passBrier).toBeCloseTo((0.8 - Number(record.mocks[0]?.isPassed)) ** 2, 10)
  })

  test('of nothing says nothing', () => {
    expect(calibrationOf([], () => new Map())).toMatchObject({
      mocks: [],
      questions: 0,
      brier: null,
      passBrier: null,
      bias: null,
      bins: [],
    })
  })

  test('judges finished mock exams that were predicted, and takes no other evidence', () => {
    const practice = { ...sitting, mode: 'practice' as const }
    const given = { ...sitting, finishedBy: 'abandoned' as const }
    const unpredicted = { ...sitting, prediction: null }
    expect(judgedSittings([practice, given, unpredicted, sitting])).toEqual([sitting])
    expect(observationsOf(sitting, answers)).toMatchObject([{ questions: 4, right: 3 }])
  })
})
