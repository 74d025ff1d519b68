import type { StudyDay } from '../model/card.ts'
import type { DeckOptions } from '../model/deckOptions.ts'
import type { StudiedToday } from '../progress/studied.ts'

export interface LimitsLeft {
  readonly newLeft: number
  readonly reviewLeft: number
}

/** How many new cards and reviews the deck's daily limits still allow on that study day; never negative. */
export function limitsLeft(
  options: DeckOptions,
  studied: StudiedToday | undefined,
  day: StudyDay,
): LimitsLeft {
  const today = studied?.day === day ? studied : undefined
  return {
    newLeft: Math.max(0, options.newPerDay - (today?.newCount ?? 0)),
    reviewLeft: Math.max(0, options.reviewsPerDay - (today?.reviewCount ?? 0)),
  }
}
