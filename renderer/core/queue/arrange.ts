import type { Card, DeckId, NoteKey } from '../model/card.ts'
import type { NewReviewMix } from '../model/orders.ts'

/** New cards and reviews as one list, each in its own order. */
export function mix(fresh: readonly Card[], review: readonly Card[], how: NewReviewMix): readonly Card[] {
  switch (how) {
    case 'mixed':
      return spread(fresh, review)
    case 'newFirst':
      return [...fresh, ...review]
    case 'newLast':
      return [...review, ...fresh]
  }
}

/** Both lists in their own order, the first spread evenly through the second. */
function spread(some: readonly Card[], among: readonly Card[]): Card[] {
  const total = some.length + among.length
  const merged: Card[] = []
  let taken = 0
  for (let place = 0; place < total; place += 1) {
    const isTurn = taken < some.length && place >= Math.floor(((taken + 0.5) * total) / some.length)
    const card = isTurn ? some[taken++] : among[place - taken]
    merged.push(card as Card)
  }
  return merged
}

/** The cards of each deck in their own order, by the decks' rank. */
export function byDeck(
  cards: readonly Card[],
  deckRank: ReadonlyMap<DeckId, number>,
): readonly (readonly Card[])[] {
  const groups = new Map<DeckId, Card[]>()
  for (const card of cards) {
    const group = groups.get(card.deckId)
    if (group === undefined) groups.set(card.deckId, [card])
    else group.push(card)
  }
  return [...groups.entries()]
    .sort(([one], [other]) => (deckRank.get(one) ?? -1) - (deckRank.get(other) ?? -1))
    .map(([, group]) => group)
}

/** Cards between two of one note. */
const SIBLING_GAP = 10

/**
 * The same cards, those of one note at least 10 apart where there are enough others: a card that would come too soon
 * after its sibling waits until it may come.
 */
export function spaceSiblings(cards: readonly Card[], isSpaced: (card: Card) => boolean): readonly Card[] {
  if (!cards.some(isSpaced)) return cards
  const spaced: Card[] = []
  const waiting: Card[] = []
  const lastAt = new Map<NoteKey, number>()
  const mayCome = ({ noteKey }: Card) => spaced.length - (lastAt.get(noteKey) ?? -Infinity) > SIBLING_GAP
  const put = (card: Card) => {
    lastAt.set(card.noteKey, spaced.length)
    spaced.push(card)
  }
  for (const [index, card] of cards.entries()) {
    // Towards the end some are kept waiting, so that the last ones still have others to come between.
    const isNearEnd = cards.length - index <= 3 * SIBLING_GAP
    const isFree = (next: Card) => mayCome(next) && (!isNearEnd || waiting.length > SIBLING_GAP)
    for (let next = waiting[0]; next !== undefined && isFree(next); next = waiting[0]) {
      put(next)
      waiting.shift()
    }
    if (!isSpaced(card) || mayCome(card)) put(card)
    else waiting.push(card)
  }
  for (const card of waiting) put(card)
  return spaced
}
