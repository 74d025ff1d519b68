import type { DeckOptions } from '../model/deckOptions.ts'

/**
 * Whether forgetting a card for the `lapses`-th time makes it a leech: at the threshold, and then each time that half
 * the threshold (rounded up) has been added, as in Anki.
 */
export function isLeechAt(lapses: number, { leechThreshold }: Pick<DeckOptions, 'leechThreshold'>): boolean {
  if (lapses < leechThreshold) return false
  return (lapses - leechThreshold) % Math.max(1, Math.ceil(leechThreshold / 2)) === 0
}
