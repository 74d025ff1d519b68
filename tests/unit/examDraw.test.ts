import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../renderer/core/exam/allocate.ts'
import { drawPaper } from '../../renderer/core/exam/draw.ts'
import { blueprintOf, daysUntil, listExams } from '../../renderer/core/exam/exams.ts'
import {
  checkBank,
  decksOf,
  fillBlueprint,
  type SearchReader,
} from '../../renderer/core/exam/fillBlueprint.ts'
import type { ExamDocument } from '../../renderer/core/exam/model.ts'
import { parseDomainSearch, searchReader } from '../../renderer/core/exam/searchReader.ts'
import type { Note } from '../../renderer/core/model/deck.ts'
import type { DeckId, NoteKey, StudyDay } from '../../renderer/core/model/card.ts'
import { aBasic, aBlueprint, aChoice, aDomain, anExam, stored } from '../support/examBuilders.ts'

const noSearch: SearchReader = () => null
const sources = { deckIds: [], tags: [], search: '' }

describe('allocating questions to domains', () => {
  test('follows the largest remainder, as computed by hand', () => {
    // 20 questions over 20, 12, 18, 14, 14, 12, 10 %: 4, 2.4, 3.6, 2.8, 2.8, 2.4, 2.
    expect(allocate(20, [20, 12, 18, 14, 14, 12, 10])).toEqual([4, 2, 4, 3, 3, 2, 2])
    // 80: 16, 9.6, 14.4, 11.2, 11.2, 9.6, 8.
    expect(allocate(80, [20, 12, 18, 14, 14, 12, 10])).toEqual([16, 10, 14, 11, 11, 10, 8])
    expect(allocate(3, [1, 1])).toEqual([2, 1])
    expect(allocate(1, [1, 5, 5])).toEqual([0, 1, 0])
    expect(allocate(0, [3, 1])).toEqual([0, 0])
  })

  test('gives every domain its share rounded down or up, and every question to one', () => {
    const weight = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0.1, max: 50, noNaN: true }))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.array(weight, { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          const counts = allocate(total, weights)
          const sum = weights.reduce((whole, each) => whole + each, 0)
          expect(counts.reduce((whole, count) => whole + count, 0)).toBe(total)
          for (const [index, count] of counts.entries()) {
            const quota = (total * (weights[index] ?? 0)) / sum
            expect(Math.abs(count - quota)).toBeLessThan(1 + 1e-6)
          }
        },
      ),
    )
  })
})

describe('what a domain draws from', () => {
  const law = aDomain({ id: 'law' })
  const trade = aDomain({ id: 'trade', sources: { ...sources, tags: ['trade'] } })

  test('a choice note belongs to the domain that it names, whatever its tags', () => {
    const exam = anExam({ blueprint: aBlueprint({ domains: [trade, law] }) })
    const note = { ...aChoice('q1', { domain: 'law' }), tags: ['trade'] }
    const banks = fillBlueprint(exam, stored([note]), noSearch)
    expect(banks.map(({ choice }) => choice.length)).toEqual([0, 1])
  })

  test('other notes belong to the first domain that they fit: by tag and the levels below it, deck or search', () => {
    const found = aDomain({ id: 'found', sources: { ...sources, search: 'x' } })
    const whole = aDomain({ id: 'whole', sources: { ...sources, deckIds: ['extra' as DeckId] } })
    const exam = anExam({ blueprint: aBlueprint({ domains: [trade, found, whole] }) })
    const notes = [
      ...stored([
        aBasic('a', ['trade::spices']),
        aBasic('b', ['trades']),
        aBasic('x1'),
        aBasic('x2', ['trade']),
      ]),
      ...stored([aBasic('e')], 'extra'),
      ...stored([aBasic('x3', ['trade'])], 'elsewhere'),
    ]
    const read: SearchReader = (search) => (search === 'x' ? ({ note }) => note.id.startsWith('x') : null)
    const banks = fillBlueprint(exam, notes, read)
    expect(banks.map(({ recall }) => recall.map(({ note }) => note.id))).toEqual([['a', 'x2'], ['x1'], ['e']])
    expect(decksOf(exam)).toEqual(['bank', 'extra'])
    expect(decksOf({ ...exam, deckIds: [] })).toBe('all')
  })

  test('the check says what is there, what is needed, and how long a paper can be', () => {
    const domains = [aDomain({ id: 'law', weight: 3 }), aDomain({ id: 'trade' })]
    const blueprint = aBlueprint({ questions: 8, domains })
    const notes = stored([
      ...Array.from({ length: 4 }, (_, index) => aChoice(`l${index}`)),
      aChoice('t0', { domain: 'trade' }),
    ])
    const check = checkBank(blueprint, fillBlueprint(anExam({ blueprint }), notes, noSearch))
    expect(check.domains).toMatchObject([
      { domainId: 'law', needed: 6, available: 4 },
      { domainId: 'trade', needed: 2, available: 1 },
    ])
    expect(check).toMatchObject({ isFull: false, longest: 5 })
  })

  test('recall items stand in where choice questions run out, or alone, or not at all', () => {
    const domains = [aDomain({ id: 'law', sources: { ...sources, tags: ['t'] } })]
    const notes = stored([aChoice('c'), aBasic('r1', ['t']), aBasic('r2', ['t'])])
    const available = (asks: 'choice-first' | 'choice' | 'recall') => {
      const blueprint = aBlueprint({ asks, questions: 3, domains })
      const banks = fillBlueprint(anExam({ blueprint }), notes, noSearch)
      return checkBank(blueprint, banks).domains[0]?.available
    }
    expect([available('choice-first'), available('choice'), available('recall')]).toEqual([3, 1, 2])
  })
})

describe('the search of a domain', () => {
  test('finds notes by words, tags and decks; what depends on progress is refused', () => {
    const read = searchReader([{ id: 'bank', title: 'Law::Trade' }])
    const notes = stored([aBasic('a', ['sea']), { ...aBasic('b'), kind: 'basic', front: 'salvage' } as Note])
    const found = (search: string) => notes.filter(read(search) ?? (() => false)).map(({ note }) => note.id)
    expect([found('tag:sea'), found('salvage'), found('deck:law'), found('-tag:sea deck:law')]).toEqual([
      ['a'],
      ['b'],
      ['a', 'b'],
      ['b'],
    ])
    for (const search of ['is:due', 'law -(flag:1)', 'prop:ivl>3 or tag:sea', 'rated:2', '(']) {
      expect(parseDomainSearch(search).ok).toBe(false)
      expect(read(search)).toBeNull()
    }
  })
})

describe('drawing a paper', () => {
  const domains = [
    aDomain({ id: 'law', weight: 2.5 }),
    aDomain({ id: 'trade', weight: 1 }),
    aDomain({ id: 'sea', weight: 1.5 }),
  ]
  const bank = (sizes: readonly number[]) =>
    stored(
      sizes.flatMap((size, index) =>
        Array.from({ length: size }, (_, each) =>
          aChoice(`${domains[index]?.id}${each}`, {
            domain: domains[index]?.id ?? '',
            pinned: each % 3 === 0,
          }),
        ),
      ),
    )
  const draw = (
    questions: number,
    notes = bank([40, 40, 40]),
    seed = 's',
    lastSeenMs = new Map<NoteKey, number>(),
  ) => {
    const blueprint = aBlueprint({ questions, domains })
    const banks = fillBlueprint(anExam({ blueprint }), notes, noSearch)
    return drawPaper(blueprint, banks, { seed, questions, lastSeenMs })
  }

  test('each domain gets exactly its questions, no note comes twice, options are shuffled unless pinned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.string(), (questions, seed) => {
        const drawn = draw(questions, undefined, seed)
        if (!drawn.ok) throw new Error('short')
        const { questions: asked } = drawn.value
        const counts = domains.map(({ id }) => asked.filter(({ domainId }) => domainId === id).length)
        expect(counts).toEqual(allocate(questions, [2.5, 1, 1.5]))
        expect(new Set(asked.map(({ noteKey }) => noteKey)).size).toBe(questions)
        for (const question of asked) {
          if (question.kind !== 'choice') throw new Error('not a choice')
          expect([...question.optionOrder].sort()).toEqual([0, 1, 2, 3])
          const isPinned = Number(/\d+$/.exec(question.noteKey)?.[0]) % 3 === 0
          if (isPinned) expect(question.optionOrder).toEqual([0, 1, 2, 3])
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a seed gives the same paper again, another seed another one', () => {
    expect(draw(20)).toEqual(draw(20))
    expect(draw(20, undefined, 'other')).not.toEqual(draw(20))
  })

  test('what was never seen comes first, then what was seen longest ago', () => {
    const notes = bank([6, 0, 0])
    const blueprint = aBlueprint({ questions: 4, domains: [domains[0] ?? aDomain({ id: 'law' })] })
    const seen = new Map(notes.slice(0, 5).map(({ key }, index) => [key, 100 - index]))
    const banks = fillBlueprint(anExam({ blueprint }), notes, noSearch)
    const drawn = drawPaper(blueprint, banks, { seed: 's', questions: 4, lastSeenMs: seen })
    const keys = drawn.ok ? drawn.value.questions.map(({ noteKey }) => noteKey).sort() : []
    expect(keys).toEqual(['bank:law2', 'bank:law3', 'bank:law4', 'bank:law5'])
  })

  test('papers go through the whole bank before anything comes again', () => {
    const notes = bank([30, 0, 0])
    const blueprint = aBlueprint({ questions: 7, domains: [domains[0] ?? aDomain({ id: 'law' })] })
    const banks = fillBlueprint(anExam({ blueprint }), notes, noSearch)
    const seen = new Map<NoteKey, number>()
    for (let paper = 1; paper <= 4; paper += 1) {
      const drawn = drawPaper(blueprint, banks, { seed: `p${paper}`, questions: 7, lastSeenMs: seen })
      for (const { noteKey } of drawn.ok ? drawn.value.questions : []) seen.set(noteKey, paper)
      expect(seen.size).toBe(paper * 7)
    }
  })

  test('a bank that is too small is refused, and what is missing is said', () => {
    expect(draw(10, bank([40, 1, 40]))).toMatchObject({
      ok: false,
      error: { kind: 'short', check: { longest: 7, domains: [{}, { needed: 2, available: 1 }, {}] } },
    })
  })

  test('a recall item asks one card of its note', () => {
    const blueprint = aBlueprint({
      asks: 'recall',
      questions: 1,
      domains: [aDomain({ id: 'law', sources: { ...sources, tags: ['t'] } })],
    })
    const notes = stored([{ ...aBasic('r', ['t']), kind: 'basic', reversed: true, front: 'a', back: 'b' }])
    const drawn = drawPaper(blueprint, fillBlueprint(anExam({ blueprint }), notes, noSearch), {
      seed: 's',
      questions: 1,
      lastSeenMs: new Map(),
    })
    expect(drawn.ok && drawn.value.questions[0]).toMatchObject({
      kind: 'recall',
      cardId: expect.stringMatching(/^bank:r:[01]$/),
    })
  })
})

describe('the list of exams', () => {
  const written = {
    id: 'short',
    title: 'Short',
    questions: 4,
    minutes: 5,
    passMark: 0.8,
    scoring: 'all-or-nothing',
    penalty: 0,
    domains: [{ id: 'law', title: 'Law', weight: 1, search: 'tag:law' }],
  } as const
  const decks = [{ id: 'bank' as DeckId, exams: [{ ...written, domains: [...written.domains] }] }]
  const prepared: ExamDocument = {
    title: 'My exam',
    source: { kind: 'deck', deckId: 'bank' as DeckId, blueprintId: 'short' },
    deckIds: ['bank' as DeckId],
    examDay: 20_900 as StudyDay,
  }

  test('a blueprint of a deck file is offered, and prepared once the learner takes it up', () => {
    expect(listExams(decks, [])).toMatchObject([
      { id: 'bank/short', isPrepared: false, examDay: null, deckIds: ['bank'] },
    ])
    const exams = listExams(decks, [{ id: 'bank/short', value: prepared }])
    expect(exams).toMatchObject([{ id: 'bank/short', title: 'My exam', isPrepared: true, examDay: 20_900 }])
    expect(exams[0]?.blueprint).toEqual(blueprintOf(decks[0]!.exams[0]!))
    expect(exams[0]?.blueprint.domains[0]?.sources.search).toBe('tag:law')
  })

  test('those with the nearest date come first; one whose blueprint has gone waits for it', () => {
    const own = (title: string, examDay: number | null) => ({
      id: title,
      value: {
        title,
        source: { kind: 'own' as const, blueprint: aBlueprint() },
        deckIds: [],
        examDay: examDay as StudyDay | null,
      },
    })
    const exams = listExams(
      [],
      [
        own('later', 21_000),
        own('undated', null),
        own('soon', 20_880),
        { id: 'bank/short', value: prepared },
      ],
    )
    expect(exams.map(({ title }) => title)).toEqual(['soon', 'later', 'undated'])
  })

  test('the countdown counts calendar days', () => {
    expect(daysUntil(20_880 as StudyDay, 20_878 as StudyDay)).toBe(2)
    expect(daysUntil(null, 20_878 as StudyDay)).toBeNull()
  })
})
