import type { CardProgress } from '../model/card.ts'

export interface Place {
  readonly queue: 'new' | 'learning' | 'review' | 'suspended' | 'buried'
  /** Orders cards within their queue: a moment in ms for learning, a study day for review and buried; 0 otherwise. */
  readonly order: number
}

/**
 * Where a card waits. How it falls due decides, not its state: a learning card whose step is a day or longer waits
 * by study day, among the reviews. A buried card that falls due by study day waits there too, until it may be asked;
 * others are `buried` until then, and go on being so afterwards: whoever asks looks at the day.
 */
export function placeOf(progress: CardProgress): Place {
  const { isSuspended, dueAtMs, dueDay, buriedUntilDay } = progress
  if (isSuspended) return { queue: 'suspended', order: 0 }
  if (dueDay !== null) return { queue: 'review', order: Math.max(dueDay, buriedUntilDay ?? dueDay) }
  if (buriedUntilDay !== null) return { queue: 'buried', order: buriedUntilDay }
  return dueAtMs === null ? { queue: 'new', order: 0 } : { queue: 'learning', order: dueAtMs }
}
