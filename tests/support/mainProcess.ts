import type { ElectronApplication } from '@playwright/test'

type Electron = typeof import('electron')

const ATTEMPTS = 5

/**
 * Runs `work` in Electron's main process. V8 may collect the promise with which the inspector waits for the answer, and
 * then says so instead of answering, although `work` ran (https://github.com/spaceagetv/electron-playwright-helpers/pull/132): it is
 * then run again, so it must do no harm twice.
 */
export async function inMainProcess<R, A = undefined>(
  app: ElectronApplication,
  work: (electron: Electron, argument: A) => R | Promise<R>,
  argument?: A,
): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await app.evaluate(work as never, argument)) as R
    } catch (error) {
      const isCollected = error instanceof Error && error.message.includes('promise was garbage collected')
      if (!isCollected || attempt === ATTEMPTS) throw error
    }
  }
}
