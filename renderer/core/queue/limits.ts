// Daily limits. A deck's limits hold for the decks inside it too: what is studied there counts here.
import type { DeckId, StudyDay } from '../model/card.ts'
import type { DeckOptions } from '../model/deckOptions.ts'
import type { StudiedToday } from '../progress/studied.ts'
import { deckChains } from './deckTree.ts'

/** What is limited: cards seen for the first time, or cards in review. */
export type LimitedKind = 'new' | 'review'

/** What the limits need to know of a deck. */
export interface LimitedDeck {
  readonly id: DeckId
  readonly title: string
  readonly options: Pick<DeckOptions, 'newPerDay' | 'reviewsPerDay'>
  readonly studied: StudiedToday | null
}

/** Today's limits of all decks, used up as cards are taken. */
export interface DailyLimits {
  /** How many more of the deck's cards may be taken: the least that it, or a deck that it lies in, has left. */
  readonly left: (kind: LimitedKind, deckId: DeckId) => number
  /** Takes one card of the deck, if there is any left; tells whether there was. */
  readonly take: (kind: LimitedKind, deckId: DeckId) => boolean
}

/** `decks`: all that there are, so that those which others lie in are among them. */
export function dailyLimits(decks: readonly LimitedDeck[], day: StudyDay): DailyLimits {
  const chains = deckChains(decks)
  const left = leftOfEach(decks, chains, day)
  const leastLeft = (kind: LimitedKind, deckId: DeckId) => {
    let least = Infinity
    for (const id of chains.get(deckId) ?? []) least = Math.min(least, left[kind].get(id) ?? Infinity)
    return Math.max(0, least)
  }
  return {
    left: leastLeft,
    take: (kind, deckId) => {
      if (leastLeft(kind, deckId) === 0) return false
      spend(left[kind], chains.get(deckId), 1)
      return true
    },
  }
}

/** A deck's cards for today, its limits aside. */
export interface Available extends LimitedDeck {
  readonly newCount: number
  readonly reviewCount: number
}

/** What a session over the deck, with the decks inside it, would ask today. */
export interface Asked {
  readonly newCount: number
  readonly reviewCount: number
}

/** For each deck what a session over it would ask, all limits kept; and for all decks together. */
export function askedToday(
  decks: readonly Available[],
  day: StudyDay,
): { readonly byDeck: ReadonlyMap<DeckId, Asked>; readonly total: Asked } {
  const chains = deckChains(decks)
  const left = leftOfEach(decks, chains, day)
  const limits = dailyLimits(decks, day)
  const total = { newCount: 0, reviewCount: 0 }
  const inside = new Map(decks.map(({ id }) => [id, { newCount: 0, reviewCount: 0 }]))
  const byDeck = new Map<DeckId, Asked>()
  const depthOf = ({ id }: Available) => chains.get(id)?.length ?? 0
  // From the innermost out: what the decks inside can give, and no more than the deck itself allows.
  for (const { id, ...own } of [...decks].sort((one, other) => depthOf(other) - depthOf(one))) {
    const given = inside.get(id) ?? total
    const newCount = Math.min(Math.max(0, left.new.get(id) ?? 0), own.newCount + given.newCount)
    const reviewCount = Math.min(Math.max(0, left.review.get(id) ?? 0), own.reviewCount + given.reviewCount)
    const outerId = chains.get(id)?.[1]
    const outer = (outerId === undefined ? undefined : inside.get(outerId)) ?? total
    outer.newCount += newCount
    outer.reviewCount += reviewCount
    byDeck.set(id, {
      newCount: Math.min(newCount, limits.left('new', id)),
      reviewCount: Math.min(reviewCount, limits.left('review', id)),
    })
  }
  return { byDeck, total }
}

/** What each deck's own limits leave, those of the decks around it aside; below zero when they were lowered today. */
function leftOfEach(
  decks: readonly LimitedDeck[],
  chains: ReadonlyMap<DeckId, readonly DeckId[]>,
  day: StudyDay,
): Readonly<Record<LimitedKind, Map<DeckId, number>>> {
  const left = {
    new: new Map(decks.map(({ id, options }) => [id, options.newPerDay])),
    review: new Map(decks.map(({ id, options }) => [id, options.reviewsPerDay])),
  }
  for (const { id, studied } of decks) {
    if (studied?.day !== day) continue
    spend(left.new, chains.get(id), studied.newCount)
    spend(left.review, chains.get(id), studied.reviewCount)
  }
  return left
}

function spend(left: Map<DeckId, number>, chain: readonly DeckId[] | undefined, count: number): void {
  for (const id of chain ?? []) left.set(id, (left.get(id) ?? 0) - count)
}
