import { expect, test } from 'vitest'
import {
  aDeck,
  aNote,
  answer,
  bench,
  dump,
  expectWhole,
  inDatabase,
  openWindow,
  reviewOf,
  until,
} from '../support/libraryBench.ts'

const VERBS = 'library/verbs.deck.yaml'

test('a note taken out of a deck file and put back has its progress back, and others are not touched', async () => {
  const made = bench()
  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n1'), aNote('n2'), aNote('n3')] }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  await answer(review, 4)
  await answer(review, 3)
  review.end()
  const before = await dump(made)

  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n2'), aNote('n3')] }))
  await until(app.home, (view) => view?.decks[0]?.noteCount === 2)
  const without = await dump(made)
  expect(without['cards']?.find((row) => (row as { id: string }).id === 'verbs:n1:0')).toMatchObject({
    queue: 'absent',
    progress: { reps: 1 },
  })
  await expectWhole(made)
  expect((await reviewOf(app)).view.get()).not.toMatchObject({ card: { cardId: 'verbs:n1:0' } })

  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n1'), aNote('n2'), aNote('n3')] }))
  await until(app.home, (view) => view?.decks[0]?.noteCount === 3)
  const after = await dump(made)
  expect(after['cards']).toEqual(before['cards'])
  expect(after['noteBlocks']).toEqual(before['noteBlocks'])
  await app.stop()
})

test('a deck that is taken away and put back has its progress back', async () => {
  const made = bench()
  made.library.putDeck(VERBS, aDeck())
  const app = await openWindow(made)
  await answer(await reviewOf(app), 4)
  const { cards } = await dump(made)
  made.library.removeFile(VERBS)
  expect(await until(app.home, (view) => view?.decks.length === 0)).toMatchObject({ waitingCount: 0 })
  expect(await inDatabase(made, (database) => database.cards.count())).toBe(1)
  made.library.putDeck('library/renamed.deck.yaml', aDeck())
  await until(app.home, (view) => view?.decks.length === 1)
  expect((await dump(made))['cards']).toEqual(cards)
  await app.stop()
})

test('a broken file shows its problems and keeps its last good content; repaired, the problems go', async () => {
  const made = bench()
  made.library.putDeck(VERBS, aDeck())
  const app = await openWindow(made)
  made.library.breakDeck(VERBS, 'a quote is not closed')
  const broken = await until(app.home, (view) => (view?.decks[0]?.problems.length ?? 0) > 0)
  expect(broken?.decks).toMatchObject([{ cardCount: 3, newCount: 3, problems: [{ line: 3, column: 7 }] }])
  expect(broken?.brokenFiles).toEqual([])
  const review = await reviewOf(app)
  await answer(review, 3)
  made.library.putDeck(VERBS, aDeck({ notes: 4 }))
  const repaired = await until(app.home, (view) => view?.decks[0]?.problems.length === 0)
  expect(repaired?.decks).toMatchObject([{ cardCount: 4 }])
  await expectWhole(made)
  await app.stop()
})

test('a file that never was a deck is listed with its problems, and the other decks work', async () => {
  const made = bench()
  made.library.breakDeck('library/bad.deck.yaml')
  made.library.putDeck(VERBS, aDeck())
  const app = await openWindow(made)
  expect(await until(app.home, (view) => view !== undefined)).toMatchObject({
    brokenFiles: [{ path: 'library/bad.deck.yaml', problems: [{ line: 3 }] }],
    decks: [{ title: 'Verbs' }],
  })
  await app.stop()
})

test('a deck edited under a session: the card on the screen is read anew, a removed one is passed over', async () => {
  const made = bench()
  made.library.putDeck(VERBS, aDeck())
  const app = await openWindow(made)
  const review = await reviewOf(app)
  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n1', 'Corrected'), aNote('n2'), aNote('n3')] }))
  await until(review.view, (view) => 'card' in view && JSON.stringify(view.card.note).includes('Corrected'))
  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n2'), aNote('n3')] }))
  await until(review.view, (view) => 'card' in view && view.card.cardId === 'verbs:n2:0')
  await answer(review, 3)
  await expectWhole(made)
  await app.stop()
})

test('the library’s copy of a bundled deck takes its place, with the progress; without it the bundled one is back', async () => {
  const made = bench()
  made.library.putDeck('bundled/verbs.deck.yaml', aDeck())
  const app = await openWindow(made)
  await answer(await reviewOf(app), 4)
  made.library.putDeck(VERBS, aDeck({ title: 'My verbs' }))
  const own = await until(app.home, (view) => view?.decks[0]?.title === 'My verbs')
  expect(own?.decks).toMatchObject([{ isBundled: false, newCount: 2 }])
  expect(own?.brokenFiles).toEqual([])
  made.library.removeFile(VERBS)
  const back = await until(app.home, (view) => view?.decks[0]?.isBundled === true)
  expect(back?.decks).toMatchObject([{ title: 'Verbs', newCount: 2 }])
  await expectWhole(made)
  await app.stop()
})

test('of two files with one deck id the second says so, and the first keeps the deck', async () => {
  const made = bench()
  made.library.putDeck('library/a.deck.yaml', aDeck({ title: 'First' }))
  made.library.putDeck('library/b.deck.yaml', aDeck({ title: 'Second' }))
  const app = await openWindow(made)
  expect(await until(app.home, (view) => view !== undefined)).toMatchObject({
    decks: [{ title: 'First' }],
    brokenFiles: [
      {
        path: 'library/b.deck.yaml',
        problems: [{ message: expect.stringContaining('library/a.deck.yaml') }],
      },
    ],
  })
  await app.stop()
})

test('only files that changed are read at the next start', async () => {
  const made = bench()
  made.library.putDeck(VERBS, aDeck())
  made.library.putDeck('library/nouns.deck.yaml', aDeck({ id: 'nouns' }))
  await (await openWindow(made)).stop()
  made.library.calls.length = 0
  made.library.putDeck(VERBS, aDeck({ notes: 5 }))
  const app = await openWindow(made)
  expect(made.library.calls.filter((name) => name === 'decks:read')).toHaveLength(1)
  await app.stop()
})

test('a deck of more notes than fit in one transaction is stored whole, and reordering it keeps the progress', async () => {
  const made = bench()
  const notes = Array.from({ length: 3000 }, (_, index) => aNote(`n${index}`))
  made.library.putDeck(VERBS, aDeck({ notes }))
  const app = await openWindow(made)
  await answer(await reviewOf(app), 4)
  made.library.putDeck(VERBS, aDeck({ notes: notes.toReversed(), title: 'Reversed' }))
  const home = await until(app.home, (view) => view?.decks[0]?.title === 'Reversed')
  expect(home?.decks).toMatchObject([{ cardCount: 3000, newCount: 19 }])
  expect((await reviewOf(app)).view.get()).toMatchObject({ card: { cardId: 'verbs:n2999:0' } })
  await expectWhole(made)
  await app.stop()
})
