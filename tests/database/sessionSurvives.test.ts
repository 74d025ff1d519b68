import { expect, test } from 'vitest'
import { NEW_PROGRESS } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import {
  aDeck,
  aNote,
  answer,
  bench,
  DAY_MS,
  expectWhole,
  openWindow,
  reviewOf,
  settled,
  until,
} from '../support/libraryBench.ts'

const SUSPENDED = { ...NEW_PROGRESS, isSuspended: true }

async function studying(notes = 4) {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes }))
  const app = await openWindow(made)
  return { made, app, review: await reviewOf(app) }
}

test('a window closed in the middle of a card loses nothing: the card is asked again', async () => {
  const { made, app, review } = await studying()
  await answer(review, 4)
  review.turn()
  await app.stop()
  const again = await openWindow(made)
  const next = await reviewOf(again)
  expect(next.view.get()).toMatchObject({
    phase: 'question',
    card: { cardId: 'verbs:n2:0' },
    counts: { new: 3 },
  })
  expect(made.library.journal).toHaveLength(1)
  await expectWhole(made)
  await again.stop()
})

test('a note edited under the session is drawn anew, turned as it was, and its card keeps its undo', async () => {
  const { made, app, review } = await studying()
  await answer(review, 3)
  review.turn()
  const notes = ['n1', 'n2', 'n3', 'n4'].map((id) => aNote(id, id === 'n2' ? 'mended' : undefined))
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes }))
  await until(
    review.view,
    (view) => view.phase === 'answer' && JSON.stringify(view.card.note).includes('mended'),
  )
  await review.undo()
  expect(review.view.get()).toMatchObject({ card: { cardId: 'verbs:n1:0' }, canUndo: false })
  await review.redo()
  expect(await settled(review)).toMatchObject({ phase: 'question', card: { cardId: 'verbs:n2:0' } })
  await expectWhole(made)
  await app.stop()
})

test('a note taken out of the deck leaves the session, and what was answered before can still be undone', async () => {
  const { made, app, review } = await studying()
  await answer(review, 4)
  await answer(review, 4)
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: ['n1', 'n2', 'n4'].map((id) => aNote(id)) }))
  await until(review.view, (view) => 'card' in view && view.card.cardId === 'verbs:n4:0')
  await review.undo()
  expect(review.view.get()).toMatchObject({ card: { cardId: 'verbs:n2:0' } })
  await review.redo()
  expect(await settled(review)).toMatchObject({ card: { cardId: 'verbs:n4:0' } })
  await answer(review, 4)
  expect(review.view.get()).toMatchObject({ phase: 'done', summary: { answered: 3 } })
  await expectWhole(made)
  await app.stop()
})

test('the rollover in the middle of a session: changes go by the new day, and undo still leads back', async () => {
  const { made, app, review } = await studying()
  await answer(review, 4)
  made.nowMs += DAY_MS
  await review.bury('card')
  const body = made.library.journal[1]?.body as {
    studyDay: number
    cards: { after: { buriedUntilDay: number } }[]
  }
  expect(body.cards[0]?.after.buriedUntilDay).toBe(body.studyDay + 1)
  await review.undo()
  await review.undo()
  expect(review.view.get()).toMatchObject({ card: { cardId: 'verbs:n1:0' }, canUndo: false })
  await expectWhole(made)
  await app.stop()
})

test('a card that was changed in another window is not answered as it was', async () => {
  const { made, app, review } = await studying()
  review.turn()
  const card = 'verbs:n1:0'
  const change = { at: made.nowMs, studyDay: 1, action: 'suspend', cards: [{ card, after: SUSPENDED }] }
  const bodies = [{ type: 'change', ...change }]
  await made.library.connect().call('journal:append', { afterSeq: 0, bodies })
  await review.rate(3)
  expect(made.library.journal.map(({ body }) => body['type'])).toEqual(['change'])
  expect(await settled(review)).toMatchObject({
    error: expect.stringContaining('another window'),
    card: { cardId: 'verbs:n2:0' },
  })
  await answer(review, 4)
  await expectWhole(made)
  await app.stop()
})
