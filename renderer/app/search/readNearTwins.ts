import type { CardId, NoteKey, StoredNote } from '../../core/model/card.ts'
import { deckIdOf, noteKeyOf } from '../../core/progress/ids.ts'
import { nearTwins, type Twin } from '../../core/search/nearTwins.ts'
import { readNotesPart } from '../../data/index.ts'
import type { Context } from '../context.ts'

const BLOCKS = 25
/** Comparing more would hold up the window; a leech's twins are seldom far from it. */
const MOST_NOTES = 6000

/** The notes of the card's deck that are most like its own, the likest first; none when they cannot be read. */
export async function readNearTwins(context: Context, cardId: CardId): Promise<readonly Twin[]> {
  const database = context.database.get()
  if (database === null) return []
  const notes: StoredNote[] = []
  let last: NoteKey | null = null
  do {
    const part: Awaited<ReturnType<typeof readNotesPart>> = await readNotesPart(
      database,
      deckIdOf(cardId),
      last,
      BLOCKS,
    )
    if (!part.ok) return []
    notes.push(...part.value.items)
    last = part.value.last
  } while (last !== null)
  const key = noteKeyOf(cardId)
  return nearTwins(key, around(notes, key))
}

/** All of them, or those that stand around the note in the deck when there are too many. */
function around(notes: readonly StoredNote[], key: NoteKey): readonly StoredNote[] {
  if (notes.length <= MOST_NOTES) return notes
  const inOrder = [...notes].sort((one, other) => one.index - other.index)
  const at = inOrder.findIndex((note) => note.key === key)
  const from = Math.min(Math.max(0, at - MOST_NOTES / 2), inOrder.length - MOST_NOTES)
  return inOrder.slice(from, from + MOST_NOTES)
}
