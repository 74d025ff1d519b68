import { expect, test } from 'vitest'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import type { DeckCountsRow, StateRow } from '../../renderer/data/index.ts'
import type { Review } from '../../renderer/app/index.ts'
import {
  aDeck,
  answer,
  bench,
  DAY_MS,
  dump,
  expectWhole,
  openWindow,
  reviewOf,
  settled,
  type Bench,
} from '../support/libraryBench.ts'

async function atTheDesk(
  notes = 4,
): Promise<{ made: Bench; app: Awaited<ReturnType<typeof openWindow>>; review: Review }> {
  const made = bench()
  made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes }))
  const app = await openWindow(made)
  return { made, app, review: await reviewOf(app) }
}

const cardOf = (review: Review) => {
  const view = review.view.get()
  return 'card' in view ? view.card.cardId : view.phase
}
const toldBy = (review: Review) => {
  const view = review.view.get()
  return 'told' in view ? view.told : null
}
/** The stored cards and what is counted of them; a day on which nothing was studied is as good as none. */
const stateOf = async (made: Bench) => {
  const { cards, deckCounts, meta } = await dump(made)
  const counts = (deckCounts as DeckCountsRow[]).map(({ recall: _recall, studied, answers, ...row }) => ({
    ...row,
    studied: studied === null || studied.newCount + studied.reviewCount === 0 ? null : studied,
    answers: answers.count === 0 ? null : answers,
  }))
  const [state] = meta as StateRow[]
  return { cards, counts, digest: state?.cards }
}

test('undo and redo go all the way back and forward again, each saying what it did', async () => {
  const { made, app, review } = await atTheDesk()
  const states = [await stateOf(made)]
  const gestures = [
    () => answer(review, 3),
    () => review.flag(2),
    () => answer(review, 1),
    () => review.suspend('card'),
    () => answer(review, 4),
    () => review.bury('note'),
  ]
  for (const gesture of gestures) {
    made.nowMs += 3000
    await gesture()
    states.push(await stateOf(made))
  }
  expect(cardOf(review)).toBe('verbs:n1:0')
  for (let back = gestures.length - 1; back >= 0; back -= 1) {
    await review.undo()
    expect(await stateOf(made)).toEqual(states[back])
  }
  expect(await settled(review)).toMatchObject({ canUndo: false, canRedo: true })
  for (let on = 1; on <= gestures.length; on += 1) {
    await review.redo()
    expect(await stateOf(made)).toEqual(states[on])
    expect(toldBy(review)).toMatch(/again/)
  }
  await expectWhole(made)
  await review.undo()
  expect(toldBy(review)).toContain('Took back')
  await answer(review, 3)
  expect(await settled(review)).toMatchObject({ canRedo: false })
  await app.stop()
  await openWindow(made)
  await expectWhole(made)
})

test('suspending and burying take the card out of the session, flagging and marking leave it there', async () => {
  const { made, app, review } = await atTheDesk(3)
  review.turn()
  await review.flag(5)
  expect(review.view.get()).toMatchObject({
    phase: 'answer',
    card: { flag: 5 },
    told: 'Flagged the card pink.',
  })
  await review.setLeech(true)
  expect(review.view.get()).toMatchObject({ phase: 'answer', card: { cardId: 'verbs:n1:0', isLeech: true } })
  await review.bury('card')
  expect(review.view.get()).toMatchObject({
    phase: 'question',
    card: { cardId: 'verbs:n2:0' },
    counts: { new: 2 },
  })
  await review.suspend('note')
  expect(cardOf(review)).toBe('verbs:n3:0')
  await review.forget()
  expect(made.library.journal).toHaveLength(4)
  await expectWhole(made)
  await app.stop()
})

test('a date that the learner sets is kept, in study days', async () => {
  const { made, app, review } = await atTheDesk(3)
  await review.setDue({ inDays: 12 })
  expect(toldBy(review)).toBe('The card will be asked in 12 days.')
  await review.setDue({ inDays: 0 })
  expect(cardOf(review)).toBe('verbs:n2:0')
  const body = made.library.journal[0]?.body as { studyDay: number; cards: { after: { dueDay: number } }[] }
  expect(body.cards[0]?.after.dueDay).toBe(body.studyDay + 12)
  await review.setDue({ day: (body.studyDay + 3) as StudyDay })
  made.nowMs += 3 * DAY_MS
  const later = await reviewOf(app)
  expect(later.view.get()).toMatchObject({ counts: { review: 1 } })
  await expectWhole(made)
  await app.stop()
})

test('what was undone yesterday is not done again today', async () => {
  const { made, app, review } = await atTheDesk()
  await answer(review, 3)
  await review.undo()
  made.nowMs += DAY_MS
  await review.redo()
  expect(review.view.get()).toMatchObject({ error: expect.stringContaining('new study day') })
  expect(made.library.journal).toHaveLength(2)
  await app.stop()
})

test('a second look at the question changes nothing else', async () => {
  const { app, review } = await atTheDesk()
  review.look()
  expect(review.view.get()).toMatchObject({ phase: 'question', isLooking: false })
  review.turn()
  review.look()
  expect(review.view.get()).toMatchObject({ phase: 'answer', isLooking: true })
  await review.rate(3)
  expect(review.view.get()).toMatchObject({ phase: 'question', isLooking: false })
  await app.stop()
})
