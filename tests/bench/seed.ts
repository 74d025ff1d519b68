// `npm run seed -- --cards N --library DIR`: makes a library folder with N cards and about three answers for each,
// as a learner of half a year would have left it. The same N always gives the same library, up to today's date.
import { mkdir, open, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Deck } from '../../decks/format/schema.ts'
import { encodeHeader, encodeLine, FIRST_CHECK } from '../../electron/host/journalLine.ts'
import { segmentName } from '../../electron/host/journalSegment.ts'
import { seededRandom } from '../../renderer/core/cards/random.ts'
import type { CardId, CardProgress, DeckId, Rating } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import type { JournalRecord, ReviewRecord } from '../../renderer/core/model/journalRecord.ts'
import { cardIdOf } from '../../renderer/core/progress/ids.ts'
import { NEW_PROGRESS, scheduleOutcomes } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import { studyDayAt, studyDayStartMs } from '../../renderer/core/time/studyDay.ts'

const NOTES_PER_DECK = 10_000
const LIBRARY_FILE = 'verso.library.json'
const SEGMENT_BYTES = 8 * 1024 * 1024
const DAY_MS = 86_400_000
const HISTORY_DAYS = 180
const ZONE = 'UTC'
const ROLLOVER_HOUR = 4

export interface Seeded {
  readonly libraryId: string
  readonly cards: number
  readonly reviews: number
}

/** Refuses a folder that already holds a library: nothing of a person's may be written over. */
export async function seedLibrary(folder: string, cards: number, nowMs: number): Promise<Seeded> {
  const ids: CardId[] = []
  await mkdir(path.join(folder, 'decks'), { recursive: true })
  if (await exists(path.join(folder, LIBRARY_FILE)))
    throw new Error(`${folder} is a library: choose an empty folder`)
  for (let first = 0; first < cards; first += NOTES_PER_DECK) {
    const deck = seededDeck(first, Math.min(NOTES_PER_DECK, cards - first))
    await writeFile(path.join(folder, 'decks', `${deck.id}.deck.json`), `${JSON.stringify(deck, null, 1)}\n`)
    for (const note of deck.notes) {
      const id = cardIdOf(deck.id as DeckId, note.id, 0)
      // Three cards of four have been studied.
      if (seededRandom(`${id} met`)() >= 0.25) ids.push(id)
    }
  }
  return { cards, ...(await seedJournal(folder, ids, nowMs, HISTORY_DAYS)) }
}

/** Makes `folder` a library in which these cards have been studied, each from some day of the last `days` on. */
export async function seedJournal(
  folder: string,
  ids: readonly CardId[],
  nowMs: number,
  days: number,
): Promise<Omit<Seeded, 'cards'>> {
  await Promise.all(
    ['decks', 'progress', 'backups'].map((name) => mkdir(path.join(folder, name), { recursive: true })),
  )
  const libraryId = `seeded-${ids.length}`
  const records: ReviewRecord[] = []
  for (const id of ids) addHistory(records, id, nowMs, days)
  records.sort((one, other) => one.at - other.at)
  await writeJournal(path.join(folder, 'progress'), libraryId, records)
  await writeLibraryFile(folder, libraryId, nowMs - days * DAY_MS)
  return { libraryId, reviews: records.length }
}

/** Makes the folder a library. */
export async function writeLibraryFile(
  folder: string,
  libraryId: string,
  createdAtMs: number,
): Promise<void> {
  const library = { format: 1, id: libraryId, createdAt: new Date(createdAtMs).toISOString() }
  await writeFile(path.join(folder, LIBRARY_FILE), `${JSON.stringify(library, null, 2)}\n`)
}

/** A deck of so many notes, numbered from `first`. */
export function seededDeck(first: number, count: number): Deck {
  const number = String(first / NOTES_PER_DECK + 1).padStart(2, '0')
  return {
    format: 1,
    id: `seeded-${number}`,
    title: `Seeded deck ${number}`,
    description: 'Made by `npm run seed` to measure Verso with.',
    language: 'en',
    exams: [],
    noteTypes: [],
    notes: Array.from({ length: count }, (_, index) => ({
      id: `n${first + index}`,
      kind: 'basic',
      tags: [`seeded::${index % 10}`],
      front: `What is fact **${first + index}** of this deck about?`,
      back: `It is about the number ${first + index}, and about ${(first + index) * 7} as well.`,
      reversed: false,
    })),
  }
}

/** From some day of the last `days` on, each review when it fell due, or a few days late. */
function addHistory(records: ReviewRecord[], card: CardId, nowMs: number, days: number): void {
  const random = seededRandom(card)
  let progress: CardProgress = NEW_PROGRESS
  let at =
    nowMs - Math.floor((0.02 + random() ** 2 * 0.98) * days) * DAY_MS + Math.floor(random() * 3_600_000)
  while (at < nowMs - 3_600_000) {
    const day = studyDayAt(at, ZONE, ROLLOVER_HOUR)
    const dayEndMs = studyDayStartMs((day + 1) as typeof day, ZONE, ROLLOVER_HOUR)
    const rating = ratingFor(random())
    const { after } = scheduleOutcomes(card, progress, { nowMs: at, day, dayEndMs }, DEFAULT_DECK_OPTIONS)[
      rating
    ]
    const answerMs = 2_000 + Math.floor(random() * 14_000)
    records.push({
      type: 'review',
      at,
      card,
      rating,
      answerMs,
      stateBefore: progress.state,
      studyDay: day,
      after,
    })
    progress = after
    // Some are late by a day or five, as people are.
    at = after.dueAtMs ?? at + ((after.dueDay ?? day + 1) - day + Math.floor(random() ** 4 * 6)) * DAY_MS
  }
}

function ratingFor(chance: number): Rating {
  if (chance < 0.08) return 1
  if (chance < 0.2) return 2
  return chance < 0.9 ? 3 : 4
}

/** Writes the journal's files; `folder` is the library's `progress`. */
export async function writeJournal(
  folder: string,
  libraryId: string,
  records: readonly JournalRecord[],
): Promise<void> {
  let check = FIRST_CHECK
  for (let index = 0; index < records.length;) {
    const handle = await open(path.join(folder, segmentName(index + 1)), 'wx')
    let text = encodeHeader(index, check, libraryId)
    while (index < records.length && text.length < SEGMENT_BYTES) {
      const line = encodeLine(index + 1, check, { ...records[index] })
      text += line.text
      check = line.check
      index += 1
    }
    await handle.writeFile(text)
    await handle.close()
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

if (process.argv[1]?.endsWith('seed.ts')) {
  const { values } = parseArgs({ options: { cards: { type: 'string' }, library: { type: 'string' } } })
  const cards = Number(values.cards)
  if (values.library === undefined || !Number.isInteger(cards) || cards < 1) {
    console.error('npm run seed -- --cards N --library DIR')
    process.exit(2)
  }
  const seeded = await seedLibrary(path.resolve(values.library), cards, Date.now())
  console.log(`${seeded.cards} cards and ${seeded.reviews} reviews in ${path.resolve(values.library)}`)
}
