// `test` for the end-to-end scenarios: Verso, running on a library of its own, in the shell of the project. Whatever a
// scenario does, its end also asks: did anything go out to the network, did anything throw?
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test'
import {
  type Folders,
  launchVerso,
  type LaunchOptions,
  type RunningVerso,
  type Shell,
} from './launchVerso.ts'

export { expect }

export interface ShellOption {
  shell: Shell
}

export interface VersoOptions {
  /** Files put into the library before the start: `decks/verbs.deck.yaml` → content. */
  libraryFiles: Readonly<Record<string, string | Uint8Array>>
  /** A folder that the library begins as a copy of. */
  libraryFrom: string | null
  /** The machine's settings before the start. */
  settings: Readonly<Record<string, unknown>>
  appOptions: LaunchOptions
}

export interface VersoFixture {
  readonly folders: Folders
  /** The app as it runs now; another one after `restart`. */
  readonly app: RunningVerso
  readonly page: Page
  /** Every address that anything in the app has asked for. A scenario that asks outside on purpose empties it. */
  readonly requests: string[]
  /** Errors that pages threw or the console showed. A scenario that provokes some empties it. */
  readonly errors: string[]
  /** Starts the app again on the same folders, after ending it; `after` runs in between. */
  restart(how?: 'close' | 'kill', after?: () => void | Promise<void>): Promise<Page>
}

/** Asked for by the pages without reaching out of them. */
function isWithin(address: string, origin: string): boolean {
  const url = new URL(address)
  if (['data:', 'blob:', 'about:'].includes(url.protocol)) return true
  const own = new URL(origin)
  return url.protocol === own.protocol && url.host === own.host
}

export const test = base.extend<ShellOption & VersoOptions & { verso: VersoFixture }>({
  shell: ['browser', { option: true }],
  libraryFiles: [{}, { option: true }],
  libraryFrom: [null, { option: true }],
  settings: [{}, { option: true }],
  appOptions: [{}, { option: true }],

  verso: async ({ shell, libraryFiles, libraryFrom, settings, appOptions }, use, testInfo) => {
    const root = mkdtempSync(path.join(tmpdir(), 'verso-e2e-'))
    const folders = {
      library: path.join(root, 'Library'),
      config: path.join(root, 'config'),
      profile: path.join(root, 'profile'),
    }
    mkdirSync(folders.config, { recursive: true })
    if (libraryFrom !== null) cpSync(libraryFrom, folders.library, { recursive: true })
    for (const [name, content] of Object.entries(libraryFiles)) {
      const file = path.join(folders.library, name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    if (Object.keys(settings).length > 0) {
      writeFileSync(path.join(folders.config, 'settings.json'), JSON.stringify(settings))
    }

    const requests: string[] = []
    const errors: string[] = []
    const watchPage = (page: Page): void => {
      page.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
    }
    const onContext = (context: BrowserContext): void => {
      context.on('request', (request) => requests.push(request.url()))
      for (const page of context.pages()) watchPage(page)
      context.on('page', watchPage)
    }
    const logs: string[] = []
    const start = async (): Promise<RunningVerso> => {
      // Chromium's own record of its network, below everything that a page could get round.
      const log = path.join(root, `network-${logs.length}.json`)
      logs.push(log)
      const logArgs = shell === 'electron' ? [`--log-net-log=${log}`] : []
      return launchVerso(shell, folders, {
        ...appOptions,
        args: [...logArgs, ...(appOptions.args ?? [])],
        onContext,
      })
    }
    let app = await start()
    const origins = [app.origin]
    await use({
      folders,
      get app() {
        return app
      },
      get page() {
        return app.page
      },
      requests,
      errors,
      async restart(how = 'close', after) {
        await app[how]()
        await after?.()
        app = await start()
        origins.push(app.origin)
        return app.page
      },
    })
    if (testInfo.status !== testInfo.expectedStatus && !app.page.isClosed()) {
      await testInfo.attach('screen', { body: await app.page.screenshot(), contentType: 'image/png' })
    }
    await app.close().catch(() => undefined)
    const outside = requests.filter((address) => !origins.some((origin) => isWithin(address, origin)))
    const asked = shell === 'electron' ? logs.flatMap(readNetworkLog) : []
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    expect(outside, 'addresses asked for outside Verso').toEqual([])
    expect(asked, 'what Chromium itself asked the network for').toEqual([])
    expect(errors, 'errors in the page').toEqual([])
  },
})

/** Addresses and host names in a log of Chromium's network stack, app:// not being part of the network. */
function readNetworkLog(file: string): readonly string[] {
  // One event a line; an app that was killed leaves the last one, and the list, unfinished.
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line) => {
    const found = /"(?:url|host)":"([^"]+)"/.exec(line)
    return found === null ? [] : [found[1]!]
  })
}
