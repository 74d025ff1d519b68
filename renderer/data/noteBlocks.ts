import type { DeckId, NoteKey, StoredNote } from '../core/model/card.ts'
import { deckIdOf } from '../core/progress/ids.ts'
import type { VersoDatabase } from './database.ts'
import type { NoteBlockRow } from './rows.ts'

/** Few enough that reading one note stays quick when notes are long. */
const NOTES_PER_BLOCK = 40

/** The deck's blocks, by the keys of their notes. */
export function readNoteBlocks(database: VersoDatabase, deckId: DeckId): PromiseLike<NoteBlockRow[]> {
  return database.noteBlocks.where('key').startsWith(`${deckId}:`).toArray()
}

export async function findNote(database: VersoDatabase, key: NoteKey): Promise<StoredNote | undefined> {
  const block = await database.noteBlocks
    .where('key')
    .between(`${deckIdOf(key)}:`, key, true, true)
    .reverse()
    .first()
  return block?.notes.find((note) => note.key === key)
}

export interface BlockChanges {
  readonly put: readonly NoteBlockRow[]
  readonly gone: readonly NoteKey[]
}

/** What to write so that a deck's blocks hold just these notes. `touched`: the notes that are not as they were. */
export function blockChanges(
  before: readonly NoteBlockRow[],
  notes: readonly StoredNote[],
  touched: ReadonlySet<NoteKey>,
): BlockChanges {
  const sorted = [...notes].sort((one, other) => (one.key < other.key ? -1 : 1))
  const old = new Map(before.map((block) => [block.key, block]))
  const put: NoteBlockRow[] = []
  for (let from = 0; from < sorted.length; from += NOTES_PER_BLOCK) {
    const block = sorted.slice(from, from + NOTES_PER_BLOCK)
    const key = (block[0] as StoredNote).key
    const stored = old.get(key)
    old.delete(key)
    const isSame =
      stored?.notes.length === block.length &&
      block.every((note, index) => note.key === stored.notes[index]?.key && !touched.has(note.key))
    if (!isSame) put.push({ key, notes: block })
  }
  return { put, gone: [...old.keys()] }
}
