import { Dexie, type Table } from 'dexie'
import type { DeckId, StudyDay } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { digestAfter, EMPTY_DIGEST } from '../cardDigest.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { countRow, draftOf, emptyCounts, type CountsDraft } from '../deckCounts.ts'
import type { CardsDigest, DeckCountsRow, StateRow } from '../rows.ts'
import { readStateRow } from '../stateRow.ts'

const CHUNK_ROWS = 1000
/** Keys counted in one go: a longer count would hold up the card that is about to be shown. */
const COUNT_KEYS = 10_000
const COUNT_BLOCKS = 50

/** Everything that the cards come to, from reading each of them. */
export interface CardScan {
  readonly digest: CardsDigest
  /** Only what is counted from cards is filled in. */
  readonly counts: ReadonlyMap<DeckId, DeckCountsRow>
  readonly state: StateRow
}

/**
 * Reads every card, a chunk at a time with a pause between, so that the screen never waits. Counts what home shows,
 * today's predicted recall included. `moved` when the cards changed meanwhile: begin again later.
 */
export async function scanCards(
  database: VersoDatabase,
  day: StudyDay,
  pause: () => Promise<void>,
): Promise<Result<CardScan, DatabaseError>> {
  const before = await databaseCall('readState', () => readStateRow(database))
  if (!before.ok) return before
  const counts = new Map<DeckId, CountsDraft>()
  let digest = EMPTY_DIGEST
  let lastId = ''
  for (;;) {
    const from = lastId
    const chunk = await databaseCall('scanCards', () =>
      database.cards.where('id').above(from).limit(CHUNK_ROWS).toArray(),
    )
    if (!chunk.ok) return chunk
    for (const row of chunk.value) {
      digest = digestAfter(digest, undefined, row)
      const draft = counts.get(row.deckId) ?? draftOf({ ...emptyCounts(row.deckId), recall: { day, sum: 0 } })
      counts.set(row.deckId, draft)
      countRow(draft, row, 1, day)
    }
    lastId = chunk.value.at(-1)?.id ?? lastId
    if (chunk.value.length < CHUNK_ROWS) break
    await pause()
  }
  const after = await databaseCall('readState', () => readStateRow(database))
  if (!after.ok) return after
  if (after.value === undefined || after.value.revision !== before.value?.revision) {
    return err({ kind: 'moved', detail: 'the cards changed while they were read' })
  }
  return ok({ digest, counts, state: after.value })
}

/** Review logs and notes, and how many notes the decks say there are; counted a chunk at a time. */
export async function countStores(
  database: VersoDatabase,
  pause: () => Promise<void>,
): Promise<Result<{ logs: number; notes: number; notesExpected: number }, DatabaseError>> {
  const { reviewLogs, logBlocks, histories, decks } = database
  const rows = await countKeys(reviewLogs, 'seq', pause)
  if (!rows.ok) return rows
  const blocks = await databaseCall('countStores', () => logBlocks.toCollection().primaryKeys())
  if (!blocks.ok) return blocks
  const imported = await databaseCall('countStores', () => histories.toCollection().primaryKeys())
  if (!imported.ok) return imported
  const answered = blocks.value.reduce((sum, [, count]) => sum + count, rows.value)
  const logs = imported.value.reduce((sum, [, , count]) => sum + count, answered)
  const notes = await countNotes(database, pause)
  if (!notes.ok) return notes
  const headers = await databaseCall('countStores', () => decks.toArray())
  if (!headers.ok) return headers
  const notesExpected = headers.value.reduce((sum, { noteCount }) => sum + noteCount, 0)
  return ok({ logs, notes: notes.value, notesExpected })
}

async function countNotes(
  { noteBlocks }: VersoDatabase,
  pause: () => Promise<void>,
): Promise<Result<number, DatabaseError>> {
  let count = 0
  for (let last = ''; ;) {
    const after = last
    const blocks = await databaseCall('countStores', () =>
      noteBlocks.where('key').above(after).limit(COUNT_BLOCKS).toArray(),
    )
    if (!blocks.ok) return blocks
    for (const { notes } of blocks.value) count += notes.length
    const end = blocks.value.at(-1)
    if (end === undefined || blocks.value.length < COUNT_BLOCKS) return ok(count)
    last = end.key
    await pause()
  }
}

async function countKeys<K extends string | number>(
  table: Table<unknown, K>,
  key: string,
  pause: () => Promise<void>,
): Promise<Result<number, DatabaseError>> {
  let count = 0
  for (let last: K | typeof Dexie.minKey = Dexie.minKey; ;) {
    const after: K | typeof Dexie.minKey = last
    const keys: Result<K[], DatabaseError> = await databaseCall('countStores', () =>
      table.where(key).above(after).limit(COUNT_KEYS).primaryKeys(),
    )
    if (!keys.ok) return keys
    count += keys.value.length
    const end = keys.value.at(-1)
    if (end === undefined || keys.value.length < COUNT_KEYS) return ok(count)
    last = end
    await pause()
  }
}
