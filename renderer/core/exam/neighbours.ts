import type { NoteKey, StoredNote } from '../model/card.ts'

const MOST_FOR_EACH = 3
const SAME_SECTION = 3

/** A note with the document that its deck rests on; notes of several decks may rest on the same one. */
export interface PlacedNote {
  readonly stored: StoredNote
  readonly sourceTitle: string | null
}

/**
 * The missed notes, each followed by the notes nearest to it that are not exam questions: of the same section of the
 * same source document, with tags in common, at most three for each; every note once.
 */
export function missedWithNeighbours(missed: readonly NoteKey[], notes: readonly PlacedNote[]): StoredNote[] {
  const byKey = new Map(notes.map((note) => [note.stored.key, note]))
  const taken = new Set<NoteKey>(missed)
  return missed.flatMap((key) => {
    const note = byKey.get(key)
    if (note === undefined) return []
    const near = notes
      .filter(({ stored }) => stored.note.kind !== 'choice' && !taken.has(stored.key))
      .map((other) => ({ stored: other.stored, nearness: nearness(note, other) }))
      .filter((other) => other.nearness > 0)
      .sort((one, other) => other.nearness - one.nearness)
      .slice(0, MOST_FOR_EACH)
    for (const { stored } of near) taken.add(stored.key)
    return [note.stored, ...near.map(({ stored }) => stored)]
  })
}

function nearness(one: PlacedNote, other: PlacedNote): number {
  const isSameSection =
    one.sourceTitle !== null &&
    one.sourceTitle === other.sourceTitle &&
    one.stored.note.source !== undefined &&
    one.stored.note.source === other.stored.note.source
  const shared = one.stored.note.tags.filter((tag) => other.stored.note.tags.includes(tag)).length
  return shared + (isSameSection ? SAME_SECTION : 0)
}
