import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardId, DeckId, StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import type { JournalRecord, ReviewRecord, UndoRecord } from '../../renderer/core/model/journalRecord.ts'
import { applyRecord, emptyProgress, type ProgressState } from '../../renderer/core/progress/fold.ts'
import { cardIdOf, deckIdOf, noteKeyOf, ordinalOf } from '../../renderer/core/progress/ids.ts'
import { parseDeckOptions } from '../../renderer/core/progress/parseDeckOptions.ts'
import { isKnownRecordType, parseJournalRecord } from '../../renderer/core/progress/parseJournalRecord.ts'
import { aProgress, NOON_MS, TODAY } from '../support/builders.ts'

const CARD = 'verbs:n1:0' as CardId
const VERBS = 'verbs' as DeckId

const aReview = (fields: Partial<ReviewRecord> = {}): ReviewRecord => ({
  type: 'review',
  at: NOON_MS,
  card: CARD,
  rating: 3,
  answerMs: 4000,
  stateBefore: 'new',
  studyDay: TODAY,
  after: aProgress({ state: 'learning' }),
  ...fields,
})
const anUndo = (fields: Partial<UndoRecord> = {}): UndoRecord => ({
  type: 'undo',
  at: NOON_MS,
  of: 1,
  card: CARD,
  before: null,
  ...fields,
})

function fold(records: readonly JournalRecord[]): ProgressState {
  const state = emptyProgress()
  records.forEach((record, index) => applyRecord(state, index + 1, record))
  return state
}

describe('the fold over the journal', () => {
  test('holds each card as its last answer left it, every answer, and what was studied', () => {
    const after = aProgress({ state: 'review', lastReviewDay: TODAY })
    const state = fold([aReview(), aReview({ stateBefore: 'learning', after })])
    expect(state.cards).toEqual(new Map([[CARD, after]]))
    expect(state.logs.map(({ seq, stateBefore, undoneBySeq }) => [seq, stateBefore, undoneBySeq])).toEqual([
      [1, 'new', null],
      [2, 'learning', null],
    ])
    expect(state.studied.get(VERBS)).toEqual({ day: TODAY, newCount: 1, reviewCount: 0 })
  })

  test('takes an undone answer back, keeps its log, and takes it off the count', () => {
    const before = aProgress({ state: 'review' })
    const state = fold([
      aReview(),
      aReview({ stateBefore: 'review', after: aProgress({ state: 'review', lastReviewDay: TODAY }) }),
      anUndo({ of: 2, before }),
    ])
    expect(state.cards.get(CARD)).toEqual(before)
    expect(state.logs.map((log) => log.undoneBySeq)).toEqual([null, 3])
    expect(state.studied.get(VERBS)).toEqual({ day: TODAY, newCount: 1, reviewCount: 0 })
  })

  test('forgets a card whose first answer was undone', () => {
    const state = fold([aReview(), anUndo()])
    expect(state.cards.size).toBe(0)
    expect(state.studied.get(VERBS)).toEqual({ day: TODAY, newCount: 0, reviewCount: 0 })
  })

  test('passes over a second undo of the same answer, even after the card was answered again', () => {
    const again = aProgress({ state: 'learning', reps: 9 })
    const state = fold([aReview(), anUndo(), aReview({ after: again }), anUndo()])
    expect(state.cards.get(CARD)).toEqual(again)
    expect(state.logs.map((log) => log.undoneBySeq)).toEqual([2, null])
    expect(state.studied.get(VERBS)).toEqual({ day: TODAY, newCount: 1, reviewCount: 0 })
  })

  test('passes over an undo that names an answer of another card', () => {
    const state = fold([
      aReview(),
      anUndo({ card: 'verbs:n2:0' as CardId, before: aProgress({ state: 'review' }) }),
    ])
    expect([...state.cards.keys()]).toEqual([CARD])
    expect(state.logs[0]?.undoneBySeq).toBeNull()
  })

  test('believes an undo whose answer is missing from a damaged journal', () => {
    const before = aProgress({ state: 'review' })
    const state = emptyProgress()
    applyRecord(state, 1, aReview())
    applyRecord(state, 3, anUndo({ of: 2, before }))
    expect(state.cards.get(CARD)).toEqual(before)
  })

  test('leaves the count of today alone when an answer of an earlier day is undone', () => {
    const yesterday = (TODAY - 1) as StudyDay
    const state = fold([
      aReview({ studyDay: yesterday, after: aProgress({ state: 'learning', lastReviewDay: yesterday }) }),
      aReview({ card: 'verbs:n2:0' as CardId }),
      anUndo({ of: 1 }),
    ])
    expect(state.studied.get(VERBS)).toEqual({ day: TODAY, newCount: 1, reviewCount: 0 })
  })

  test('keeps decks apart and takes the last options of each', () => {
    const options = { ...DEFAULT_DECK_OPTIONS, newPerDay: 5 }
    const state = fold([
      { type: 'options', at: NOON_MS, deck: VERBS, options: DEFAULT_DECK_OPTIONS, preset: null },
      { type: 'options', at: NOON_MS, deck: VERBS, options, preset: 'calm' },
      aReview({ card: 'nouns:n1:0' as CardId, stateBefore: 'review' }),
    ])
    expect(state.options).toEqual(new Map([[VERBS, { options, preset: 'calm' }]]))
    expect([...state.studied.keys()]).toEqual(['nouns'])
  })

  test('comes to the same whether it is done at once or goes on from a part of the journal', () => {
    const number = fc.integer({ min: 0, max: 4 })
    const record: fc.Arbitrary<JournalRecord> = fc.oneof(
      fc.tuple(number, fc.integer({ min: 0, max: 2 })).map(([note, day]) =>
        aReview({
          card: cardIdOf(VERBS, `n${note}`, 0),
          studyDay: TODAY + day,
          after: aProgress({ state: 'learning', lastReviewDay: (TODAY + day) as StudyDay }),
        }),
      ),
      fc
        .tuple(number, fc.integer({ min: 1, max: 30 }))
        .map(([note, of]) => anUndo({ of, card: cardIdOf(VERBS, `n${note}`, 0) })),
    )
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (records) => {
        const frozen = records.map((one) => structuredClone(one))
        expect(fold(records)).toEqual(fold(frozen))
        expect(records).toEqual(frozen)
      }),
    )
  })
})

describe('a journal body', () => {
  const overTheDisk = (record: unknown): unknown => JSON.parse(JSON.stringify(record))

  test('is read back as it was written', () => {
    for (const record of [
      aReview(),
      aReview({ after: aProgress({ state: 'review' }) }),
      anUndo(),
      anUndo({ before: aProgress({ state: 'relearning' }) }),
      { type: 'options', at: NOON_MS, deck: VERBS, options: DEFAULT_DECK_OPTIONS, preset: null },
    ]) {
      expect(parseJournalRecord(overTheDisk(record))).toEqual({ ok: true, value: record })
    }
  })

  test('may have fields that this version does not know', () => {
    const newer = { ...aReview(), mood: 'cheerful', after: { ...aReview().after, stabilityFast: 3 } }
    expect(parseJournalRecord(newer)).toEqual({ ok: true, value: aReview() })
  })

  test('of an unknown type is told apart from a broken one', () => {
    const parsed = parseJournalRecord({ type: 'exam', at: 1 })
    expect(parsed.ok ? '' : parsed.error).toBe('a record of type "exam" comes from a newer Verso')
    expect(isKnownRecordType('exam')).toBe(false)
    expect(isKnownRecordType('review')).toBe(true)
  })

  test('is refused, with the place, when it cannot be true', () => {
    const problem = (body: unknown) => {
      const parsed = parseJournalRecord(body)
      return parsed.ok ? 'fine' : parsed.error
    }
    expect(problem({ ...aReview(), rating: 5 })).toMatch(/^rating: /)
    expect(problem({ ...aReview(), card: 'verbs' })).toMatch(/^card: is not deck:note:ordinal/)
    expect(problem({ ...aReview(), studyDay: 1.5 })).toMatch(/^studyDay: /)
    expect(problem({ ...aReview(), after: aProgress({ state: 'review', dueDay: null }) })).toMatch(
      /^after: is not due/,
    )
    expect(problem({ ...aReview(), after: aProgress({ state: 'learning', dueDay: TODAY }) })).toMatch(
      /^after: is not due/,
    )
    expect(problem({ ...aReview(), after: { ...aProgress(), stabilityDays: -1 } })).toMatch(
      /^after\.stabilityDays: /,
    )
    expect(problem({ type: 'review' })).not.toBe('fine')
    for (const nonsense of [null, 7, 'review', [], {}, { type: 7 }])
      expect(problem(nonsense)).not.toBe('fine')
  })

  test('allows a learning card that is due by study day', () => {
    const record = aReview({ after: aProgress({ state: 'learning', dueDay: TODAY, dueAtMs: null }) })
    expect(parseJournalRecord(record)).toEqual({ ok: true, value: record })
  })

  test('holds deck options within their ranges', () => {
    expect(parseDeckOptions(DEFAULT_DECK_OPTIONS)).toEqual({ ok: true, value: DEFAULT_DECK_OPTIONS })
    for (const wrong of [
      { desiredRetention: 0.5 },
      { newPerDay: -1 },
      { learningStepsMinutes: [0] },
      { maximumIntervalDays: 0 },
      { answerCapSeconds: Number.NaN },
    ]) {
      const parsed = parseDeckOptions({ ...DEFAULT_DECK_OPTIONS, ...wrong })
      expect(parsed.ok ? '' : parsed.error).toContain(Object.keys(wrong)[0])
    }
  })
})

test('the parts of a card id are found again, whatever the ids look like', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/)
  fc.assert(
    fc.property(id, id, fc.nat(500), (deck, note, ordinal) => {
      const cardId = cardIdOf(deck as DeckId, note, ordinal)
      expect([deckIdOf(cardId), noteKeyOf(cardId), ordinalOf(cardId)]).toEqual([
        deck,
        `${deck}:${note}`,
        ordinal,
      ])
    }),
  )
})
