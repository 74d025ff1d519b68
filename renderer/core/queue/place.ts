import type { CardProgress } from '../model/card.ts'

export interface Place {
  readonly queue: 'new' | 'learning' | 'review' | 'suspended'
  /** Orders cards within their queue: a moment in ms for learning, a study day for review; 0 otherwise. */
  readonly order: number
}

/**
 * Where a card waits. How it falls due decides, not its state: a learning card whose step is a day or longer waits
 * by study day, among the reviews.
 */
export function placeOf(progress: CardProgress): Place {
  if (progress.isSuspended) return { queue: 'suspended', order: 0 }
  if (progress.dueAtMs !== null) return { queue: 'learning', order: progress.dueAtMs }
  if (progress.dueDay !== null) return { queue: 'review', order: progress.dueDay }
  return { queue: 'new', order: 0 }
}
