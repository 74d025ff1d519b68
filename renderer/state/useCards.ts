import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CardId } from '../core/model/card.ts'
import { useApp } from './StateProvider.tsx'
import type { CardList, CardView } from './views.ts'

/** A card to be drawn: undefined while it is read, null when no deck makes it now. `revision`: read it again. */
export function useCardFace(cardId: CardId | null, revision = 0): CardView | null | undefined {
  const app = useApp()
  const [face, setFace] = useState<CardView | null>()
  useEffect(() => {
    let isGone = false
    if (cardId !== null) {
      void app.readFace(cardId).then((read) => {
        if (!isGone) setFace(read)
      })
    }
    return () => {
      isGone = true
    }
  }, [app, cardId, revision])
  if (cardId === null) return null
  return face === undefined || face === null || face.cardId === cardId ? face : undefined
}

/** The cards that were chosen last to be studied, and how to choose others. */
export function useChosenCards(): {
  readonly chosen: CardList | null
  readonly choose: (list: CardList) => void
} {
  const { chosenCards } = useApp()
  const chosen = useSyncExternalStore(chosenCards.chosen.subscribe, chosenCards.chosen.get)
  return { chosen, choose: chosenCards.choose }
}
