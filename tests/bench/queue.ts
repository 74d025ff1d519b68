// How long a deck with thousands of due cards takes to open, beside reading the same rows with nothing of Verso around.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { DeckId, StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import type { JournalRecord } from '../../renderer/core/model/journalRecord.ts'
import type { ReviewOrder } from '../../renderer/core/model/orders.ts'
import { cardIdOf } from '../../renderer/core/progress/ids.ts'
import { NEW_PROGRESS } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import { openBrowserWindow } from './browserWindow.ts'
import { median, type Figure } from './figures.ts'
import type { Prepared } from './prepare.ts'
import { seededDeck, writeJournal, writeLibraryFile } from './seed.ts'

const DAY_MS = 86_400_000
const ALLOWED_MS = 200

/** Makes libraries with one deck, all of whose cards are due, and whose limits let all of them be asked in that order. */
export function dueDeckSeeder(reviewOrder: ReviewOrder) {
  return (folder: string, cards: number, nowMs: number) => seedDueDeck(folder, cards, nowMs, reviewOrder)
}

async function seedDueDeck(
  folder: string,
  cards: number,
  nowMs: number,
  reviewOrder: ReviewOrder,
): Promise<void> {
  const deck = seededDeck(0, cards)
  await Promise.all(
    ['decks', 'progress', 'backups'].map((name) => mkdir(path.join(folder, name), { recursive: true })),
  )
  await writeFile(path.join(folder, 'decks', `${deck.id}.deck.json`), `${JSON.stringify(deck)}\n`)
  const today = Math.floor(nowMs / DAY_MS)
  const options = { ...DEFAULT_DECK_OPTIONS, reviewsPerDay: 2 * cards, reviewOrder }
  const records: JournalRecord[] = [
    { type: 'options', at: nowMs - 90 * DAY_MS, deck: deck.id as DeckId, options, preset: null },
    ...deck.notes.map((note, index): JournalRecord => {
      const studyDay = (today - 40 - (index % 50)) as StudyDay
      const at = studyDay * DAY_MS + 43_200_000
      return {
        type: 'review',
        at,
        card: cardIdOf(deck.id as DeckId, note.id, 0),
        rating: 3,
        answerMs: 5000,
        stateBefore: 'new',
        studyDay,
        after: {
          ...NEW_PROGRESS,
          state: 'review',
          dueDay: (studyDay + 5 + (index % 30)) as StudyDay,
          stabilityDays: 5 + (index % 30),
          difficulty: 5,
          lastReviewAtMs: at,
          lastReviewDay: studyDay,
          reps: 1,
        },
      }
    }),
  ]
  await writeJournal(path.join(folder, 'progress'), 'due', records)
  await writeLibraryFile(folder, 'due', nowMs - 90 * DAY_MS)
}

/** What opening costs above reading the rows: median of pairs, each taken in one window. */
export async function measureQueue(prepared: Prepared, order: ReviewOrder, pairs: number): Promise<Figure[]> {
  const server = await prepared.serve()
  const { context, page } = await openBrowserWindow(prepared.profile)
  const above: number[] = []
  try {
    await page.goto(server.address)
    const link = page.getByRole('link', { name: 'Study now' })
    for (let pair = 0; pair < pairs + 1; pair += 1) {
      await link.waitFor()
      const floor = await page.evaluate(readDueRows)
      const opened = await page.evaluate(openStudyNow)
      await page.evaluate(() => (window.location.hash = '#/'))
      // The first opening also draws the study screen for the first time.
      if (pair > 0) above.push(opened - floor)
    }
  } finally {
    await context.close()
    await server.stop()
  }
  const name = `${prepared.cards.toLocaleString('en')} due cards, order ${order}: opening, less reading their rows`
  return [{ name, unit: 'ms', measured: median(above), floor: null, aim: ALLOWED_MS, samples: above.length }]
}

/** Runs in the page: from the click to the question in sight, in ms. */
async function openStudyNow(): Promise<number> {
  const link = [...document.querySelectorAll('a')].find((each) => each.textContent?.trim() === 'Study now')
  const startedAt = performance.now()
  link?.click()
  do await new Promise((drawn) => requestAnimationFrame(drawn))
  while (document.querySelector('iframe[title=Question]:not([aria-hidden])') === null)
  return performance.now() - startedAt
}

/** Runs in the page: reads all rows of the review queue through the index, in ms. */
async function readDueRows(): Promise<number> {
  const name = (await indexedDB.databases())
    .map((each) => each.name ?? '')
    .find((each) => each.startsWith('verso-'))
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name ?? '')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const startedAt = performance.now()
  const rows = await new Promise<number>((resolve, reject) => {
    const range = IDBKeyRange.bound(['seeded-01', 'review', -Infinity], ['seeded-01', 'review', Infinity])
    const index = database.transaction('cards').objectStore('cards').index('[deckId+queue+order]')
    const request = index.getAll(range)
    request.onsuccess = () => resolve(request.result.length)
    request.onerror = () => reject(request.error)
  })
  const elapsed = performance.now() - startedAt
  database.close()
  if (rows < 19_000) throw new Error(`${rows} rows are due: the library was not seeded as it should be`)
  return elapsed
}
