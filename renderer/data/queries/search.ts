import type { Card, CardId, DeckId, NoteKey, Rating, StoredNote } from '../../core/model/card.ts'
import type { Result } from '../../core/model/result.ts'
import { cardOfRow } from '../cardRow.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { visitLatestLogs } from '../logBlocks.ts'

/** Old answers in a row after which no newer one is expected: a whole import of history may lie between. */
const OLD_ANSWERS = 5000

/** A part of a long list, and where the next part begins; null after the last. */
export interface Part<T, K> {
  readonly items: readonly T[]
  readonly last: K | null
}

/** The deck's notes by key, from the block after `after` on (null: the first), at most so many blocks of 40. */
export function readNotesPart(
  database: VersoDatabase,
  deckId: DeckId,
  after: NoteKey | null,
  blocks: number,
): Promise<Result<Part<StoredNote, NoteKey>, DatabaseError>> {
  return databaseCall('readNotesPart', async () => {
    const rows = await database.noteBlocks
      .where('key')
      .between(after ?? `${deckId}:`, `${deckId};`, after === null, false)
      .limit(blocks)
      .toArray()
    const last = rows.length < blocks ? null : (rows.at(-1)?.key ?? null)
    return { items: rows.flatMap(({ notes }) => notes), last }
  })
}

/** The deck's cards by id, after `after` (null: from the first), at most so many rows; absent ones left out. */
export function readCardsPart(
  database: VersoDatabase,
  deckId: DeckId,
  after: CardId | null,
  limit: number,
): Promise<Result<Part<Card, CardId>, DatabaseError>> {
  return databaseCall('readCardsPart', async () => {
    // The semicolon follows the colon: the range holds all ids that begin with `deckId:`.
    const rows = await database.cards
      .where('id')
      .between(after ?? `${deckId}:`, `${deckId};`, after === null, false)
      .limit(limit)
      .toArray()
    const last = rows.length < limit ? null : (rows.at(-1)?.id ?? null)
    return { items: rows.filter(({ queue }) => queue !== 'absent').map(cardOfRow), last }
  })
}

/** These cards; those that there are not, or whose note is not in the deck file, are left out. */
export function readCards(
  database: VersoDatabase,
  ids: readonly CardId[],
): Promise<Result<Card[], DatabaseError>> {
  return databaseCall('readCards', async () => {
    const rows = await database.cards.bulkGet([...ids])
    return rows.flatMap((row) => (row === undefined || row.queue === 'absent' ? [] : [cardOfRow(row)]))
  })
}

/** One answer, as searches ask about it. */
export interface AnswerOn {
  readonly day: number
  readonly rating: Rating
}

/** The answers since that study day by card, those taken back left out; read back from the end of the logs. */
export function readAnswersSince(
  database: VersoDatabase,
  firstDay: number,
): Promise<Result<Map<CardId, AnswerOn[]>, DatabaseError>> {
  return databaseCall('readAnswersSince', async () => {
    const answers = new Map<CardId, AnswerOn[]>()
    let oldInARow = 0
    await visitLatestLogs(database, ({ cardId, rating, undoneBySeq, after }) => {
      const day = after.lastReviewDay ?? -Infinity
      if (day < firstDay) return ++oldInARow < OLD_ANSWERS
      oldInARow = 0
      if (undoneBySeq === null) answers.set(cardId, [...(answers.get(cardId) ?? []), { day, rating }])
      return true
    })
    return answers
  })
}
