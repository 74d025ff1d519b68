// One window of a browser works on a library at a time. Where the browser has no locks, the host's are enough.

export interface WindowLock {
  /** True once this window has the library; false when another one keeps it. */
  readonly acquire: (libraryId: string, isStealing: boolean) => Promise<boolean>
  readonly release: () => void
}

/** A window that is just closing may hold the lock for a moment longer. */
const PATIENCE_MS = 600

/** `onLost` runs when another window has taken the library over. */
export function windowLock(onLost: () => void): WindowLock {
  let release = () => {}
  return {
    acquire: (libraryId, isStealing) => {
      const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
      if (locks === undefined) return Promise.resolve(true)
      return new Promise((resolve) => {
        let isHeld = false
        const hold = () =>
          new Promise<void>((done) => {
            isHeld = true
            release = () => {
              isHeld = false
              done()
            }
            resolve(true)
          })
        const options: LockOptions = isStealing
          ? { steal: true }
          : { signal: AbortSignal.timeout(PATIENCE_MS) }
        locks.request(`verso-${libraryId}`, options, hold).catch(() => {
          if (!isHeld) return resolve(false)
          isHeld = false
          onLost()
        })
      })
    },
    release: () => release(),
  }
}
