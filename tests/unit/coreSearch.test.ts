import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Note } from '../../renderer/core/model/deck.ts'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import { matchesSearch, type SearchSubject } from '../../renderer/core/search/matchesSearch.ts'
import { plainText } from '../../renderer/core/search/noteText.ts'
import { parseSearch } from '../../renderer/core/search/parseSearch.ts'
import { daysOfAnswers } from '../../renderer/core/search/query.ts'
import { aCard, aNote, NOON_MS, TODAY } from '../support/builders.ts'

const subject = (fields: Partial<SearchSubject> = {}): SearchSubject => ({
  card: aCard(),
  note: aNote(),
  deck: { id: 'verbs', title: 'Languages::Spanish' },
  day: TODAY,
  nowMs: NOON_MS,
  ...fields,
})

/** Whether the search finds the subject; fails the test when the search is not understood. */
function finds(search: string, fields: Partial<SearchSubject> = {}): boolean {
  const query = parseSearch(search)
  if (!query.ok) throw new Error(`${search}: column ${query.error.column}: ${query.error.message}`)
  return matchesSearch(query.value, subject(fields))
}

function problemOf(search: string): string {
  const query = parseSearch(search)
  return query.ok ? 'understood' : `${query.error.column}: ${query.error.message}`
}

const cloze: Note = {
  id: 'c1',
  kind: 'cloze',
  tags: [],
  text: 'The {{c1::mito{{c2::chondrion}}::organelle}} makes <b>ATP</b>',
}

describe('words and phrases', () => {
  test('are found in any text of the note, whatever their case and accents', () => {
    const note = aNote({ front: 'Où est la gare ?', back: 'Where is\n the station?', explanation: 'Zürich' })
    expect(finds('gare', { note })).toBe(true)
    expect(finds('OU zurich', { note })).toBe(true)
    expect(finds('"is the station"', { note })).toBe(true)
    expect(finds('"station the"', { note })).toBe(false)
    expect(finds('airport', { note })).toBe(false)
  })

  test('are found as they are read: deletions and markup do not stand between', () => {
    expect(finds('"the mitochondrion organelle makes atp"', { note: cloze })).toBe(true)
    expect(finds('"mitochondrion organelle"', { note: cloze })).toBe(true)
    expect(finds('mitochondrion atp', { note: cloze })).toBe(true)
    expect(plainText('a&nbsp;&lt;b&gt; {{c1::x::hint}}')).toBe('a <b> x hint')
  })

  test('do not run from one field over into the next', () => {
    expect(finds('"go ir"')).toBe(false)
    expect(finds('go ir')).toBe(true)
  })

  test('take * for any characters, unless quoted', () => {
    const note = aNote({ front: 'conjugation of 2*3' })
    expect(finds('conj*tion', { note })).toBe(true)
    expect(finds('"conj*tion"', { note })).toBe(false)
    expect(finds('"2*3"', { note })).toBe(true)
  })
})

describe('how terms are put together', () => {
  test('side by side all hold, `or` takes one, - turns round, parentheses group', () => {
    expect(finds('')).toBe(true)
    expect(finds('go ir')).toBe(true)
    expect(finds('go vamos')).toBe(false)
    expect(finds('vamos or go')).toBe(true)
    expect(finds('go and ir')).toBe(true)
    expect(finds('-vamos')).toBe(true)
    expect(finds('-(go or vamos)')).toBe(false)
    expect(finds('vamos or go -ir')).toBe(false)
    expect(finds('(vamos or go) ir')).toBe(true)
    expect(finds('"or"')).toBe(false)
    expect(finds('well-known', { note: aNote({ front: 'a well-known verb' }) })).toBe(true)
  })
})

describe('where a card is', () => {
  test('deck: finds a deck by title or id, with the decks below it', () => {
    expect(finds('deck:languages')).toBe(true)
    expect(finds('deck:Languages::Spanish')).toBe(true)
    expect(finds('deck:verbs')).toBe(true)
    expect(finds('deck:lang')).toBe(false)
    expect(finds('deck:*spanish')).toBe(true)
    expect(finds('deck:"Languages::Span"')).toBe(false)
  })

  test('tag: finds a tag with the tags below it, none, and * for any part', () => {
    const note = aNote({ tags: ['Grammar::Verbs::irregular'] })
    expect(finds('tag:grammar', { note })).toBe(true)
    expect(finds('tag:grammar::verbs', { note })).toBe(true)
    expect(finds('tag:verbs', { note })).toBe(false)
    expect(finds('tag:*verbs', { note })).toBe(true)
    expect(finds('tag:gram*', { note })).toBe(true)
    expect(finds('tag:none', { note })).toBe(false)
    expect(finds('tag:none')).toBe(true)
  })

  test('kind:, domain:, source: and note: name what the note says', () => {
    const note: Note = {
      id: 'q1',
      kind: 'choice',
      tags: [],
      stem: 'Which?',
      options: [
        { text: 'this', correct: true },
        { text: 'that', correct: false },
      ],
      pinned: false,
      domain: 'planning',
      source: 's2',
    }
    const deck = { id: 'd', title: 'D', source: { sections: [{ id: 's2', title: 'Sprint goals' }] } }
    expect(finds('kind:choice domain:planning source:s2 note:q1', { note, deck })).toBe(true)
    expect(finds('source:"sprint goals"', { note, deck })).toBe(true)
    expect(finds('domain:planning')).toBe(false)
  })
})

describe('how a card stands', () => {
  const review = (fields = {}) => ({ card: aCard({ state: 'review', ...fields }) })
  test('is: names its state and its marks', () => {
    expect(finds('is:new')).toBe(true)
    expect(finds('is:review is:due', review())).toBe(true)
    expect(finds('is:due', review({ dueDay: (TODAY + 1) as StudyDay }))).toBe(false)
    expect(finds('is:due', review({ isSuspended: true }))).toBe(false)
    expect(finds('is:suspended', review({ isSuspended: true }))).toBe(true)
    expect(finds('is:buried', review({ buriedUntilDay: (TODAY + 1) as StudyDay }))).toBe(true)
    expect(finds('is:buried', review({ buriedUntilDay: TODAY }))).toBe(false)
    expect(finds('is:leech', review({ isLeech: true }))).toBe(true)
    expect(finds('is:flagged flag:3', review({ flag: 3 }))).toBe(true)
    expect(finds('flag:0', review())).toBe(true)
    expect(finds('is:learning is:due', { card: aCard({ state: 'relearning' }) })).toBe(true)
    expect(finds('is:due', { card: aCard({ state: 'learning', dueAtMs: NOON_MS + 1 }) })).toBe(false)
  })

  test('prop: compares its figures; a card that was never answered has none', () => {
    expect(finds('prop:ivl=10 prop:due=0 prop:reps>2 prop:lapses<1', review())).toBe(true)
    expect(finds('prop:stability>=10 prop:d!=6', review())).toBe(true)
    expect(finds('prop:retrievability<0.95 prop:r>80%', review())).toBe(true)
    expect(finds('prop:due<=3', review({ dueDay: (TODAY + 3) as StudyDay }))).toBe(true)
    expect(finds('prop:due<0', review({ dueDay: (TODAY - 1) as StudyDay }))).toBe(true)
    expect(finds('prop:stability<5')).toBe(false)
    expect(finds('prop:due<=3')).toBe(false)
  })

  test('rated: asks for the answers of the last days', () => {
    const answers = [{ day: TODAY - 1, rating: 1 as const }]
    expect(finds('rated:1', { answers })).toBe(false)
    expect(finds('rated:2', { answers })).toBe(true)
    expect(finds('rated:2:1', { answers })).toBe(true)
    expect(finds('rated:2:3', { answers })).toBe(false)
    const query = parseSearch('deck:a (rated:7:1 or -rated:2)')
    expect(query.ok && daysOfAnswers(query.value)).toBe(7)
  })
})

describe('what is no search', () => {
  test.each([
    ['"open', /^1: This quotation mark has no partner/],
    ['go (ir', /^4: This \( is not closed/],
    ['go) ir', /^3: This \) closes nothing/],
    ['go ()', /^5: These parentheses are empty/],
    ['go or', /^4: “or” stands between two searches/],
    ['or go', /^1: “or” stands between two searches/],
    ['dek:verbs', /^1: “dek:” is nothing to search by: did you mean deck:\?/],
    ['time 10 ab:30', /^9: “ab:” is nothing to search by: write one of deck, .*"ab:30"/],
    ['go is:nwe', /^7: “is:nwe” is not known: did you mean is:new\?/],
    ['is:', /^4: “is:” needs something after it: write is:due/],
    ['flag:9', /^6: A flag is a number from 0 \(none\) to 7/],
    ['rated:0', /^7: Write how many days/],
    ['rated:1:5', /^7: Write how many days/],
    ['prop:lapse>3', /^6: “lapse” is no property of a card: did you mean prop:lapses\?/],
    ['prop:ivl', /^9: Write a comparison after ivl/],
    ['prop:ivl>ten', /^10: Write a number after >/],
  ])('%s says where it goes wrong and what to do', (search, problem) => {
    expect(problemOf(search)).toMatch(problem)
  })

  test('whatever is typed is understood or gets a column within it: nothing throws', () => {
    const piece = fc.constantFrom(
      '-',
      '(',
      ')',
      '"',
      'or',
      'and',
      'is:',
      'prop:ivl',
      '>',
      '1',
      'rated:1:',
      ' ',
      '\\',
      'a*',
      'tag:x',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
          fc.string(),
        ),
        (search) => {
          const query = parseSearch(search)
          if (query.ok) matchesSearch(query.value, subject())
          else {
            expect(query.error.column).toBeGreaterThanOrEqual(1)
            expect(query.error.column).toBeLessThanOrEqual(search.length + 1)
          }
        },
      ),
    )
  })
})
