import type { Card, CardId, DeckId } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { readCardsPart } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { databaseFailure, type AppError } from '../messages.ts'

const ROWS = 1000

/** Every card of these decks, read in parts so that the window is never held up. */
export async function readDeckCards(
  context: Context,
  deckIds: readonly DeckId[],
): Promise<Result<readonly Card[], AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const cards: Card[] = []
  for (const deckId of deckIds) {
    let last: CardId | null = null
    do {
      const part: Awaited<ReturnType<typeof readCardsPart>> = await readCardsPart(
        database,
        deckId,
        last,
        ROWS,
      )
      if (!part.ok) return err(databaseFailure(part.error))
      cards.push(...part.value.items)
      last = part.value.last
    } while (last !== null)
  }
  return ok(cards)
}
