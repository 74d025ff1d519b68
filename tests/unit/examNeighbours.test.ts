import { expect, test } from 'vitest'
import { missedWithNeighbours } from '../../renderer/core/exam/neighbours.ts'
import { RESULT_COLUMNS, resultCsv } from '../../renderer/core/exam/resultCsv.ts'
import { resultOf } from '../../renderer/core/exam/results.ts'
import type { NoteKey } from '../../renderer/core/model/card.ts'
import type { Note } from '../../renderer/core/model/deck.ts'
import { aBasic, aChoice, aPaper, aSitting, stored } from '../support/examBuilders.ts'

const from = (notes: readonly Note[], deckId: string, sourceTitle: string | null) =>
  stored(notes, deckId).map((note) => ({ stored: note, sourceTitle }))

test('each missed note is followed by those of its section and its tags, the nearest first, none twice', () => {
  const missed = { ...aChoice('m'), source: 's1', tags: ['law'] }
  const notes = [
    ...from([missed, { ...aChoice('other'), source: 's1' }], 'bank', 'The book'),
    ...from(
      [
        { ...aBasic('section'), source: 's1' },
        { ...aBasic('both', ['law']), source: 's1' },
        { ...aBasic('tag', ['law']), source: 's2' },
        { ...aBasic('tag2', ['law']) },
        aBasic('neither'),
      ],
      'learn',
      'The book',
    ),
    ...from([{ ...aBasic('elsewhere'), source: 's1' }], 'else', 'Another book'),
  ]
  const found = missedWithNeighbours(['bank:m' as NoteKey, 'bank:gone' as NoteKey], notes)
  expect(found.map(({ key }) => key)).toEqual(['bank:m', 'learn:both', 'learn:section', 'learn:tag'])
  const twice = missedWithNeighbours(['bank:m' as NoteKey, 'bank:other' as NoteKey], notes)
  expect(new Set(twice.map(({ key }) => key)).size).toBe(twice.length)
})

test('a result becomes a table that no spreadsheet takes for formulas', () => {
  const sitting = aSitting({ paper: aPaper([[0], [1]]) })
  const answer = {
    sittingId: sitting.id,
    index: 0,
    chosen: [1],
    isKnown: null,
    isRevealed: false,
    isMarked: true,
    spentMs: 2340,
    atMs: 0,
  }
  const question: Note = { ...aChoice('q0'), kind: 'choice', stem: '=1+1, "quoted"' } as Note
  const csv = resultCsv(sitting, resultOf(sitting, new Map([[0, answer]])), [answer, null], [question, null])
  const [head, first, second] = csv.replace('\ufeff', '').split('\r\n')
  expect(head).toBe(RESULT_COLUMNS.join(','))
  expect(first).toBe(`1,law,"'=1+1, ""quoted""",Option 1 of q0,Option 0 of q0,wrong,0,2.3,yes,bank:q0`)
  expect(second).toBe('2,law,,,,empty,0,0,no,bank:q1')
})
