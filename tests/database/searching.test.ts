import { expect, test } from 'vitest'
import { sortInSlices } from '../../renderer/app/search/slices.ts'
import type { App, CardOrdering, Search } from '../../renderer/app/index.ts'
import { aDeck, aNote, answer, bench, DAY_MS, openWindow, reviewOf, until } from '../support/libraryBench.ts'

const BY_DECK: CardOrdering = { by: 'deck', isDescending: false }

/** Ids of the cards that the search finds, in order. */
async function found(search: Search, text: string, ordering = BY_DECK): Promise<readonly string[]> {
  search.run(text, ordering)
  const state = await until(search.view, (view) => view.phase === 'done' && view.text === text)
  return idsOf(state ?? search.view.get())
}

const idsOf = (view: ReturnType<Search['view']['get']>) => view.found.map(({ card }) => card.id)

async function opened(made = bench()): Promise<{ made: ReturnType<typeof bench>; app: App; search: Search }> {
  const fronts = (...texts: readonly string[]) => texts.map((text, index) => aNote(`n${index + 1}`, text))
  made.library.putDeck(
    'library/a.deck.yaml',
    aDeck({ id: 'a', title: 'One', notes: fronts('zebra', 'apple', 'mango') }),
  )
  made.library.putDeck('library/b.deck.yaml', aDeck({ id: 'b', title: 'Two', notes: fronts('apple pie') }))
  const app = await openWindow(made)
  return { made, app, search: app.openSearch() }
}

test('a search finds cards in every deck, in the decks’ order, or in another one that is asked for', async () => {
  const { app, search } = await opened()
  expect(await found(search, '')).toEqual(['a:n1:0', 'a:n2:0', 'a:n3:0', 'b:n1:0'])
  expect(await found(search, 'apple')).toEqual(['a:n2:0', 'b:n1:0'])
  expect(await found(search, 'apple -deck:Two')).toEqual(['a:n2:0'])
  expect(await found(search, 'deck:one', { by: 'question', isDescending: false })).toEqual([
    'a:n2:0',
    'a:n3:0',
    'a:n1:0',
  ])
  await app.stop()
})

test('a text that is no search keeps what was found, and says what is wrong', async () => {
  const { app, search } = await opened()
  await found(search, 'apple')
  search.run('apple is:nwe', BY_DECK)
  expect(search.view.get()).toMatchObject({ phase: 'done', text: 'apple', problem: { column: 10 } })
  expect(idsOf(search.view.get())).toHaveLength(2)
  await app.stop()
})

test('answers are found by their day and rating, and the list is current after them', async () => {
  const { made, app, search } = await opened()
  const review = await reviewOf(app, ['b'])
  await answer(review, 1)
  review.end()
  expect(await found(search, 'rated:1:1')).toEqual(['b:n1:0'])
  expect(await found(search, 'is:learning')).toEqual(['b:n1:0'])
  made.nowMs += DAY_MS
  expect(await found(search, 'rated:1')).toEqual([])
  expect(await found(search, 'rated:2:1 -rated:1')).toEqual(['b:n1:0'])
  await app.stop()
})

test('only the latest of several searches counts', async () => {
  const { app, search } = await opened()
  for (const text of ['z', 'ze', 'zeb', 'apple']) search.run(text, BY_DECK)
  await until(search.view, (view) => view.phase === 'done')
  expect(search.view.get().text).toBe('apple')
  await app.stop()
})

test('sorting in slices is sorting, equal items in their old order', async () => {
  const items = Array.from({ length: 5000 }, (_, index) => ({ key: (index * 7919) % 97, index }))
  const sorted = await sortInSlices(
    items,
    (one, other) => one.key - other.key,
    () => undefined,
  )
  expect(sorted).toEqual(items.toSorted((one, other) => one.key - other.key))
})
