export interface Player {
  /** Plays these one after the other, from the beginning; what sounded before stops. */
  readonly play: (sounds: readonly string[]) => void
  readonly stop: () => void
}

/** Plays sounds of cards in the window; what cannot be played still has its controls on the card. */
export function createPlayer(onSounding: (isSounding: boolean) => void): Player {
  let current: HTMLAudioElement | null = null
  const stop = () => {
    current?.pause()
    if (current !== null) onSounding(false)
    current = null
  }
  const play = (sounds: readonly string[]): void => {
    stop()
    const [first, ...rest] = sounds
    if (first === undefined) return
    const element = new Audio(first)
    current = element
    onSounding(true)
    const goOn = () => {
      if (current === element) play(rest)
    }
    element.addEventListener('ended', goOn)
    element.addEventListener('error', goOn)
    element.play().catch(() => {
      // A browser plays nothing before the first gesture on its page; the key to play again is one.
      if (current === element && element.error === null) stop()
    })
  }
  return { play, stop }
}
