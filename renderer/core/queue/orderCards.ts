import { seededRandom, shuffle } from '../cards/random.ts'
import type { Card, DeckId, StudyDay } from '../model/card.ts'
import type { NewGather, NewOrder, ReviewOrder } from '../model/orders.ts'
import { elapsedDays, retrievability } from '../scheduler/retrievability.ts'

/** Above the position of any card in its deck. */
const LAST_POSITION = 1e11

/** What an order may depend on besides the cards. */
export interface OrderBasis {
  readonly day: StudyDay
  /** Same seed, same order. */
  readonly seed: string
  /** Place of each deck among those studied; one that is missing comes first. */
  readonly deckRank: ReadonlyMap<DeckId, number>
}

/** Reviews in the order in which the limit takes them and the session asks them; shuffled where the order is equal. */
export function orderReviews(cards: readonly Card[], order: ReviewOrder, basis: OrderBasis): Card[] {
  if (order === 'deck') return inDeckOrder(cards, basis)
  // In a canonical order first: the shuffle must not depend on how the database happened to return them.
  const shuffled = shuffle(inDeckOrder(cards, basis), seededRandom(basis.seed))
  const { day } = basis
  switch (order) {
    case 'random':
      return shuffled
    case 'due':
      return stablySortedBy(shuffled, ({ progress }) => progress.dueDay ?? 0)
    case 'retrievability':
      return stablySortedBy(shuffled, ({ progress }) => retrievability(progress, day))
    case 'overdueness':
      return stablySortedBy(shuffled, (card) => -overdueness(card, day))
  }
}

/** Days since the last answer as a share of the interval: 1 on the due day, 2 when it has passed once more. */
export function overdueness({ progress }: Pick<Card, 'progress'>, day: StudyDay): number {
  const intervalDays = (progress.dueDay ?? day) - (progress.lastReviewDay ?? progress.dueDay ?? day)
  return elapsedDays(progress, day) / Math.max(1, intervalDays)
}

/** New cards in the order in which the limit takes them. */
export function gatherNew(cards: readonly Card[], gather: NewGather, basis: OrderBasis): Card[] {
  if (gather === 'deck') return inDeckOrder(cards, basis)
  return sortedBy(inDeckOrder(cards, basis), ({ id }) => lotOf(basis.seed, id))
}

/** A number, 0–1, that decides which cards are taken at random: the same for a card all day, whatever else goes. */
export function lotOf(seed: string, id: string): number {
  return seededRandom(`${seed} ${id}`)()
}

/** New cards that were taken, in the order in which they are asked. */
export function orderNew(cards: readonly Card[], order: NewOrder, seed: string): readonly Card[] {
  switch (order) {
    case 'gathered':
      return cards
    case 'ordinal':
      return stablySortedBy(cards, ({ ordinal }) => ordinal)
    case 'random':
      return shuffle(cards, seededRandom(`${seed} new`))
  }
}

function inDeckOrder(cards: readonly Card[], { deckRank }: OrderBasis): Card[] {
  return sortedBy(cards, ({ deckId, position }) => (deckRank.get(deckId) ?? -1) * LAST_POSITION + position)
}

/** By a key that is computed once for each card, equal ones by id: the same however the cards came. */
function sortedBy(cards: readonly Card[], key: (card: Card) => number): Card[] {
  const keyed = cards.map((card) => ({ card, key: key(card) }))
  keyed.sort((one, other) => one.key - other.key || (one.card.id < other.card.id ? -1 : 1))
  return keyed.map(({ card }) => card)
}

/** By a key that is computed once for each card; equal ones stay as they were. */
function stablySortedBy(cards: readonly Card[], key: (card: Card) => number): Card[] {
  const keyed = cards.map((card) => ({ card, key: key(card) }))
  return keyed.sort((one, other) => one.key - other.key).map(({ card }) => card)
}
