import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useRoute, useStartup } from '../../state/index.ts'
import { chordsOf, useKeymap } from '../keys/index.ts'

// Nobody needs it for the first screen.
const CommandPalette = lazy(() =>
  import('./CommandPalette.tsx').then((module) => ({ default: module.CommandPalette })),
)
const RoomKeys = lazy(() => import('./RoomKeys.tsx').then((module) => ({ default: module.RoomKeys })))

/** What a button that opens the palette sends through the window. */
export const PALETTE_EVENT = 'verso:palette'

/** Hears the keys that mean the same on every screen: the palette, the search, and which keys there are. */
export function PaletteKeys() {
  const [route, navigate] = useRoute()
  const keymap = useKeymap()
  const isReady = useStartup().phase === 'ready'
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const latest = useRef({ route, navigate, keymap })
  useEffect(() => {
    latest.current = { route, navigate, keymap }
  })
  useEffect(() => {
    if (!isReady) return undefined
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      if (document.querySelector('dialog:modal') !== null) return
      const { route: at, navigate: go, keymap: keys } = latest.current
      const chords = chordsOf(event)
      const isAny = (wanted: readonly string[]) => chords.some((chord) => wanted.includes(chord))
      const target = event.target instanceof Element ? event.target : null
      const isTyping = target?.matches('input:not([type=radio], [type=checkbox]), textarea, select') ?? false
      const isBare = !(event.ctrlKey || event.metaKey || event.altKey)
      if (isTyping && isBare) return
      const isStudy = at.screen === 'study' || at.screen === 'session' || at.screen === 'sitting'
      if (isAny(keys.palette) && at.screen !== 'sitting') setOpen('palette')
      else if (!isStudy && at.screen !== 'browse' && isAny(keys.search)) go({ screen: 'browse', query: '' })
      else if (!isStudy && isAny(keys.keys)) setOpen('keys')
      else return
      event.preventDefault()
    }
    const openPalette = () => setOpen('palette')
    window.addEventListener('keydown', listener)
    window.addEventListener(PALETTE_EVENT, openPalette)
    return () => {
      window.removeEventListener('keydown', listener)
      window.removeEventListener(PALETTE_EVENT, openPalette)
    }
  }, [isReady])
  useEffect(() => setOpen(null), [route])
  return (
    <Suspense>
      {open === 'palette' && <CommandPalette onClose={() => setOpen(null)} />}
      {open === 'keys' && <RoomKeys screen={route.screen} onClose={() => setOpen(null)} />}
    </Suspense>
  )
}
