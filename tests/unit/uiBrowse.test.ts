import { describe, expect, test } from 'vitest'
import { parseSearch } from '../../renderer/core/search/parseSearch.ts'
import type { CardId, DeckId, DeckSummary } from '../../renderer/state/views.ts'
import {
  choose,
  chooseAll,
  NOTHING_CHOSEN,
  rowAfterKey,
  within,
} from '../../renderer/ui/screens/browse/selection.ts'
import { domainSearch, READY, searchIn } from '../../renderer/ui/screens/custom/customSearch.ts'
import { deckLines } from '../../renderer/ui/screens/home/deckRows.ts'
import { optionsChanges } from '../../renderer/ui/screens/options/optionsChanges.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'

const list = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id: id as CardId }))
const ids = (selection: { readonly ids: ReadonlySet<CardId> }) => [...selection.ids].join('')

describe('choosing cards in a list', () => {
  test('one alone, a range from it, one more or one less, all', () => {
    const one = choose(NOTHING_CHOSEN, list, 1, 'only')
    expect(ids(one)).toBe('b')
    const range = choose(one, list, 3, 'extend')
    expect(ids(range)).toBe('bcd')
    expect(ids(choose(range, list, 0, 'extend'))).toBe('ab')
    expect(ids(choose(range, list, 2, 'toggle'))).toBe('bd')
    expect(ids(chooseAll(range, list))).toBe('abcde')
    expect(choose(one, list, 9, 'only')).toBe(one)
  })

  test('keys stay within the list', () => {
    expect(rowAfterKey('ArrowDown', 4, 5, 3)).toBe(4)
    expect(rowAfterKey('PageUp', 1, 5, 3)).toBe(0)
    expect(rowAfterKey('End', 0, 5, 3)).toBe(4)
    expect(rowAfterKey('x', 0, 5, 3)).toBeNull()
    expect(rowAfterKey('End', 0, 0, 3)).toBeNull()
  })

  test('what stays in the list stays chosen; when nothing does, the first is', () => {
    const range = choose(choose(NOTHING_CHOSEN, list, 1, 'only'), list, 3, 'extend')
    expect(ids(within(range, list.slice(2)))).toBe('cd')
    expect(ids(within(range, list.slice(4)))).toBe('e')
    expect(within(range, [])).toMatchObject({ active: -1 })
  })
})

describe('ready sessions', () => {
  test('are searches, in one deck or in all', () => {
    for (const { search } of Object.values(READY)) {
      for (const title of [null, 'Plain', 'A "quoted" \\ one']) {
        expect(parseSearch(searchIn(title, search)), search).toMatchObject({ ok: true })
      }
    }
  })

  test('a domain is what names it, or what its search finds, in its deck alone', () => {
    expect(searchIn('Exam', domainSearch({ id: 'plan', search: 'tag:a or tag:b' }))).toBe(
      'deck:"Exam" (domain:plan or (tag:a or tag:b))',
    )
  })
})

describe('decks as a tree', () => {
  const deck = (title: string, fields: Partial<DeckSummary> = {}): DeckSummary => ({
    deckId: title.replaceAll('::', '-') as DeckId,
    title,
    description: '',
    sourceTitle: null,
    noteCount: 10,
    cardCount: 10,
    newCount: 1,
    learningCount: 2,
    dueCount: 3,
    retention: null,
    forecast: [1, 2],
    domains: [],
    preset: null,
    isBundled: false,
    path: '',
    problems: [],
    ...fields,
  })

  test('a name without a deck of its own adds up what is inside it', () => {
    const lines = deckLines(
      [deck('A::B', { retention: 0.9 }), deck('A::C', { cardCount: 30, retention: 0.7 }), deck('D')],
      new Set(),
    )
    expect(lines.map(({ name, depth }) => `${depth}${name}`)).toEqual(['0A', '1B', '1C', '0D'])
    expect(lines[0]).toMatchObject({
      deck: null,
      newCount: 2,
      learningCount: 4,
      dueCount: 6,
      noteCount: 20,
      forecast: [2, 4],
      deckIds: ['A-B', 'A-C'],
    })
    expect(lines[0]?.retention).toBeCloseTo(0.75, 9)
  })

  test('a deck’s own counts hold what is inside it already', () => {
    const [outer] = deckLines([deck('A', { newCount: 5 }), deck('A::B')], new Set())
    expect(outer).toMatchObject({ newCount: 5, noteCount: 20, hasInside: true })
  })

  test('what lies in a closed place is left out', () => {
    const decks = [deck('A::B::C'), deck('A::D')]
    expect(deckLines(decks, new Set(['A::B'])).map(({ name }) => name)).toEqual(['A', 'B', 'D'])
    expect(deckLines(decks, new Set(['A'])).map(({ name }) => name)).toEqual(['A'])
  })
})

test('what changes between options is named, and nothing else', () => {
  const after = {
    ...DEFAULT_DECK_OPTIONS,
    newPerDay: 5,
    display: { showTimer: true, autoAdvance: null },
    easyDays: [1, 1, 1, 1, 1, 0.5, 0] as const,
  }
  expect(optionsChanges(DEFAULT_DECK_OPTIONS, DEFAULT_DECK_OPTIONS)).toEqual([])
  expect(optionsChanges(DEFAULT_DECK_OPTIONS, after).map(({ label }) => label)).toEqual([
    'New cards a day',
    'Easy days',
    'Show the time',
  ])
})
