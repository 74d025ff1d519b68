import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../model/deckOptions.ts'

const ORDERS = ['newGather', 'newOrder', 'reviewOrder', 'newReviewMix', 'interleaveDecks'] as const

/** The options that order a session. */
export type SessionOrders = Pick<DeckOptions, (typeof ORDERS)[number]>

/** For a session over these decks: of each option what all of them say, else the default. */
export function sessionOrders(decks: readonly DeckOptions[]): SessionOrders {
  const [first, ...others] = decks
  const chosen = (name: (typeof ORDERS)[number]) => {
    const isShared = first !== undefined && others.every((options) => options[name] === first[name])
    return isShared ? first[name] : DEFAULT_DECK_OPTIONS[name]
  }
  return Object.fromEntries(ORDERS.map((name) => [name, chosen(name)])) as unknown as SessionOrders
}
