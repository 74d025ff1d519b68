import { useEffect, useRef } from 'react'

/**
 * Keys of a screen. `onKey` answers true when it has used the key. Keys typed into a field, or held down, or pressed
 * with Ctrl, Alt or Meta (other than Ctrl+Z) never arrive; Space and Enter on a button or link stay with it (Enter on a
 * box to tick arrives: it would only tick it once more).
 */
export function useKeys(onKey: (key: string, event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey
      const target = event.target instanceof Element ? event.target : null
      const isField = target?.matches('input:not([type=radio], [type=checkbox]), textarea, select') ?? false
      if ((event.ctrlKey || event.metaKey || event.altKey) && (!isUndo || isField)) return
      if (isField && event.key !== 'Escape') return
      const isPress = event.key === ' ' || event.key === 'Enter'
      const isTick = event.key === 'Enter' && target?.closest('[role=checkbox]')
      if (isPress && !isTick && target?.closest('a, button, summary, input')) return
      if (
        latest.current(isUndo ? 'z' : event.key.length === 1 ? event.key.toLowerCase() : event.key, event)
      ) {
        event.preventDefault()
      }
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
