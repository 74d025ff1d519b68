import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Card, DeckId, StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import { buildQueue, type QueueInput } from '../../renderer/core/queue/buildQueue.ts'
import { deckChains, deckTree, withInnerDecks, type DeckNode } from '../../renderer/core/queue/deckTree.ts'
import { askedToday, dailyLimits, type Available } from '../../renderer/core/queue/limits.ts'
import type { SessionOrders } from '../../renderer/core/queue/sessionOrders.ts'
import { placeOf } from '../../renderer/core/queue/place.ts'
import { aCard, aProgress, NOON_MS, TODAY } from '../support/builders.ts'

const daysAgo = (days: number) => (TODAY - days) as StudyDay
const fresh = (count: number) =>
  Array.from({ length: count }, (_, index) => aCard({ noteId: `f${index}`, position: index * 1000 }))
const reviews = (count: number, dueDay = TODAY) =>
  Array.from({ length: count }, (_, index) =>
    aCard({ noteId: `r${dueDay}.${index}`, state: 'review', dueDay }),
  )
const notesOf = (cards: readonly Card[]) => cards.map(({ noteKey }) => noteKey.slice('verbs:'.length))
const seed = `${TODAY} verbs`

describe('the queue', () => {
  test('spreads new cards evenly between the reviews, in deck order', () => {
    const { main } = buildQueue({ learning: [], review: reviews(9), fresh: fresh(3), seed })
    expect(main.map(({ progress }) => (progress.state === 'new' ? 'n' : '.')).join('')).toBe('..n...n...n.')
    expect(notesOf(main).filter((note) => note.startsWith('f'))).toEqual(['f0', 'f1', 'f2'])
    const more = buildQueue({ learning: [], review: reviews(1), fresh: fresh(3), seed }).main
    expect(notesOf(more).filter((note) => note.startsWith('f'))).toEqual(['f0', 'f1', 'f2'])
  })

  test('asks the longest overdue reviews first, shuffled within a day', () => {
    const review = [...reviews(20), ...reviews(20, daysAgo(3))]
    const { main } = buildQueue({ learning: [], review, fresh: [], seed })
    expect(main.map(({ progress }) => progress.dueDay)).toEqual([
      ...new Array<number>(20).fill(TODAY - 3),
      ...new Array<number>(20).fill(TODAY),
    ])
    expect(notesOf(main)).not.toEqual(notesOf([...reviews(20, daysAgo(3)), ...reviews(20)]))
  })

  test('is the same for the same seed however the cards came in, and another on another day', () => {
    const review = reviews(20)
    const queue = buildQueue({ learning: [], review, fresh: fresh(5), seed })
    expect(buildQueue({ learning: [], review: review.toReversed(), fresh: fresh(5), seed })).toEqual(queue)
    expect(buildQueue({ learning: [], review, fresh: fresh(5), seed: `${TODAY + 1} verbs` })).not.toEqual(
      queue,
    )
  })

  test('orders learning cards by the moment at which they fall due', () => {
    const learning = [3, 1, 2].map((minute) =>
      aCard({ noteId: `l${minute}`, state: 'learning', dueAtMs: NOON_MS + minute * 60_000 }),
    )
    expect(notesOf(buildQueue({ learning, review: [], fresh: [], seed }).learning)).toEqual([
      'l1',
      'l2',
      'l3',
    ])
  })

  test('asks one card of a note: one in learning, else a review, else the first new one', () => {
    const { learning, main } = buildQueue({
      learning: [0, 1].map((ordinal) => aCard({ noteId: 'a', ordinal, state: 'learning' })),
      review: [
        aCard({ noteId: 'a', ordinal: 2, state: 'review' }),
        aCard({ noteId: 'b', ordinal: 0, state: 'review' }),
        aCard({ noteId: 'b', ordinal: 1, state: 'review', dueDay: daysAgo(1) }),
      ],
      fresh: [
        aCard({ noteId: 'b', ordinal: 2 }),
        aCard({ noteId: 'c', ordinal: 0 }),
        aCard({ noteId: 'c', ordinal: 1 }),
      ],
      seed,
    })
    expect(learning.map(({ id }) => id)).toEqual(['verbs:a:0', 'verbs:a:1'])
    expect(main.map(({ id }) => id).sort()).toEqual(['verbs:b:1', 'verbs:c:0'])
  })

  test('loses no card and doubles none, and no stretch of it has too many new cards', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(count, count, fc.string(), (newCount, reviewCount, anySeed) => {
        const cards = [...fresh(newCount), ...reviews(reviewCount)]
        const { main } = buildQueue({
          learning: [],
          review: reviews(reviewCount),
          fresh: fresh(newCount),
          seed: anySeed,
        })
        expect(main.map(({ id }) => id).sort()).toEqual(cards.map(({ id }) => id).sort())
        let seen = 0
        main.forEach(({ progress }, index) => {
          if (progress.state === 'new') seen += 1
          expect(Math.abs(seen - ((index + 1) * newCount) / main.length)).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})

describe('the daily limits', () => {
  const deck = (title: string, fields: Partial<Available> = {}): Available => ({
    id: title as DeckId,
    title,
    options: { newPerDay: 10, reviewsPerDay: 50 },
    studied: null,
    newCount: 0,
    reviewCount: 0,
    ...fields,
  })
  const studied = { day: TODAY, newCount: 3, reviewCount: 60 }

  test('are lessened by what was studied today, never below zero, and whole on another day', () => {
    const today = dailyLimits([deck('A', { studied })], TODAY)
    expect([today.left('new', 'A' as DeckId), today.left('review', 'A' as DeckId)]).toEqual([7, 0])
    const yesterday = dailyLimits([deck('A', { studied: { ...studied, day: daysAgo(1) } })], TODAY)
    expect(yesterday.left('review', 'A' as DeckId)).toBe(50)
  })

  test('of a deck hold for the decks inside it too, and what is studied there counts', () => {
    const decks = [
      deck('A'),
      deck('A::B', { studied: { ...studied, reviewCount: 0 } }),
      deck('A::C'),
      deck('D'),
    ]
    const limits = dailyLimits(decks, TODAY)
    const left = () => ['A', 'A::B', 'A::C', 'D'].map((id) => limits.left('new', id as DeckId))
    expect(left()).toEqual([7, 7, 7, 10])
    for (let card = 0; card < 5; card += 1) expect(limits.take('new', 'A::C' as DeckId)).toBe(true)
    expect(left()).toEqual([2, 2, 2, 10])
    expect([1, 2, 3].map(() => limits.take('new', 'A::B' as DeckId))).toEqual([true, true, false])
  })

  test('say for each deck what a session over it asks, and no card twice in the sum', () => {
    const { byDeck, total } = askedToday(
      [
        deck('A', { newCount: 2 }),
        deck('A::B', { newCount: 30, options: { newPerDay: 5, reviewsPerDay: 9 } }),
        deck('A::C', { newCount: 30 }),
        deck('X::Y', { reviewCount: 80 }),
      ],
      TODAY,
    )
    expect([...byDeck].map(([id, { newCount }]) => [id, newCount]).sort()).toEqual([
      ['A', 10],
      ['A::B', 5],
      ['A::C', 10],
      ['X::Y', 0],
    ])
    expect(total).toEqual({ newCount: 10, reviewCount: 50 })
  })
})

describe('decks inside decks', () => {
  const decks = ['Spanish', 'Spanish::Verbs', 'Spanish :: Verbs::Irregular', 'Law::Tort', 'Law::Tort'].map(
    (title, index) => ({ id: `d${index}` as DeckId, title }),
  )

  test('make a tree by their titles, with names that no deck has where they are needed', () => {
    const shape = (nodes: readonly DeckNode<(typeof decks)[number]>[]): unknown =>
      nodes.map(({ name, deck, children }) => [name, deck?.id ?? null, ...(shape(children) as unknown[])])
    expect(shape(deckTree(decks))).toEqual([
      ['Spanish', 'd0', ['Verbs', 'd1', ['Irregular', 'd2']]],
      ['Law', null, ['Tort', 'd3'], ['Tort', 'd4']],
    ])
    expect(deckChains(decks).get('d2' as DeckId)).toEqual(['d2', 'd1', 'd0'])
    expect(withInnerDecks(decks, ['d1' as DeckId]).map(({ id }) => id)).toEqual(['d1', 'd2'])
  })
})

describe('the orders', () => {
  const deckRank = new Map([
    ['verbs' as DeckId, 1],
    ['nouns' as DeckId, 0],
  ])
  const built = (input: Partial<QueueInput>) =>
    buildQueue({ learning: [], review: [], fresh: [], seed, day: TODAY, deckRank, ...input }).main
  const orders = (changes: Partial<SessionOrders>) => ({ ...DEFAULT_DECK_OPTIONS, ...changes })

  test('of reviews: most likely forgotten first, or most overdue for its interval, or as in the deck', () => {
    const review = [
      aCard({ noteId: 'weak', position: 3000, state: 'review', stabilityDays: 2, dueDay: daysAgo(1) }),
      aCard({ noteId: 'long', position: 1000, state: 'review', stabilityDays: 90, dueDay: daysAgo(4) }),
      aCard({
        noteId: 'short',
        position: 2000,
        state: 'review',
        stabilityDays: 9,
        lastReviewDay: daysAgo(4),
        dueDay: daysAgo(3),
      }),
      aCard({ deckId: 'nouns', noteId: 'noun', position: 9000, state: 'review', stabilityDays: 50 }),
    ]
    const asked = (reviewOrder: SessionOrders['reviewOrder']) =>
      built({ review, orders: orders({ reviewOrder }) }).map(({ noteKey }) => noteKey.split(':')[1])
    expect(asked('retrievability')[0]).toBe('weak')
    expect(asked('overdueness')[0]).toBe('short')
    expect(asked('due')[0]).toBe('long')
    expect(asked('deck')).toEqual(['noun', 'long', 'short', 'weak'])
    expect(asked('random').sort()).toEqual(['long', 'noun', 'short', 'weak'])
  })

  test('of new cards: gathered by lot the same all day, by ordinal, first or last', () => {
    const cards = fresh(40)
    const limits = () =>
      dailyLimits(
        [{ id: 'verbs' as DeckId, title: 'V', options: { newPerDay: 10, reviewsPerDay: 9 }, studied: null }],
        TODAY,
      )
    const drawn = built({ fresh: cards, limits: limits(), orders: orders({ newGather: 'random' }) })
    expect(drawn).toHaveLength(10)
    expect(drawn).not.toEqual(cards.slice(0, 10))
    const [first, ...others] = drawn
    const later = built({
      fresh: cards.filter(({ id }) => id !== first?.id),
      limits: limits(),
      orders: orders({ newGather: 'random' }),
    })
    expect(later.slice(0, 9)).toEqual(others)

    const pairs = ['a', 'b'].flatMap((noteId, index) =>
      [0, 1].map((ordinal) => aCard({ noteId, ordinal, position: index * 1000 + ordinal })),
    )
    const siblingsIn = () => 'none' as const
    const byOrdinal = built({ fresh: pairs, siblingsIn, orders: orders({ newOrder: 'ordinal' }) })
    expect(byOrdinal.map(({ ordinal }) => ordinal)).toEqual([0, 0, 1, 1])

    const review = reviews(3)
    const statesOf = (newReviewMix: SessionOrders['newReviewMix']) =>
      built({ fresh: fresh(2), review, orders: orders({ newReviewMix }) }).map(
        ({ progress }) => progress.state[0],
      )
    expect(statesOf('newFirst').join('')).toBe('nnrrr')
    expect(statesOf('newLast').join('')).toBe('rrrnn')
  })

  test('one deck after the other when decks are not mixed', () => {
    const review = [
      ...reviews(5),
      ...['x', 'y'].map((noteId) => aCard({ deckId: 'nouns', noteId, state: 'review' })),
    ]
    const main = built({ review, fresh: fresh(2), orders: orders({ interleaveDecks: false }) })
    expect(main.map(({ deckId }) => deckId[0]).join('')).toBe('nnvvvvvvv')
  })

  test('keep siblings apart where they are spaced, and lose none', () => {
    const review = Array.from({ length: 30 }, (_, index) =>
      aCard({
        noteId: `n${index % 15}`,
        ordinal: index < 15 ? 0 : 1,
        position: (index % 15) * 1000,
        state: 'review',
      }),
    )
    const main = built({ review, siblingsIn: () => 'space', orders: orders({ reviewOrder: 'deck' }) })
    expect(new Set(main).size).toBe(30)
    const places = new Map<string, number>()
    for (const [index, { noteKey }] of main.entries()) {
      const before = places.get(noteKey)
      if (before !== undefined) expect(index - before).toBeGreaterThan(5)
      places.set(noteKey, index)
    }
  })
})

test('a card waits where it falls due: at a moment, by study day, among the new, or nowhere', () => {
  expect(placeOf(aProgress())).toEqual({ queue: 'new', order: 0 })
  expect(placeOf(aProgress({ state: 'review' }))).toEqual({ queue: 'review', order: TODAY })
  expect(placeOf(aProgress({ state: 'relearning' }))).toEqual({ queue: 'learning', order: NOON_MS })
  expect(placeOf(aProgress({ state: 'learning', dueAtMs: null, dueDay: TODAY }))).toEqual({
    queue: 'review',
    order: TODAY,
  })
  expect(placeOf(aProgress({ state: 'review', isSuspended: true }))).toEqual({ queue: 'suspended', order: 0 })
  const tomorrow = (TODAY + 1) as StudyDay
  expect(placeOf(aProgress({ buriedUntilDay: tomorrow }))).toEqual({ queue: 'buried', order: tomorrow })
  expect(placeOf(aProgress({ state: 'learning', buriedUntilDay: tomorrow }))).toMatchObject({
    queue: 'buried',
  })
  expect(placeOf(aProgress({ state: 'review', buriedUntilDay: tomorrow }))).toEqual({
    queue: 'review',
    order: tomorrow,
  })
})
