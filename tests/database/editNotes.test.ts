import { expect, test } from 'vitest'
import type { CardId } from '../../renderer/core/model/card.ts'
import {
  aDeck,
  aNote,
  answer,
  bench,
  expectWhole,
  openWindow,
  reviewOf,
  until,
} from '../support/libraryBench.ts'

const VERBS = 'library/verbs.deck.yaml'
const FIRST = 'verbs:n1:0' as CardId

async function studied() {
  const made = bench()
  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n1'), aNote('n2')] }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  const opened = await app.openNote(FIRST)
  if (opened === null || opened.note.kind !== 'basic') throw new Error('the note is not there')
  return { made, app, review, opened, note: opened.note }
}

test('a note edited in a session is in the file, on the card in sight, and keeps its progress', async () => {
  const { made, app, review, opened, note } = await studied()
  await answer(review, 1)
  await answer(review, 3)
  await until(review.view, (view) => 'card' in view && view.card.cardId === FIRST)
  review.turn()
  const saved = await app.saveNote(opened, { ...note, front: 'Mended', tags: ['mine'] })
  expect(saved).toMatchObject({ ok: true, saved: { note: { front: 'Mended' } } })
  expect(made.library.files.get(VERBS)?.deck?.notes[0]).toMatchObject({ front: 'Mended', tags: ['mine'] })
  const view = await until(
    review.view,
    (each) => 'card' in each && each.card.note.kind === 'basic' && each.card.note.front === 'Mended',
  )
  expect(view).toMatchObject({ phase: 'answer', card: { cardId: FIRST } })
  expect((await app.readCardInfo(FIRST))?.progress).toMatchObject({ reps: 1 })
  await expectWhole(made)

  if (!saved.ok) throw new Error(saved.message)
  expect(await app.saveNote(saved.saved, note)).toMatchObject({ ok: true })
  expect(made.library.files.get(VERBS)?.deck?.notes[0]).toMatchObject({ front: 'Front of n1', tags: [] })
  await app.stop()
})

test('an edit that takes the card in sight away passes on to the next one', async () => {
  const made = bench()
  const text = 'A {{c1::one}} and a {{c2::two}}.'
  made.library.putDeck(VERBS, aDeck({ notes: [{ id: 'gaps', kind: 'cloze', text }, aNote('n2')] }))
  const app = await openWindow(made)
  const review = await reviewOf(app)
  const shown = await until(review.view, (view) => 'card' in view)
  expect(shown).toMatchObject({ card: { cardId: 'verbs:gaps:0' } })
  const opened = await app.openNote('verbs:gaps:0' as CardId)
  if (opened?.note.kind !== 'cloze') throw new Error('the note is not there')
  await app.saveNote(opened, { ...opened.note, text: 'A one and a {{c2::two}}.' })
  await until(review.view, (view) => 'card' in view && view.card.cardId !== 'verbs:gaps:0')
  await expectWhole(made)
  await app.stop()
})

test('a file changed meanwhile is no hindrance as long as the note in it is the same', async () => {
  const { made, app, opened, note } = await studied()
  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n1'), aNote('n2', 'Changed elsewhere')] }))
  expect(await app.saveNote(opened, { ...note, front: 'Mended' })).toMatchObject({ ok: true })
  expect(made.library.files.get(VERBS)?.deck?.notes).toMatchObject([
    { front: 'Mended' },
    { front: 'Changed elsewhere' },
  ])
  await app.stop()
})

test('a note changed meanwhile is not overwritten, and the reason is said', async () => {
  const { made, app, opened, note } = await studied()
  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n1', 'Changed elsewhere'), aNote('n2')] }))
  expect(await app.saveNote(opened, { ...note, front: 'Mended' })).toMatchObject({ ok: false })
  expect(made.library.files.get(VERBS)?.deck?.notes[0]).toMatchObject({ front: 'Changed elsewhere' })
  made.library.putDeck(VERBS, aDeck({ notes: [aNote('n2')] }))
  expect(await app.saveNote(opened, { ...note, front: 'Mended' })).toMatchObject({
    ok: false,
    message: expect.stringContaining('not in the deck file any more'),
  })
  await app.stop()
})

test('a note of a bundled deck is saved in a copy of the deck, with the progress', async () => {
  const made = bench()
  made.library.putDeck('bundled/verbs.deck.yaml', aDeck())
  const app = await openWindow(made)
  await answer(await reviewOf(app), 4)
  const opened = await app.openNote(FIRST)
  expect(opened).toMatchObject({ isBundled: true })
  if (opened?.note.kind !== 'basic') throw new Error('the note is not there')
  const saved = await app.saveNote(opened, { ...opened.note, back: 'Mine' })
  expect(saved).toMatchObject({ ok: true, saved: { isBundled: false, path: VERBS, note: { back: 'Mine' } } })
  expect((await app.readCardInfo(FIRST))?.progress.reps).toBe(1)
  await expectWhole(made)
  await app.stop()
})

test('a note added beside another one makes its cards', async () => {
  const { made, app, opened, note } = await studied()
  expect(await app.addNote(opened, { ...note, id: 'n3', front: 'New' })).toMatchObject({ ok: true })
  expect(made.library.files.get(VERBS)?.deck?.notes.map(({ id }) => id)).toEqual(['n1', 'n3', 'n2'])
  expect((await app.readCardInfo('verbs:n3:0' as CardId))?.progress.state).toBe('new')
  await app.stop()
})
