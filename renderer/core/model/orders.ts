// The choices of deck options, each with its values.

export const NEW_GATHERS = ['deck', 'random'] as const
/** Which new cards are taken when there are more than the daily limit: those that come first in the deck, or any. */
export type NewGather = (typeof NEW_GATHERS)[number]

export const NEW_ORDERS = ['gathered', 'ordinal', 'random'] as const
/** The order in which they are asked: as taken; every note's first card, then every second one; at random. */
export type NewOrder = (typeof NEW_ORDERS)[number]

export const REVIEW_ORDERS = ['due', 'retrievability', 'overdueness', 'random', 'deck'] as const
/**
 * Which reviews come first: those due longest; those most likely forgotten; those most overdue for the length of their
 * interval; any; as they stand in the deck.
 */
export type ReviewOrder = (typeof REVIEW_ORDERS)[number]

export const NEW_REVIEW_MIXES = ['mixed', 'newFirst', 'newLast'] as const
export type NewReviewMix = (typeof NEW_REVIEW_MIXES)[number]

export const SIBLING_RULES = ['bury', 'space', 'none'] as const
/** Cards of one note: one a day; all, kept apart within the session; as they come. */
export type SiblingRule = (typeof SIBLING_RULES)[number]

export const LEECH_ACTIONS = ['mark', 'suspend'] as const
/** What becomes of a leech besides being told: it is marked; it is marked and suspended. */
export type LeechAction = (typeof LEECH_ACTIONS)[number]

export const AUTO_ADVANCE_ACTIONS = ['again', 'good', 'bury'] as const
export type AutoAdvanceAction = (typeof AUTO_ADVANCE_ACTIONS)[number]
