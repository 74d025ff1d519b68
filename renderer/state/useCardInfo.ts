import { useEffect, useState } from 'react'
import type { CardId } from '../core/model/card.ts'
import { useApp } from './StateProvider.tsx'
import type { CardInfoView } from './views.ts'

/**
 * A card with its whole history: undefined while it is read, null when no deck makes it now. Read again when `revision`
 * changes, as a review session's does with everything that it stores.
 */
export function useCardInfo(cardId: CardId, revision = 0): CardInfoView | null | undefined {
  const app = useApp()
  const [info, setInfo] = useState<CardInfoView | null>()
  useEffect(() => {
    let isGone = false
    void app.readCardInfo(cardId).then((read) => {
      if (!isGone) setInfo(read)
    })
    return () => {
      isGone = true
    }
  }, [app, cardId, revision])
  return info?.cardId === cardId || info === null ? info : undefined
}
