import type { DeckId, NoteKey, StoredNote } from '../../core/model/card.ts'
import type { Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { findNote, readNoteBlocks } from '../noteBlocks.ts'

/** Every note of the deck, by key. */
export function readNotesOfDeck(
  database: VersoDatabase,
  deckId: DeckId,
): Promise<Result<StoredNote[], DatabaseError>> {
  return databaseCall(
    'readNotesOfDeck',
    async () => (await readNoteBlocks(database, deckId)).flatMap(({ notes }) => notes),
    LONG_DEADLINE_MS,
  )
}

/** The note with this key; undefined when there is none. */
export function readNote(
  database: VersoDatabase,
  key: NoteKey,
): Promise<Result<StoredNote | undefined, DatabaseError>> {
  return databaseCall('readNote', () => findNote(database, key))
}
