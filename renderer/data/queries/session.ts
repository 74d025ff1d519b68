import { Dexie } from 'dexie'
import { compareDecks } from '../../core/cards/deckOrder.ts'
import type { Card, CardId, DeckId, NoteKey, StudyDay } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import { effectiveOptions } from '../../core/model/preset.ts'
import type { Result } from '../../core/model/result.ts'
import { withoutSiblings } from '../../core/queue/buildQueue.ts'
import type { ReviewLog } from '../../core/model/review.ts'
import { noteKeyOf } from '../../core/progress/ids.ts'
import { cardOfRow } from '../cardRow.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { readPresets } from '../presets.ts'
import { visitLatestLogs } from '../logBlocks.ts'
import type { CardQueue, CardRow, DeckCountsRow, DeckRow } from '../rows.ts'

/** What a session needs to know of a deck before its cards. */
export interface DeckFacts {
  readonly deck: DeckRow
  readonly counts: DeckCountsRow | undefined
  /** Its own or its preset's. */
  readonly options: DeckOptions
}

/** The decks with these ids, or all in their order; those that there are not are left out. */
export function readDeckFacts(
  database: VersoDatabase,
  deckIds: readonly DeckId[] | 'all',
): Promise<Result<DeckFacts[], DatabaseError>> {
  const { decks, deckCounts, options, documents } = database
  return databaseCall('readDeckFacts', () =>
    database.transaction('r', [decks, deckCounts, options, documents], async () => {
      const rows =
        deckIds === 'all' ? (await decks.toArray()).sort(compareDecks) : await decks.bulkGet([...deckIds])
      const found = rows.filter((row) => row !== undefined)
      const ids = found.map(({ id }) => id)
      const [counts, choices, presets] = await Promise.all([
        deckCounts.bulkGet(ids),
        options.bulkGet(ids),
        readPresets(database),
      ])
      return found.map((deck, index) => ({
        deck,
        counts: counts[index],
        options: effectiveOptions(choices[index], presets),
      }))
    }),
  )
}

/** Keys of the notes of which a card was answered on that study day: read back from the end of the logs. */
export function readNotesStudiedOn(
  database: VersoDatabase,
  day: StudyDay,
): Promise<Result<Set<NoteKey>, DatabaseError>> {
  return databaseCall('readNotesStudiedOn', async () => {
    const keys = new Set<NoteKey>()
    await visitLatestLogs(database, (log) => {
      if (log.after.lastReviewDay !== day) return false
      if (log.undoneBySeq === null) keys.add(noteKeyOf(log.cardId))
      return true
    })
    return keys
  })
}

/** The latest answers, at most so many, for the learner's pace. */
export function readLatestLogs(
  database: VersoDatabase,
  limit: number,
): Promise<Result<ReviewLog[], DatabaseError>> {
  return databaseCall('readLatestLogs', async () => {
    const logs: ReviewLog[] = []
    await visitLatestLogs(database, (log) => logs.push(log) < limit)
    return logs
  })
}

/** Cards of the deck in learning that fall due before that moment. */
export function readLearning(
  database: VersoDatabase,
  deckId: DeckId,
  beforeMs: number,
): Promise<Result<Card[], DatabaseError>> {
  return databaseCall('readLearning', async () =>
    (await rowsInQueue(database, deckId, 'learning', beforeMs - 1).toArray()).map(cardOfRow),
  )
}

/** Buried cards of the deck that may be asked again on that study day: new ones and such in learning. */
export function readUnburied(
  database: VersoDatabase,
  deckId: DeckId,
  day: StudyDay,
): Promise<Result<Card[], DatabaseError>> {
  return databaseCall('readUnburied', async () =>
    (await rowsInQueue(database, deckId, 'buried', day).toArray()).map(cardOfRow),
  )
}

/** Cards of one queue, and how many more there would be if their siblings were not asked instead. */
export interface LimitedCards {
  readonly cards: readonly Card[]
  readonly heldBack: number
}

/** What is left out of a reading. */
export interface DueFilter {
  /** At most so many, the first by the queue's own order: longest overdue, or first in the deck. */
  readonly limit: number
  /** Null: cards of one note do not hold each other back. Else none of these notes, and one of each other note. */
  readonly notes: ReadonlySet<NoteKey> | null
}

/** Cards of the deck due by that study day, or new ones (`day` null). */
export function readDue(
  database: VersoDatabase,
  deckId: DeckId,
  day: StudyDay | null,
  { limit, notes }: DueFilter,
): Promise<Result<LimitedCards, DatabaseError>> {
  return databaseCall(day === null ? 'readNew' : 'readReviews', async () => {
    if (limit === 0) return { cards: [], heldBack: 0 }
    const range = rowsInQueue(database, deckId, day === null ? 'new' : 'review', day ?? Infinity)
    for (let size = limit + 50; ; size *= 4) {
      const rows = await (Number.isFinite(size) ? range.limit(size) : range).toArray()
      const cards = rows.map(cardOfRow)
      const kept = notes === null ? cards : withoutSiblings(cards, new Set(notes))
      if (kept.length < limit && rows.length === size) continue
      return {
        cards: kept.slice(0, limit),
        heldBack: rows.length < size ? rows.length - kept.length : 0,
      }
    }
  })
}

/** Ids of the deck's new cards, in deck order: to draw lots among many without reading them. */
export function readNewIds(
  database: VersoDatabase,
  deckId: DeckId,
): Promise<Result<CardId[], DatabaseError>> {
  return databaseCall(
    'readNewIds',
    async () => (await rowsInQueue(database, deckId, 'new', Infinity).primaryKeys()) as CardId[],
  )
}

/** Reviews that are due on each study day, over all decks. */
export function readDueByDay(database: VersoDatabase): Promise<Result<Map<number, number>, DatabaseError>> {
  return databaseCall('readDueByDay', async () => {
    const byDay = new Map<number, number>()
    for (const { reviewByDay } of await database.deckCounts.toArray()) {
      for (const [day, count] of Object.entries(reviewByDay)) {
        byDay.set(Number(day), (byDay.get(Number(day)) ?? 0) + count)
      }
    }
    return byDay
  })
}

/** Every card of a note, by ordinal. */
export function readCardsOfNote(
  database: VersoDatabase,
  noteKey: NoteKey,
): Promise<Result<Card[], DatabaseError>> {
  return databaseCall('readCardsOfNote', async () => {
    const rows = await database.cards.where('id').startsWith(`${noteKey}:`).toArray()
    const cards = rows.filter(({ queue }) => queue !== 'absent').map(cardOfRow)
    return cards.sort((one, other) => one.ordinal - other.ordinal)
  })
}

/** The card; undefined when there is none, or its note is not in the deck file now. */
export function readCard(
  database: VersoDatabase,
  id: CardId,
): Promise<Result<Card | undefined, DatabaseError>> {
  return databaseCall('readCard', async () => {
    const row: CardRow | undefined = await database.cards.get(id)
    return row === undefined || row.queue === 'absent' ? undefined : cardOfRow(row)
  })
}

function rowsInQueue(database: VersoDatabase, deckId: DeckId, queue: CardQueue, upTo: number) {
  return database.cards
    .where('[deckId+queue+order]')
    .between([deckId, queue, Dexie.minKey], [deckId, queue, upTo], true, true)
}
