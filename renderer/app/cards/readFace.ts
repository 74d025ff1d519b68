import type { CardId } from '../../core/model/card.ts'
import { readCard, readDeckFacts, readNote } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { cardFace, type CardFace } from '../review/cardFace.ts'

/** The card, ready to be drawn outside a session; null when no deck makes it now. */
export async function readFace(context: Context, cardId: CardId): Promise<CardFace | null> {
  const database = context.database.get()
  if (database === null) return null
  const card = await readCard(database, cardId)
  if (!card.ok || card.value === undefined) return null
  const [note, facts] = await Promise.all([
    readNote(database, card.value.noteKey),
    readDeckFacts(database, [card.value.deckId]),
  ])
  if (!note.ok || !facts.ok) return null
  return cardFace(context, card.value, note.value?.note, facts.value[0]?.deck)
}
