import { useEffect, useState } from 'react'
import { words } from '../../words/index.ts'

interface TimerProps {
  /** Unix ms when the question came. */
  readonly sinceMs: number
  /** Where it stops: longer answers are not recorded as longer. */
  readonly capSeconds: number
}

/** The time spent on the card. Ticks by itself: nothing around it is drawn again. */
export function Timer({ sinceMs, capSeconds }: TimerProps) {
  const [nowMs, setNowMs] = useState(() => Date.now())
  const seconds = Math.min(capSeconds, Math.max(0, Math.floor((nowMs - sinceMs) / 1000)))
  const isOver = seconds >= capSeconds
  useEffect(() => {
    setNowMs(Date.now())
  }, [sinceMs])
  useEffect(() => {
    if (isOver) return
    const timer = setInterval(() => setNowMs(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isOver, sinceMs])
  return (
    <span role="timer" aria-label={words.desk.timer} title={words.desk.timer}>
      {words.desk.time(seconds)}
    </span>
  )
}
