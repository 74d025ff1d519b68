import type { SearchQuery } from './query.ts'
import { foldText, isNameOrAbove } from './textPattern.ts'

/** Whether the search may find a card of the deck: what it says of decks does not rule it out. */
export function mayFindIn(
  query: SearchQuery,
  deck: { readonly id: string; readonly title: string },
): boolean {
  return verdict(query, deck) !== 'no'
}

/** What the deck alone decides. */
function verdict(
  query: SearchQuery,
  deck: { readonly id: string; readonly title: string },
): 'yes' | 'no' | 'open' {
  switch (query.kind) {
    case 'all':
      return 'yes'
    case 'deck':
      return isNameOrAbove(query.pattern, foldText(deck.title)) ||
        isNameOrAbove(query.pattern, foldText(deck.id))
        ? 'yes'
        : 'no'
    case 'not': {
      const part = verdict(query.part, deck)
      return part === 'open' ? 'open' : part === 'yes' ? 'no' : 'yes'
    }
    case 'and':
    case 'or': {
      const parts = query.parts.map((part) => verdict(part, deck))
      const [decisive, other] = query.kind === 'and' ? (['no', 'yes'] as const) : (['yes', 'no'] as const)
      if (parts.includes(decisive)) return decisive
      return parts.includes('open') ? 'open' : other
    }
    default:
      return 'open'
  }
}
