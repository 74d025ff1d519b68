import type { CardId } from '../../../state/index.ts'

/** What is chosen in a list of cards. Cards stay chosen when the list is ordered anew. */
export interface Selection {
  /** The row that the keys start from; -1 in an empty list. */
  readonly active: number
  /** The row from which Shift extends. */
  readonly anchor: number
  readonly ids: ReadonlySet<CardId>
}

export const NOTHING_CHOSEN: Selection = { active: 0, anchor: 0, ids: new Set() }

/** How a row is chosen: alone; with all from the anchor to it; in addition, or no longer. */
export type ChoiceWay = 'only' | 'extend' | 'toggle'

export function choose(
  selection: Selection,
  list: readonly { readonly id: CardId }[],
  row: number,
  way: ChoiceWay,
): Selection {
  const card = list[row]
  if (card === undefined) return selection
  if (way === 'only') return { active: row, anchor: row, ids: new Set([card.id]) }
  if (way === 'toggle') {
    const ids = new Set(selection.ids)
    if (!ids.delete(card.id)) ids.add(card.id)
    return { active: row, anchor: row, ids }
  }
  const [from, to] = [Math.min(selection.anchor, row), Math.max(selection.anchor, row)]
  return { ...selection, active: row, ids: new Set(list.slice(from, to + 1).map(({ id }) => id)) }
}

export function chooseAll(selection: Selection, list: readonly { readonly id: CardId }[]): Selection {
  return { ...selection, ids: new Set(list.map(({ id }) => id)) }
}

/** The row that a key leads to, or null when it is no such key. `page`: rows that fit into the window. */
export function rowAfterKey(key: string, active: number, count: number, page: number): number | null {
  const to = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined || count === 0 ? null : Math.min(Math.max(to, 0), count - 1)
}

/** The selection in a list that is another one now: what is not in it any more is not chosen any more. */
export function within(selection: Selection, list: readonly { readonly id: CardId }[]): Selection {
  const first = list[0]
  if (first === undefined) return { active: -1, anchor: -1, ids: new Set() }
  const ids = new Set(list.filter(({ id }) => selection.ids.has(id)).map(({ id }) => id))
  if (ids.size === 0) return { active: 0, anchor: 0, ids: new Set([first.id]) }
  const active = Math.max(
    0,
    list.findIndex(({ id }) => ids.has(id)),
  )
  return { active, anchor: active, ids }
}
