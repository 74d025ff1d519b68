import type { CardId } from '../../core/model/card.ts'
import { createStore, type Store } from '../store.ts'
import type { CardList } from './scope.ts'

const MEMORY_KEY = 'verso.chosenCards'

/** Cards that were chosen to be studied now; null when there are none. */
export interface ChosenCards {
  readonly chosen: Store<CardList | null>
  readonly choose: (list: CardList) => void
}

/** Holds the chosen cards, in `memory` as well, so that a window that is loaded anew goes on with them. */
export function chosenCards(memory: Pick<Storage, 'getItem' | 'setItem'> | undefined): ChosenCards {
  const chosen = createStore<CardList | null>(remembered(memory?.getItem(MEMORY_KEY) ?? null))
  return {
    chosen,
    choose: (list) => {
      chosen.set(list)
      try {
        memory?.setItem(MEMORY_KEY, JSON.stringify(list))
      } catch {
        // More than the browser keeps: the list lives as long as the window.
      }
    },
  }
}

function remembered(text: string | null): CardList | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { title, cards, countsForSchedule } = value as Partial<Record<keyof CardList, unknown>>
    if (typeof title !== 'string' || typeof countsForSchedule !== 'boolean') return null
    if (!Array.isArray(cards) || !cards.every((id) => typeof id === 'string')) return null
    return { title, cards: cards as CardId[], countsForSchedule }
  } catch {
    return null
  }
}
