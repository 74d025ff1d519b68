import type { Card, CardId, CardProgress, DeckId } from '../../core/model/card.ts'
import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../../core/model/deckOptions.ts'
import { isSameValue } from '../store.ts'
import { ok, type Result } from '../../core/model/result.ts'
import { readDeckFacts, readNote, type DatabaseError, type DeckRow } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { cardFace, type CardFace } from './cardFace.ts'

const FACES_KEPT = 8

/** The faces of a session's cards, read when they come near and read again when the decks change. */
export interface SessionContent {
  /** Null: the card is not made any more. */
  readonly face: (card: Card) => Promise<Result<CardFace | null, DatabaseError>>
  /** The face if it was read before; undefined otherwise. */
  readonly faceAtHand: (card: Card) => CardFace | null | undefined
  readonly optionsOf: (card: Card) => DeckOptions
  readonly forget: () => Promise<void>
}

export function sessionContent(
  context: Context,
  decks: Map<DeckId, { readonly deck: DeckRow; readonly options: DeckOptions }>,
): SessionContent {
  const faces = new Map<CardId, { readonly progress: CardProgress; readonly face: CardFace | null }>()
  const faceAtHand = (card: Card) => {
    const kept = faces.get(card.id)
    return kept !== undefined && isSameValue(kept.progress, card.progress) ? kept.face : undefined
  }
  return {
    faceAtHand,
    face: async (card) => {
      const known = faceAtHand(card)
      if (known !== undefined) return ok(known)
      const database = context.database.get()
      if (database === null) return { ok: false, error: { kind: 'failed', detail: 'the database is closed' } }
      const stored = await readNote(database, card.noteKey)
      if (!stored.ok) return stored
      const face = cardFace(context, card, stored.value?.note, decks.get(card.deckId)?.deck)
      for (const oldest of faces.keys()) if (faces.size >= FACES_KEPT) faces.delete(oldest)
      faces.set(card.id, { progress: card.progress, face })
      return ok(face)
    },
    optionsOf: (card) => decks.get(card.deckId)?.options ?? DEFAULT_DECK_OPTIONS,
    forget: async () => {
      const database = context.database.get()
      if (database === null) return
      const facts = await readDeckFacts(database, [...decks.keys()])
      faces.clear()
      if (!facts.ok) return
      for (const { deck, options } of facts.value) decks.set(deck.id, { deck, options })
    },
  }
}
