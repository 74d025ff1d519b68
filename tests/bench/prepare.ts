// What is measured in: a library, the app's configuration and a browser profile, made ready by one opening of the app.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { startServe } from '../support/launchVerso.ts'
import { openBrowserWindow } from './browserWindow.ts'
import { seedLibrary } from './seed.ts'

/** The first opening of a large library writes its whole database. */
const PREPARE_MS = 20 * 60_000

export interface Prepared {
  readonly cards: number
  readonly profile: string
  /** For whatever else a measurement writes. */
  readonly folder: string
  /** From the first opening to a home screen, the database made on the way. */
  readonly prepareMs: number
  serve(): Promise<Served>
  remove(): Promise<void>
}

export interface Served {
  /** With its token. */
  readonly address: string
  stop(): Promise<void>
}

/** `seed` makes the library; that of `npm run seed` unless told otherwise. */
export async function prepare(
  cards: number,
  now: number,
  seed: (folder: string, cards: number, nowMs: number) => Promise<unknown> = seedLibrary,
): Promise<Prepared> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verso-bench-'))
  const folders = { library: path.join(folder, 'library'), config: path.join(folder, 'config') }
  const profile = path.join(folder, 'profile')
  if (cards > 0) await seed(folders.library, cards, now)
  const serve = async (): Promise<Served> => {
    const { process: server, address } = await startServe(folders)
    const exited = once(server, 'exit')
    return {
      address,
      stop: async () => {
        if (server.exitCode === null && server.signalCode === null) server.kill('SIGTERM')
        await exited
      },
    }
  }

  const server = await serve()
  const { context, page } = await openBrowserWindow(profile)
  const startedAt = performance.now()
  await page.goto(server.address)
  await page.getByRole('link', { name: 'Study now' }).waitFor({ timeout: PREPARE_MS })
  const prepareMs = performance.now() - startedAt
  // The audit of a first start must not fall into a measurement.
  await page.waitForFunction(isAudited, null, { timeout: PREPARE_MS, polling: 1000 })
  await context.close()
  await server.stop()
  return {
    cards,
    profile,
    folder,
    prepareMs,
    serve,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** Opens the study screen; settles when a question is in sight. */
export async function openStudy(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('link', { name: 'Study now' }).click()
  await page.locator('iframe[title=Question]:not([aria-hidden])').waitFor()
}

/** Runs in the page: the last thing that the audit stores is each deck's predicted recall. */
async function isAudited(): Promise<boolean> {
  const name = (await indexedDB.databases())
    .map((database) => database.name ?? '')
    .find((each) => each !== '')
  if (name === undefined) return false
  return new Promise((resolve) => {
    const request = indexedDB.open(name)
    request.onerror = () => resolve(false)
    request.onsuccess = () => {
      const all = request.result.transaction('deckCounts').objectStore('deckCounts').getAll()
      all.onerror = () => resolve(false)
      all.onsuccess = () => {
        request.result.close()
        const rows = all.result as { recall: unknown }[]
        resolve(rows.length > 0 && rows.every(({ recall }) => recall !== null))
      }
    }
  })
}
