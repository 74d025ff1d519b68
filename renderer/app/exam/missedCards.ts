import { ordinalsOfNote } from '../../core/cards/ordinalsOfNote.ts'
import { missedWithNeighbours, type PlacedNote } from '../../core/exam/neighbours.ts'
import type { CardId, NoteKey } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { cardIdOf, deckIdOf } from '../../core/progress/ids.ts'
import { readDecks, readNotesOfDeck } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { databaseFailure, type AppError } from '../messages.ts'

/** The cards to go over after a paper: those of the missed notes and of their neighbours, in that order. */
export async function missedCards(
  context: Context,
  missed: readonly NoteKey[],
): Promise<Result<CardId[], AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const decks = await readDecks(database)
  if (!decks.ok) return err(databaseFailure(decks.error))
  const own = new Set(missed.map(deckIdOf))
  const sources = new Set(
    decks.value.flatMap(({ id, source }) => (own.has(id) && source ? [source.title] : [])),
  )
  const notes: PlacedNote[] = []
  for (const { id, source } of decks.value) {
    // Neighbours stand in the same deck, or rest on the same document.
    if (!own.has(id) && !sources.has(source?.title ?? '')) continue
    const read = await readNotesOfDeck(database, id)
    if (!read.ok) return err(databaseFailure(read.error))
    for (const stored of read.value) notes.push({ stored, sourceTitle: source?.title ?? null })
  }
  return ok(
    missedWithNeighbours(missed, notes).flatMap(({ deckId, note }) =>
      ordinalsOfNote(note).map((ordinal) => cardIdOf(deckId, note.id, ordinal)),
    ),
  )
}
