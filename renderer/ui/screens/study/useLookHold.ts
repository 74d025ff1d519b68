import { useEffect, useRef } from 'react'
import { chordsOf, type Chord } from '../../keys/index.ts'

const HOLD_MS = 350

/** The key that looks at the question again, held down, looks only as long as it is held. */
export function useLookHold(chords: readonly Chord[], isLooking: boolean, look: () => void): void {
  const latest = useRef({ chords, isLooking, look })
  useEffect(() => {
    latest.current = { chords, isLooking, look }
  })
  useEffect(() => {
    let downAt: number | null = null
    const isOurs = (event: KeyboardEvent) =>
      chordsOf(event).some((chord) => latest.current.chords.includes(chord))
    const onDown = (event: KeyboardEvent) => {
      if (!event.repeat && isOurs(event)) downAt = event.timeStamp
    }
    const onUp = (event: KeyboardEvent) => {
      if (downAt === null || !isOurs(event)) return
      const isHeld = event.timeStamp - downAt > HOLD_MS
      downAt = null
      if (isHeld && latest.current.isLooking) latest.current.look()
    }
    window.addEventListener('keydown', onDown)
    window.addEventListener('keyup', onUp)
    return () => {
      window.removeEventListener('keydown', onDown)
      window.removeEventListener('keyup', onUp)
    }
  }, [])
}
