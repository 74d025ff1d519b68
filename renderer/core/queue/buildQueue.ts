// Chooses and orders a session's cards from those that are due: daily limits, siblings, orders, mixture.
import type { Card, DeckId, NoteKey, StudyDay } from '../model/card.ts'
import { DEFAULT_DECK_OPTIONS } from '../model/deckOptions.ts'
import type { SiblingRule } from '../model/orders.ts'
import { byDeck, mix, spaceSiblings } from './arrange.ts'
import type { DailyLimits, LimitedKind } from './limits.ts'
import { gatherNew, orderNew, orderReviews } from './orderCards.ts'
import type { SessionOrders } from './sessionOrders.ts'

export interface QueueInput {
  /** Cards that fall due at a moment of this study day. */
  readonly learning: readonly Card[]
  /** Cards due by study day. */
  readonly review: readonly Card[]
  readonly fresh: readonly Card[]
  /** Same seed, same order: the study day and the deck. */
  readonly seed: string
  readonly day?: StudyDay
  readonly orders?: SessionOrders
  /** Place of each deck among those studied. */
  readonly deckRank?: ReadonlyMap<DeckId, number>
  readonly siblingsIn?: (deckId: DeckId) => SiblingRule
  /** Used up by what is chosen; without them all cards are. */
  readonly limits?: DailyLimits
}

export interface Queue {
  /** By the moment at which they fall due. */
  readonly learning: readonly Card[]
  /** Reviews and new cards in the order in which they are asked. */
  readonly main: readonly Card[]
}

/**
 * Where the deck buries siblings, of a note's cards only one is asked: one in learning, else the first review, else the
 * first new card. The others would give it away; they wait.
 */
export function buildQueue(input: QueueInput): Queue {
  const {
    seed,
    day = 0 as StudyDay,
    orders = DEFAULT_DECK_OPTIONS,
    deckRank = new Map<DeckId, number>(),
    siblingsIn = () => 'bury',
    limits,
  } = input
  const basis = { day, seed, deckRank }
  const learning = [...input.learning].sort(
    (one, other) => (one.progress.dueAtMs ?? 0) - (other.progress.dueAtMs ?? 0),
  )
  const notes = new Set(learning.map((card) => card.noteKey))
  const isAllowed = (kind: LimitedKind) => (card: Card) => {
    const isOnlyOne = siblingsIn(card.deckId) === 'bury'
    if (isOnlyOne && notes.has(card.noteKey)) return false
    if (limits !== undefined && !limits.take(kind, card.deckId)) return false
    notes.add(card.noteKey)
    return true
  }
  const review = orderReviews(input.review, orders.reviewOrder, basis).filter(isAllowed('review'))
  const gathered = gatherNew(input.fresh, orders.newGather, basis).filter(isAllowed('new'))
  const fresh = orderNew(gathered, orders.newOrder, seed)
  const main = orders.interleaveDecks
    ? mix(fresh, review, orders.newReviewMix)
    : byDeck([...fresh, ...review], deckRank).flatMap((cards) =>
        mix(
          cards.filter(({ progress }) => progress.state === 'new'),
          cards.filter(({ progress }) => progress.state !== 'new'),
          orders.newReviewMix,
        ),
      )
  return { learning, main: spaceSiblings(main, ({ deckId }) => siblingsIn(deckId) === 'space') }
}

/**
 * The cards whose note is not among `notes`, one for each note, the first; adds their notes to `notes`. Call it with
 * the notes already studied today before cutting to a limit, so that siblings do not use up the limit.
 */
export function withoutSiblings(cards: readonly Card[], notes: Set<NoteKey>): Card[] {
  return cards.filter((card) => !notes.has(card.noteKey) && notes.add(card.noteKey))
}
