import { useEffect, useRef, useState } from 'react'
import type { ReviewGestures } from '../../../state/index.ts'
import type { CardPhase } from './cardPhase.ts'

export interface AutoAdvanceState {
  /** `none`: the deck's options do not ask for it. */
  readonly state: 'none' | 'running' | 'paused'
  readonly toggle: () => void
}

/**
 * Turns and answers the card after the seconds that the deck's options say; counted from when the side came, or from
 * when its sound is over. `isHeld`: something lies over the desk, or something sounds.
 */
export function useAutoAdvance(view: CardPhase, gestures: ReviewGestures, isHeld: boolean): AutoAdvanceState {
  const { phase, display, card } = view
  const [isPaused, setIsPaused] = useState(false)
  const auto = display.autoAdvance
  const seconds = auto === null ? 0 : phase === 'question' ? auto.questionSeconds : auto.answerSeconds
  const isWaiting = isHeld || isPaused || view.isBusy || view.isLooking || view.error !== null
  const act = useRef(() => {})
  useEffect(() => {
    act.current = () => {
      if (phase === 'question') gestures.turn()
      else if (auto?.action === 'bury') gestures.bury('card')
      else gestures.rate(auto?.action === 'again' ? 1 : 3)
    }
  })
  useEffect(() => {
    if (seconds <= 0 || isWaiting) return
    const timer = setTimeout(() => act.current(), seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds, isWaiting, phase, card.cardId, view.shownAtMs])
  return {
    state: auto === null ? 'none' : isPaused ? 'paused' : 'running',
    toggle: () => setIsPaused(!isPaused),
  }
}
