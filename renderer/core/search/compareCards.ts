import type { Card, StudyDay } from '../model/card.ts'
import { propertyOf } from './matchesSearch.ts'

/** By what a list of cards can be ordered; `deck`: the decks' order, and the deck file's. */
export const CARD_ORDERS = [
  'deck',
  'question',
  'state',
  'due',
  'interval',
  'recall',
  'lapses',
  'difficulty',
] as const
export type CardOrder = (typeof CARD_ORDERS)[number]

const STATES = ['new', 'learning', 'relearning', 'review'] as const

/** What orders cards by figures: ascending; a card that has no such figure is `Infinity`, after all others. */
export function orderFigure(
  order: Exclude<CardOrder, 'deck' | 'question'>,
  card: Card,
  day: StudyDay,
): number {
  switch (order) {
    case 'state':
      return STATES.indexOf(card.progress.state) + (card.progress.isSuspended ? STATES.length : 0)
    case 'due':
      // Moments of this study day lie between yesterday and today, so that what is in learning comes first.
      if (card.progress.dueAtMs !== null) return -1 + card.progress.dueAtMs / 1e14
      return propertyOf('due', card, day) ?? Infinity
    case 'interval':
      return propertyOf('ivl', card, day) ?? Infinity
    case 'recall':
      return propertyOf('retrievability', card, day) ?? Infinity
    case 'lapses':
    case 'difficulty':
      return propertyOf(order, card, day) ?? Infinity
  }
}
