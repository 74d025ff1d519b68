import { useEffect, useState, type RefObject } from 'react'

const TAB_MS = 100
const LENT_MS = 1200

/**
 * A click into a card frame takes the focus into the frame, whose keys never reach the page: it is given back at
 * once. Text that was selected there stays selected, and Ctrl (or Cmd) lends the focus to the frame again, long enough
 * for the C that copies it. Tab into the frame stays possible, to scroll a long card; answers true while it is there.
 */
export function useFocusBack(home: RefObject<HTMLElement | null>): boolean {
  const [isInside, setIsInside] = useState(false)
  useEffect(() => {
    let byTab = false
    let touched: HTMLIFrameElement | null = null
    let isLent = false
    const giveBack = () => home.current?.focus({ preventScroll: true })
    const lend = (frame: HTMLIFrameElement) => {
      isLent = true
      frame.focus({ preventScroll: true })
      setTimeout(() => {
        isLent = false
        if (document.activeElement === frame) giveBack()
      }, LENT_MS)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') {
        if (touched?.isConnected && !touched.hasAttribute('aria-hidden')) lend(touched)
        return
      }
      touched = null
      if (event.key !== 'Tab') return
      byTab = true
      // Tab moves the focus at once; a blur that comes later is somebody's click.
      setTimeout(() => {
        byTab = false
      }, TAB_MS)
    }
    const onBlur = () => {
      if (isLent) return
      const isByTab = byTab
      // The frame has the focus only after the page has lost it.
      setTimeout(() => {
        if (!(document.activeElement instanceof HTMLIFrameElement)) return
        if (isByTab) setIsInside(true)
        else {
          touched = document.activeElement
          giveBack()
        }
      })
    }
    const onFocus = () => setIsInside(false)
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('blur', onBlur)
    window.addEventListener('focus', onFocus)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('blur', onBlur)
      window.removeEventListener('focus', onFocus)
    }
  }, [home])
  return isInside
}
