import type { CardId, CardProgress, DeckId, NoteKey, StudyDay } from '../../core/model/card.ts'
import { ok, type Result } from '../../core/model/result.ts'
import { digestAfter } from '../cardDigest.ts'
import { cardRowOf } from '../cardRow.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { countRow, draftOf, emptyCounts } from '../deckCounts.ts'
import type { CardRow } from '../rows.ts'
import { EMPTY_STATE, readStateRow } from '../stateRow.ts'

/** Rows in one transaction: more would hold up a review that waits for its turn. */
const CHUNK_ROWS = 5000
/** Order of a card in its deck: note index × this + ordinal. */
const CARDS_PER_NOTE = 1000

/** What becomes of one note's cards. `index` of the note in its file; null when it is removed. */
export interface CardsChange {
  readonly key: NoteKey
  readonly index: number | null
  readonly ordinalsBefore: readonly number[]
  readonly ordinalsAfter: readonly number[]
}

export interface CardsOptions {
  readonly day: StudyDay
  /** Given while rebuilding: where cards that have no row yet get their progress, and which ones did. */
  readonly rebuilding?: {
    readonly progress: ReadonlyMap<CardId, CardProgress>
    readonly taken: Set<CardId>
  }
  /** There are no rows for these cards, so that they need not be looked for. */
  readonly isFresh?: boolean
  readonly onStored?: (notes: number) => void
}

/**
 * Stores changes to the cards of one deck, in transactions of at most 5,000 rows; `finish` writes the rest of the deck
 * in the last of them. Cards that are no longer made keep their progress as `absent`, and have it again when they are
 * made again. Cut short, the same changes may be stored again.
 */
export async function storeCards(
  database: VersoDatabase,
  deckId: DeckId,
  changes: readonly CardsChange[],
  options: CardsOptions,
  finish: () => PromiseLike<unknown> = () => Promise.resolve(),
): Promise<Result<void, DatabaseError>> {
  const { meta, noteBlocks, decks, files, cards, deckCounts } = database
  const chunks = chunksOf(changes)
  for (const [index, chunk] of chunks.entries()) {
    const isLast = index === chunks.length - 1
    const stored = await databaseCall(
      'storeCards',
      () =>
        database.transaction('rw', [meta, noteBlocks, decks, files, cards, deckCounts], async () => {
          if (chunk.length > 0) await storeChunk(database, deckId, chunk, options)
          if (isLast) await finish()
        }),
      LONG_DEADLINE_MS,
    )
    if (!stored.ok) return stored
    options.onStored?.(chunk.length)
  }
  return ok(undefined)
}

async function storeChunk(
  database: VersoDatabase,
  deckId: DeckId,
  chunk: readonly CardsChange[],
  { day, rebuilding, isFresh = false }: CardsOptions,
): Promise<void> {
  const { meta, cards, deckCounts } = database
  const positions = new Map<CardId, number | null>()
  for (const { key, index, ordinalsBefore, ordinalsAfter } of chunk) {
    for (const ordinal of ordinalsBefore) positions.set(`${key}:${ordinal}` as CardId, null)
    for (const ordinal of ordinalsAfter) {
      positions.set(`${key}:${ordinal}` as CardId, (index ?? 0) * CARDS_PER_NOTE + ordinal)
    }
  }
  const ids = [...positions.keys()]
  const [stateRow, rows, counts] = await Promise.all([
    readStateRow(database),
    isFresh ? [] : cards.bulkGet(ids),
    deckCounts.get(deckId),
  ])
  const state = stateRow ?? EMPTY_STATE
  const draft = draftOf(counts ?? emptyCounts(deckId))
  let digest = state.cards
  const putRows: CardRow[] = []
  const goneIds: CardId[] = []
  for (const [index, id] of ids.entries()) {
    const before = rows[index]
    const position = positions.get(id) ?? null
    const known = before === undefined ? rebuilding?.progress.get(id) : before.progress
    const after = cardRowOf(id, deckId, position, known)
    if (before?.position === after?.position && before?.queue === after?.queue) continue
    countRow(draft, before, -1, day)
    countRow(draft, after, 1, day)
    digest = digestAfter(digest, before, after)
    if (after === undefined) goneIds.push(id)
    else {
      putRows.push(after)
      rebuilding?.taken.add(id)
    }
  }
  await Promise.all([
    meta.put({ ...state, cards: digest, revision: state.revision + 1 }),
    putRows.length > 0 && cards.bulkPut(putRows),
    goneIds.length > 0 && cards.bulkDelete(goneIds),
    deckCounts.put(draft),
  ])
}

/** At least one, so that there is a last. */
function chunksOf(changes: readonly CardsChange[]): CardsChange[][] {
  let chunk: CardsChange[] = []
  const chunks = [chunk]
  let rows = 0
  for (const change of changes) {
    const own = change.ordinalsBefore.length + change.ordinalsAfter.length
    if (chunk.length > 0 && rows + own > CHUNK_ROWS) {
      chunk = []
      chunks.push(chunk)
      rows = 0
    }
    chunk.push(change)
    rows += own
  }
  return chunks
}
