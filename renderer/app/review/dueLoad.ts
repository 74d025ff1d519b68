import type { CardProgress } from '../../core/model/card.ts'
import type { DueLoad } from '../../core/scheduler/loadBalance.ts'
import { placeOf } from '../../core/queue/place.ts'

/** How many reviews are due on each day, over all decks, kept up to date by the session itself. */
export interface DueLoadKeeper {
  readonly load: DueLoad
  /** A card's progress went from the one to the other; the other way round when that is taken back. */
  readonly move: (before: CardProgress, after: CardProgress) => void
}

export function keepDueLoad(dueByDay: ReadonlyMap<number, number>): DueLoadKeeper {
  const counts = new Map(dueByDay)
  const add = (progress: CardProgress, by: 1 | -1) => {
    const { queue, order } = placeOf(progress)
    if (queue === 'review') counts.set(order, (counts.get(order) ?? 0) + by)
  }
  return {
    load: (day) => counts.get(day) ?? 0,
    move: (before, after) => {
      add(before, -1)
      add(after, 1)
    },
  }
}
