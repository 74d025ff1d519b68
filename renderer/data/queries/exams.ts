import { Dexie, liveQuery } from 'dexie'
import { compareDecks } from '../../core/cards/deckOrder.ts'
import type { DeckId, NoteKey, StoredNote } from '../../core/model/card.ts'
import type { Result } from '../../core/model/result.ts'
import { noteKeyOf } from '../../core/progress/ids.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import { databaseErrorFrom, type DatabaseError } from '../databaseError.ts'
import { findNote } from '../noteBlocks.ts'
import type { DeckRow, DocumentRow } from '../rows.ts'

export interface ExamRows {
  /** In their order. */
  readonly decks: readonly DeckRow[]
  /** By kind, in the order in which the kinds were asked for. */
  readonly documents: readonly (readonly DocumentRow[])[]
}

/**
 * Gives the decks and the documents of these kinds as they stand at one moment, now and again after each change of one.
 * Returns a function that stops it.
 */
export function watchExamRows(
  database: VersoDatabase,
  kinds: readonly string[],
  onRows: (rows: ExamRows) => void,
  onError: (error: DatabaseError) => void,
): () => void {
  const { decks, documents } = database
  const read = () =>
    database.transaction('r', [decks, documents], async () => {
      const [deckRows, ...lists] = await Promise.all([
        decks.toArray(),
        ...kinds.map((kind) =>
          documents.where('[kind+id]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]).toArray(),
        ),
      ])
      return { decks: deckRows.sort(compareDecks), documents: lists }
    })
  const subscription = liveQuery(read).subscribe({
    next: onRows,
    error: (cause: unknown) => onError(databaseErrorFrom(cause)),
  })
  return () => subscription.unsubscribe()
}

/** Every deck, in order. */
export function readDecks(database: VersoDatabase): Promise<Result<DeckRow[], DatabaseError>> {
  return databaseCall('readDecks', async () => (await database.decks.toArray()).sort(compareDecks))
}

/** The notes with these keys; those that there are not are missing. */
export function readNotesByKey(
  database: VersoDatabase,
  keys: readonly NoteKey[],
): Promise<Result<Map<NoteKey, StoredNote>, DatabaseError>> {
  return databaseCall('readNotesByKey', async () => {
    const found = await Promise.all(keys.map((key) => findNote(database, key)))
    return new Map(found.flatMap((note) => (note === undefined ? [] : [[note.key, note]])))
  })
}

/** When a card of each note was last answered, Unix ms; notes of which none ever was are missing. */
export function readLastReviews(
  database: VersoDatabase,
  deckIds: readonly DeckId[],
): Promise<Result<Map<NoteKey, number>, DatabaseError>> {
  return databaseCall(
    'readLastReviews',
    async () => {
      const last = new Map<NoteKey, number>()
      for (const deckId of deckIds) {
        const rows = database.cards
          .where('[deckId+queue+order]')
          .between([deckId, Dexie.minKey, Dexie.minKey], [deckId, Dexie.maxKey, Dexie.maxKey])
        await rows.each(({ id, progress }) => {
          const at = progress?.lastReviewAtMs ?? null
          const key = noteKeyOf(id)
          if (at !== null && at > (last.get(key) ?? -Infinity)) last.set(key, at)
        })
      }
      return last
    },
    LONG_DEADLINE_MS,
  )
}
