import type { Card, CardId, CardProgress, DeckId } from '../core/model/card.ts'
import { noteKeyOf, ordinalOf } from '../core/progress/ids.ts'
import { placeOf } from '../core/queue/place.ts'
import { NEW_PROGRESS } from '../core/scheduler/scheduleOutcomes.ts'
import type { CardQueue, CardRow } from './rows.ts'

/**
 * The row of a card. `position` null: its note is not in the deck file. Undefined when there is nothing to keep: an
 * absent card that was never seen.
 */
export function cardRowOf(
  id: CardId,
  deckId: DeckId,
  position: number | null,
  progress: CardProgress | undefined,
): CardRow | undefined {
  if (position === null) {
    return progress === undefined
      ? undefined
      : { id, deckId, position: 0, queue: 'absent', order: 0, progress }
  }
  const [queue, order] = placeInDeck(position, progress)
  return progress === undefined
    ? { id, deckId, position, queue, order }
    : { id, deckId, position, queue, order, progress }
}

export function cardOfRow(row: CardRow): Card {
  return {
    id: row.id,
    deckId: row.deckId,
    noteKey: noteKeyOf(row.id),
    ordinal: ordinalOf(row.id),
    position: row.position,
    progress: row.progress ?? NEW_PROGRESS,
  }
}

function placeInDeck(position: number, progress: CardProgress | undefined): [CardQueue, number] {
  const { queue, order } = placeOf(progress ?? NEW_PROGRESS)
  return queue === 'new' || queue === 'suspended' ? [queue, position] : [queue, order]
}
