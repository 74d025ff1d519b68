import { expect, test } from 'vitest'
import { homeFigures } from '../../renderer/app/home/homeFigures.ts'
import { createStore, isSameValue } from '../../renderer/app/store.ts'
import type { DeckId, StudyDay } from '../../renderer/core/model/card.ts'
import { emptyCounts, type DeckCountsRow, type DeckRow } from '../../renderer/data/index.ts'

const at = { nowMs: 1_000_000, day: 100 as StudyDay, dayEndMs: 10_000_000 }
const deck: DeckRow = {
  id: 'verbs' as DeckId,
  title: 'Verbs',
  exams: [],
  noteTypes: [],
  path: 'library/verbs.deck.yaml',
  origin: 'library',
  noteCount: 50,
  cardCount: 50,
}

function homeWith(counts: Partial<DeckCountsRow>) {
  const rows = {
    decks: [deck],
    counts: [{ ...emptyCounts(deck.id), ...counts }],
    choices: [],
    presets: new Map(),
    files: [],
  }
  return homeFigures({ rows, held: new Map(), pace: null, notices: [], libraryPath: '/library', hour: 9 }, at)
}

test('home promises no more than the daily limits leave', () => {
  const studied = { day: at.day, newCount: 15, reviewCount: 190 }
  const home = homeWith({ newCount: 40, reviewByDay: { 90: 30, 100: 5, 101: 9 }, studied })
  expect(home.decks).toMatchObject([{ newCount: 5, dueCount: 10 }])
  expect(home.waitingCount).toBe(15)
  expect(home.next).toBeNull()
})

test('what was studied on another day takes nothing from today’s limits', () => {
  const studied = { day: 99 as StudyDay, newCount: 20, reviewCount: 200 }
  expect(homeWith({ newCount: 40, studied }).decks).toMatchObject([{ newCount: 20 }])
})

test('learning cards count once they can be asked, and until then home says that they come later today', () => {
  const soon = at.nowMs + 19 * 60_000
  const later = at.nowMs + 25 * 60_000
  expect(homeWith({ learningDueMs: [soon] }).decks).toMatchObject([{ learningCount: 1 }])
  const home = homeWith({ learningDueMs: [later] })
  expect(home.decks).toMatchObject([{ learningCount: 0 }])
  expect(home.next).toEqual({ inDays: 0, count: 1 })
})

test('with nothing left today, the next day with something due is named', () => {
  expect(homeWith({ reviewByDay: { 103: 4, 110: 9 } }).next).toEqual({ inDays: 3, count: 4 })
  expect(homeWith({}).next).toBeNull()
})

test('the forecast holds what is overdue in today, and retention is the mean of the reviewed cards', () => {
  const home = homeWith({ reviewByDay: { 90: 2, 101: 3 }, reviewedCards: 4, recall: { day: at.day, sum: 3 } })
  expect(home.decks[0]?.forecast.slice(0, 3)).toEqual([2, 3, 0])
  expect(home.decks[0]?.retention).toBe(0.75)
})

test('a store wakes its listeners only when the value is another one, and works only while it is watched', () => {
  const events: string[] = []
  const store = createStore<{ n: number }>(
    { n: 1 },
    {
      isSame: isSameValue,
      onWatched: () => {
        events.push('watched')
        return () => events.push('left')
      },
    },
  )
  const stop = store.subscribe(() => events.push(`n=${store.get().n}`))
  store.set({ n: 1 })
  store.set({ n: 2 })
  stop()
  stop()
  store.set({ n: 3 })
  expect(events).toEqual(['watched', 'n=2', 'left'])
})
