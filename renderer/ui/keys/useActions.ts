import { useEffect, useMemo, useRef } from 'react'
import { useSettings } from '../../state/index.ts'
import type { ActionId, KeyPlace } from './actions.ts'
import { ariaOfChord, chordsOf, type Chord } from './chord.ts'
import { actionOf, keymapOf, type Keymap } from './keymap.ts'

/** What the keys of a place do. Answering false leaves the key to the browser. */
export type ActionHandlers = Partial<Record<ActionId, () => void | false>>

/** The keys as the learner has them. */
export function useKeymap(): Keymap {
  const { settings } = useSettings()
  const changes = settings?.keys
  return useMemo(() => keymapOf(changes), [changes])
}

/** The first key of an action, for labels and `aria-keyshortcuts`; null when it has none. */
export function firstKey(keymap: Keymap, action: ActionId): Chord | null {
  return keymap[action][0] ?? null
}

export function ariaKeys(keymap: Keymap, action: ActionId): string {
  return keymap[action].map(ariaOfChord).join(' ')
}

/**
 * Runs the actions of a place by their keys. `first`, if it is given, sees each key before them and answers true when
 * it has used it. Keys held down, keys for an open dialog and keys typed into a field do not arrive (Escape, and chords
 * with Ctrl or Alt that edit no text, do); Space and Enter on a button or link stay with it.
 */
export function useActions(
  place: KeyPlace,
  handlers: ActionHandlers,
  first: (chords: readonly Chord[], event: KeyboardEvent) => boolean = () => false,
): void {
  const keymap = useKeymap()
  const latest = useRef({ place, handlers, first, keymap })
  useEffect(() => {
    latest.current = { place, handlers, first, keymap }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing || isForOthers(event)) return
      const chords = chordsOf(event)
      if (chords.length === 0) return
      const { place: where, handlers: own, first: before, keymap: keys } = latest.current
      if (before(chords, event)) return event.preventDefault()
      const action = actionOf(keys, where, chords)
      const handler = action === null ? undefined : own[action]
      if (handler !== undefined && handler() !== false) event.preventDefault()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

const EDITING = /^[acvxyz]$/i

function isForOthers(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (document.querySelector('dialog:modal') !== null) return true
  const isField =
    target?.matches('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') ?? false
  const isChord = (event.ctrlKey || event.metaKey || event.altKey) && !EDITING.test(event.key)
  if (isField) return event.key !== 'Escape' && !isChord
  const isPress = event.key === ' ' || event.key === 'Enter'
  // Enter on a box to tick would only tick it once more.
  const isTick = event.key === 'Enter' && target?.closest('[role=checkbox]') != null
  return isPress && !isTick && target?.closest('a, button, summary, input') != null
}
