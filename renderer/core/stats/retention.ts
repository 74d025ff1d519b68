import type { CardProgress, StudyDay } from '../model/card.ts'
import { retrievability } from '../scheduler/retrievability.ts'

/** Mean probability, 0–1, of recalling the cards on that study day, new cards left out; null when there are none. */
export function retentionOf(
  cards: Iterable<{ readonly progress: CardProgress }>,
  day: StudyDay,
): number | null {
  let total = 0
  let count = 0
  for (const { progress } of cards) {
    if (progress.state === 'new') continue
    total += retrievability(progress, day)
    count += 1
  }
  return count === 0 ? null : total / count
}
