import type { CardOrdering, ExamDomainView } from '../../../state/index.ts'

/** Sessions that are ready to be begun, each with its search and the order that suits it. */
export const READY = {
  cram: { search: '', order: 'random' },
  leeches: { search: 'is:leech', order: 'lapses' },
  mistakes: { search: 'rated:2:1 -rated:1', order: 'random' },
  tomorrow: { search: 'prop:due=1', order: 'due' },
  shakiest: { search: 'is:review', order: 'recall' },
} as const

export type ReadyName = keyof typeof READY
export const READY_NAMES = Object.keys(READY) as readonly ReadyName[]

export type CustomOrder = 'random' | 'deck' | 'recall' | 'due' | 'lapses'
export const CUSTOM_ORDERS: readonly CustomOrder[] = ['random', 'deck', 'recall', 'due', 'lapses']

/** The list's own order for each: what is forgotten most often comes first. A random order is made at the start. */
export function orderingOf(order: CustomOrder): CardOrdering {
  return { by: order === 'random' ? 'deck' : order, isDescending: order === 'lapses' }
}

/** The search within one deck and the decks inside it; `deckTitle` null: everywhere. */
export function searchIn(deckTitle: string | null, search: string): string {
  if (deckTitle === null) return search
  const deck = `deck:${quoted(deckTitle)}`
  if (search === '') return deck
  return / or /i.test(search) ? `${deck} (${search})` : `${deck} ${search}`
}

/** The cards of a domain: those that name it, and those that its search finds. */
export function domainSearch({ id, search }: Pick<ExamDomainView, 'id' | 'search'>): string {
  return search === null ? `domain:${id}` : `domain:${id} or (${search})`
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
