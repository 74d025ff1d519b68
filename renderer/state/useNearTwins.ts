import { useEffect, useState } from 'react'
import type { CardId } from '../core/model/card.ts'
import { useApp } from './StateProvider.tsx'
import type { Twin } from './views.ts'

/** The notes most like the card's own, the likest first; undefined while they are compared. */
export function useNearTwins(cardId: CardId, revision = 0): readonly Twin[] | undefined {
  const app = useApp()
  const [known, setKnown] = useState<{ readonly cardId: CardId; readonly twins: readonly Twin[] }>()
  useEffect(() => {
    let isGone = false
    void app.readNearTwins(cardId).then((twins) => {
      if (!isGone) setKnown({ cardId, twins })
    })
    return () => {
      isGone = true
    }
  }, [app, cardId, revision])
  return known?.cardId === cardId ? known.twins : undefined
}
