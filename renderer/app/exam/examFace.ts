import type { ExamQuestion } from '../../core/exam/model.ts'
import { noteStamp } from '../../core/exam/noteStamp.ts'
import type { NoteKey, StoredNote } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { cardIdOf, deckIdOf, ordinalOf } from '../../core/progress/ids.ts'
import { NEW_PROGRESS } from '../../core/scheduler/scheduleOutcomes.ts'
import { readDecks, readNotesByKey, type DeckRow } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { databaseFailure, type AppError } from '../messages.ts'
import { cardFace, type CardFace } from '../review/cardFace.ts'

/** A question as it can be drawn. `isRewritten`: its note does not say any more what was asked. */
export interface QuestionFace {
  readonly face: CardFace
  readonly isRewritten: boolean
}

/** The faces of a paper's questions, in its order; null where the note is not in the library any more. */
export async function questionFaces(
  context: Context,
  questions: readonly ExamQuestion[],
): Promise<Result<(QuestionFace | null)[], AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const [notes, decks] = await Promise.all([
    readNotesByKey(
      database,
      questions.map(({ noteKey }) => noteKey),
    ),
    readDecks(database),
  ])
  if (!notes.ok) return err(databaseFailure(notes.error))
  if (!decks.ok) return err(databaseFailure(decks.error))
  const deckOf = new Map<string, DeckRow>(decks.value.map((deck) => [deck.id, deck]))
  return ok(questions.map((question) => questionFace(context, question, notes.value, deckOf)))
}

function questionFace(
  context: Context,
  question: ExamQuestion,
  notes: ReadonlyMap<NoteKey, StoredNote>,
  decks: ReadonlyMap<string, DeckRow>,
): QuestionFace | null {
  const deckId = deckIdOf(question.noteKey)
  const stored = notes.get(question.noteKey)
  if (stored === undefined) return null
  const id = question.kind === 'recall' ? question.cardId : cardIdOf(deckId, stored.note.id, 0)
  const card = {
    id,
    deckId,
    noteKey: question.noteKey,
    ordinal: ordinalOf(id),
    position: 0,
    progress: NEW_PROGRESS,
  }
  const face = cardFace(context, card, stored.note, decks.get(deckId))
  if (face === null) return null
  const isRewritten = noteStamp(stored.note) !== question.stamp
  if (question.kind === 'recall') return { face, isRewritten }
  // Another number of options than were asked: the order asked says nothing about them.
  const isSameSize =
    stored.note.kind === 'choice' && stored.note.options.length === question.optionOrder.length
  return { face: isSameSize ? { ...face, optionOrder: question.optionOrder } : face, isRewritten }
}
