import type { DeckEdit } from '../../../decks/format/deckEdit.ts'
import type { PlannedDeck } from './importPlan.ts'
import type { LibraryDeck } from './libraryIndex.ts'
import { isSameJson } from './mergeNote.ts'

/** Beyond these a file is written anew: each edit looks through the whole text. */
const MOST_EDITS = 300

/**
 * The plan for a YAML file that is there, as edits that leave a person's comments and layout in place; null where the
 * file is better written whole.
 */
export function editsFor(
  { path, deck, isHeaderChanged, touched }: PlannedDeck,
  existing: LibraryDeck,
): DeckEdit[] | null {
  if (isHeaderChanged || /\.json$/i.test(path)) return null
  const before = new Map(existing.deck.notes.map((note) => [note.id, note]))
  const edits: DeckEdit[] = []
  for (const note of deck.notes) {
    const old = before.get(note.id)
    if (old === undefined) edits.push({ kind: 'addNote', note })
    else if (touched.has(note.id)) {
      for (const field of new Set([...Object.keys(old), ...Object.keys(note)])) {
        const value = (note as unknown as Record<string, unknown>)[field]
        if (isSameJson((old as unknown as Record<string, unknown>)[field], value)) continue
        edits.push({ kind: 'setField', noteId: note.id, field, value })
      }
    }
    if (edits.length > MOST_EDITS) return null
  }
  return edits.length === 0 ? null : edits
}
