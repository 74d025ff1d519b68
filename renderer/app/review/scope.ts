import type { CardId, DeckId, StudyDay } from '../../core/model/card.ts'

/** Cards to study whether they are due or not, in this order; suspended ones are passed over. */
export interface CardList {
  readonly title: string
  readonly cards: readonly CardId[]
  /** False: practice, which leaves the schedule alone. */
  readonly countsForSchedule: boolean
}

/** What a session is about: decks with the decks inside them, all decks, or chosen cards. */
export type ReviewScope = readonly DeckId[] | 'all' | CardList

export function isCardList(scope: ReviewScope): scope is CardList {
  return scope !== 'all' && 'cards' in scope
}

/** When a card is to be asked: so many study days from today (0: today), or on that study day. */
export type DueChoice = { readonly inDays: number } | { readonly day: StudyDay }
