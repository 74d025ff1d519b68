/** A value that changes over time, with whoever watches it. What React's useSyncExternalStore takes. */
export interface Store<T> {
  readonly get: () => T
  /** Returns a function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void
}

export interface WritableStore<T> extends Store<T> {
  /** Wakes the listeners unless the value is the same. */
  readonly set: (value: T) => void
}

/**
 * `isSame` decides what counts as a change (identity unless told). `onWatched` runs when the first listener comes;
 * what it returns runs when the last one goes.
 */
export function createStore<T>(
  initial: T,
  { isSame = Object.is, onWatched }: { isSame?: (a: T, b: T) => boolean; onWatched?: () => () => void } = {},
): WritableStore<T> {
  let current = initial
  let stopWatching: (() => void) | undefined
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (value) => {
      if (isSame(current, value)) return
      current = value
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) stopWatching = onWatched?.()
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return
        stopWatching?.()
        stopWatching = undefined
      }
    },
  }
}

/** Equal by content, for plain JSON-like values. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key as never], b[key as never]))
}
