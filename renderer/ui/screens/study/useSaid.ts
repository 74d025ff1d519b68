import { useState } from 'react'
import { words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'

interface Own {
  readonly at: string
  readonly sentence: string
  readonly isDeed: boolean
}

/**
 * What the last action did, in a sentence: of the session, or of the desk itself. Gone when the card is turned or the
 * next one comes.
 */
export function useSaid(view: CardPhase): {
  readonly said: string | null
  /** Whether it tells of something that was done, which undo takes back; not of what cannot be. */
  readonly isDeed: boolean
  readonly say: (sentence: string, isDeed?: boolean) => void
} {
  const at = `${view.card.cardId} ${view.phase} ${view.revision}`
  const [own, setOwn] = useState<Own | null>(null)
  const latest = own?.at === at ? own : null
  return {
    said: latest?.sentence ?? view.told ?? (view.isLooking ? words.desk.looking : null),
    isDeed: latest?.isDeed ?? view.told !== null,
    say: (sentence, isDeed = false) => setOwn({ at, sentence, isDeed }),
  }
}
