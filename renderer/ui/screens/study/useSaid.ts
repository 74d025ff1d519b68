import { useState } from 'react'
import { words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'

/**
 * What the last action did, in a sentence: of the session, or of the desk itself. Gone when the card is turned or the
 * next one comes.
 */
export function useSaid(view: CardPhase): {
  readonly said: string | null
  readonly say: (sentence: string) => void
} {
  const at = `${view.card.cardId} ${view.phase} ${view.revision}`
  const [own, setOwn] = useState<{ readonly at: string; readonly sentence: string } | null>(null)
  const ownSentence = own?.at === at ? own.sentence : null
  return {
    said: ownSentence ?? view.told ?? (view.isLooking ? words.desk.looking : null),
    say: (sentence) => setOwn({ at, sentence }),
  }
}
