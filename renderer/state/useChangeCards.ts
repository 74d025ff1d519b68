import { useCallback } from 'react'
import type { ChangeDone } from '../app/index.ts'
import type { CardAction } from '../core/cards/changeCard.ts'
import type { CardId } from '../core/model/card.ts'
import type { Result } from '../core/model/result.ts'
import { useApp } from './StateProvider.tsx'

/** Does something to cards outside a session: suspends, buries, flags, dates them. The error is a sentence. */
export function useChangeCards(): (
  ids: readonly CardId[],
  action: CardAction,
) => Promise<Result<ChangeDone, string>> {
  const app = useApp()
  return useCallback((ids, action) => app.changeCards(ids, action), [app])
}
