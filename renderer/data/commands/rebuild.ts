import { ordinalsOfNote } from '../../core/cards/ordinalsOfNote.ts'
import type { CardId, CardProgress, DeckId } from '../../core/model/card.ts'
import type { ReviewLog } from '../../core/model/review.ts'
import { ok, type Result } from '../../core/model/result.ts'
import { deckIdOf } from '../../core/progress/ids.ts'
import { digestAfter } from '../cardDigest.ts'
import { cardRowOf } from '../cardRow.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { putDocuments } from '../documentRows.ts'
import type { JournalFold } from '../journalFold.ts'
import { blocksOf } from '../logBlocks.ts'
import { historyBlocksOf } from '../historyBlocks.ts'
import { readNotesOfDeck } from '../queries/notes.ts'
import type { CardRow, JournalEnd } from '../rows.ts'
import { EMPTY_STATE, readStateRow } from '../stateRow.ts'
import { storeCards, type CardsOptions } from './storeCards.ts'

const CHUNK_ROWS = 5000
const CHUNK_LOGS = 20_000
const CHUNK_BLOCKS = 200

/**
 * Begins to make everything that comes from the journal anew, and leaves a marker until `finishRebuild`, so that a
 * rebuild cut short begins again. Decks and notes stay: a deck file that is broken just now keeps its last content.
 */
export function beginRebuild(
  database: VersoDatabase,
  { progress, drafts }: JournalFold,
  startedAtMs: number,
): Promise<Result<void, DatabaseError>> {
  const { meta, files, cards, reviewLogs, logBlocks, options, deckCounts, documents, events, histories } =
    database
  return databaseCall(
    'beginRebuild',
    () =>
      database.transaction(
        'rw',
        [meta, files, cards, reviewLogs, logBlocks, options, deckCounts, documents, events, histories],
        async () => {
          await Promise.all([
            cards.clear(),
            reviewLogs.clear(),
            logBlocks.clear(),
            options.clear(),
            deckCounts.clear(),
            files.clear(),
            documents.clear(),
            events.clear(),
            histories.clear(),
          ])
          await meta.bulkPut([{ key: 'rebuild', startedAtMs }, EMPTY_STATE])
          await options.bulkPut([...progress.options].map(([deckId, choice]) => ({ deckId, ...choice })))
          await putDocuments(documents, progress.documents)
          await events.bulkPut(progress.events)
          await deckCounts.bulkPut(
            [...drafts.values()].map((draft) => ({
              ...draft,
              studied: progress.studied.get(draft.deckId) ?? null,
            })),
          )
        },
      ),
    LONG_DEADLINE_MS,
  )
}

/** Stores the logs that the journal holds, which ascend, in blocks. */
export async function storeLogs(
  database: VersoDatabase,
  logs: readonly ReviewLog[],
): Promise<Result<void, DatabaseError>> {
  for (let from = 0; from < logs.length; from += CHUNK_LOGS) {
    const chunk = logs.slice(from, from + CHUNK_LOGS)
    const stored = await databaseCall('storeLogs', () => database.logBlocks.bulkPut(blocksOf(chunk)))
    if (!stored.ok) return stored
  }
  return ok(undefined)
}

/** Stores what came along with imports. */
export async function storeHistories(
  database: VersoDatabase,
  histories: JournalFold['progress']['histories'],
): Promise<Result<void, DatabaseError>> {
  for (const [importId, own] of histories) {
    const blocks = historyBlocksOf(importId, own)
    for (let from = 0; from < blocks.length; from += CHUNK_BLOCKS) {
      const chunk = blocks.slice(from, from + CHUNK_BLOCKS)
      const stored = await databaseCall('storeHistories', () => database.histories.bulkPut(chunk))
      if (!stored.ok) return stored
    }
  }
  return ok(undefined)
}

/** Makes the cards of a deck from the notes that are stored. */
export async function recreateCards(
  database: VersoDatabase,
  deckId: DeckId,
  options: CardsOptions,
): Promise<Result<void, DatabaseError>> {
  const notes = await readNotesOfDeck(database, deckId)
  if (!notes.ok) return notes
  const changes = notes.value.map(({ key, index, note }) => ({
    key,
    index,
    ordinalsBefore: [],
    ordinalsAfter: ordinalsOfNote(note),
  }))
  return storeCards(database, deckId, changes, { ...options, isFresh: true })
}

/** Keeps the progress of cards that no deck makes now, and declares the database whole up to that end of the journal. */
export async function finishRebuild(
  database: VersoDatabase,
  { progress, taken }: { progress: ReadonlyMap<CardId, CardProgress>; taken: ReadonlySet<CardId> },
  end: JournalEnd,
  logCount: number,
): Promise<Result<void, DatabaseError>> {
  const { meta, cards } = database
  const absent: CardRow[] = []
  for (const [id, value] of progress) {
    const row = taken.has(id) ? undefined : cardRowOf(id, deckIdOf(id), null, value)
    if (row !== undefined) absent.push(row)
  }
  for (let from = 0; from < absent.length; from += CHUNK_ROWS) {
    const chunk = absent.slice(from, from + CHUNK_ROWS)
    const stored = await databaseCall('finishRebuild', () =>
      database.transaction('rw', [meta, cards], async () => {
        const state = (await readStateRow(database)) ?? EMPTY_STATE
        const digest = chunk.reduce((sum, row) => digestAfter(sum, undefined, row), state.cards)
        await Promise.all([cards.bulkPut(chunk), meta.put({ ...state, cards: digest })])
      }),
    )
    if (!stored.ok) return stored
  }
  return databaseCall('finishRebuild', () =>
    database.transaction('rw', [meta], async () => {
      const state = (await readStateRow(database)) ?? EMPTY_STATE
      await meta.put({ ...state, journal: end, logCount, revision: state.revision + 1 })
      await meta.delete('rebuild')
    }),
  )
}
