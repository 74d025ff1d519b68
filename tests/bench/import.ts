// A large Anki package, from the choice of the file to its last row in the database, against the same work with all of
// Verso taken away: unzip, read all rows, put as many bare rows.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { projectRoot } from '../../electron/launch/build.ts'
import { collectionBytes, packageBlob, stockType, type Fixture } from '../support/ankiPackages.ts'
import { openBrowserWindow } from './browserWindow.ts'
import type { Figure } from './figures.ts'
import type { Prepared } from './prepare.ts'

const REVIEWS_PER_CARD = 5
const IMPORT_MS = 20 * 60_000
const DAY_MS = 86_400_000
const CRT_SECONDS = 1_500_000_000

/** `count` notes, a card each, five answers each. */
function largeFixture(): Fixture {
  return {
    crtSecs: CRT_SECONDS,
    types: [stockType('basic', 1)],
    decks: [{ id: 5, title: 'Large' }],
    notes: [],
    cards: [],
  }
}

function fill(count: number): NonNullable<Parameters<typeof packageBlob>[3]> {
  return (database) => {
    database.run('BEGIN')
    const put = (table: string, columns: number, rows: Iterable<readonly (number | string)[]>) => {
      const statement = database.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join()})`)
      for (const row of rows) statement.run([...row])
      statement.free()
    }
    const all = Array.from({ length: count }, (_, index) => index + 1)
    const front = (id: number) => `What is the word number ${id} of the ${id % 977}th list?`
    const back = (id: number) =>
      `It is <b>palabra ${id}</b>, as in “${'una frase de ejemplo '.repeat(1 + (id % 4))}”.`
    put(
      'notes',
      11,
      all.map((id) => [
        id,
        `guid-${id}`,
        1,
        1_700_000_000,
        -1,
        ' words ',
        `${front(id)}\x1f${back(id)}`,
        front(id),
        0,
        0,
        '',
      ]),
    )
    put(
      'cards',
      18,
      all.map((id) => [id, id, 5, 0, 0, -1, 2, 2, 3000 + (id % 300), 20, 2500, 5, 0, 0, 0, 0, 0, '']),
    )
    put(
      'revlog',
      9,
      (function* () {
        for (const id of all)
          for (let each = 0; each < REVIEWS_PER_CARD; each++)
            yield [
              CRT_SECONDS * 1000 + each * 8 * DAY_MS + id * 10 + each,
              id,
              -1,
              3,
              4 + each,
              each,
              2500,
              4200,
              each === 0 ? 0 : 1,
            ]
      })(),
    )
    database.run('COMMIT')
  }
}

export async function measureImport(prepared: Prepared, count: number): Promise<Figure[]> {
  const file = path.join(prepared.folder, 'Large.apkg')
  const blob = await packageBlob(largeFixture(), 'legacy2', {}, fill(count))
  writeFileSync(file, new Uint8Array(await blob.arrayBuffer()))
  const uncompressed = (await collectionBytes(largeFixture(), 11, fill(count))).length
  const server = await prepared.serve()
  try {
    const floor = await measureFloor(path.join(prepared.folder, 'floor'), server.address, file)
    const app = await measureApp(prepared.profile, server.address, file)
    const what = `${count.toLocaleString('en')} notes and cards, ${(count * REVIEWS_PER_CARD).toLocaleString('en')} reviews`
    return [
      {
        name: `import, ${what} (unzip, read, bare puts)`,
        unit: 'ms',
        measured: app.totalMs,
        floor,
        aim: 1.5,
        samples: 1,
      },
      {
        name: '  of it until the plan is shown',
        unit: 'ms',
        measured: app.planMs,
        floor: null,
        aim: 60_000,
        samples: 1,
      },
      {
        name: '  longest task of the window’s thread',
        unit: 'ms',
        measured: app.longestMs,
        floor: null,
        aim: 50,
        samples: 1,
      },
      {
        name: '  peak memory above that before (uncompressed collection)',
        unit: 'KB',
        measured: app.peakBytes / 1024,
        floor: uncompressed / 1024,
        aim: 3,
        samples: 1,
      },
    ]
  } finally {
    await server.stop()
  }
}

async function measureApp(profile: string, address: string, file: string) {
  const { context, page } = await openBrowserWindow(profile)
  try {
    await page.addInitScript(() => {
      const seen = { longest: 0 }
      Object.assign(window, { seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration)
      }).observe({ type: 'longtask' })
    })
    await page.goto(address)
    await page.getByRole('link', { name: 'Import', exact: true }).click()
    const input = page.getByTestId('import-file')
    await input.waitFor({ state: 'attached' })
    await page.waitForTimeout(3000)
    const memory = await rendererMemory(page)
    memory.reset()
    const before = memory.peak()
    await page.evaluate(() => ((window as unknown as { seen: { longest: number } }).seen.longest = 0))
    const startedAt = performance.now()
    await input.setInputFiles(file)
    // Cheap looks, seldom: the watcher must not be the longest task itself.
    await page.waitForFunction(
      () => document.querySelector('main li button[data-outcome=new]') !== null,
      null,
      {
        polling: 200,
        timeout: IMPORT_MS,
      },
    )
    const planMs = performance.now() - startedAt
    const agreedAt = performance.now()
    await page.evaluate(() => document.querySelector<HTMLElement>('main button')?.click())
    await page.waitForFunction(
      () => document.querySelector('main h1')?.textContent === 'It is all there',
      null,
      { polling: 200, timeout: IMPORT_MS },
    )
    const totalMs = planMs + performance.now() - agreedAt
    const peakBytes = memory.peak() - before
    const longestMs = await page.evaluate(
      () => (window as unknown as { seen: { longest: number } }).seen.longest,
    )
    return { planMs, totalMs, longestMs, peakBytes }
  } finally {
    await context.close()
  }
}

/** The largest resident sets of the browser's page processes, added up, from Linux's own books; NaN elsewhere. */
async function rendererMemory(page: Page): Promise<{ reset(): void; peak(): number }> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const readPeak = (pid: number) => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
    } catch {
      return Number.NaN
    }
  }
  return {
    reset: () => {
      for (const pid of renderers) {
        try {
          writeFileSync(`/proc/${pid}/clear_refs`, '5')
        } catch {
          // Not Linux, or not allowed: the peak is then that of the process's whole life.
        }
      }
    },
    peak: () =>
      (renderers.length === 0 ? Number.NaN : 0) + renderers.reduce((sum, pid) => sum + readPeak(pid), 0),
  }
}

/** The same file, in a page of the same server, with the same libraries and nothing else. */
async function measureFloor(profile: string, address: string, file: string): Promise<number> {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, 'importFloor.ts'), formats: ['iife'], name: 'floor' },
    },
  })
  const outputs = (Array.isArray(bundle) ? bundle : [bundle]) as { output: { code?: string }[] }[]
  const code = outputs[0]?.output[0]?.code ?? ''
  const wasm = readdirSync(path.join(projectRoot, 'dist/renderer/assets')).find((name) =>
    /^sql-wasm.*\.wasm$/.test(name),
  )
  const { context, page } = await openBrowserWindow(profile, { bypassCSP: true })
  try {
    await page.goto(address)
    await page.goto(`${new URL(address).origin}/assets/card.css`)
    await page.addScriptTag({ content: code })
    await page.evaluate(() => {
      const input = document.createElement('input')
      input.type = 'file'
      document.body.append(input)
    })
    await page.setInputFiles('input', file)
    return await page.evaluate(
      (at) => (window as unknown as { floor: { run(wasm: string): Promise<number> } }).floor.run(at),
      `/assets/${wasm}`,
    )
  } finally {
    await context.close()
  }
}
