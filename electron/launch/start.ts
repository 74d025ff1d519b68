// `npm start`: builds what is out of date and opens Verso in Electron, else in a browser, on the same library.
// VERSO_ELECTRON_SKIP=1 goes straight to the browser.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readCommandLine } from '../main/commandLine.ts'
import { isRootWithoutTest, openInBrowser, whyNoWindow } from './browser.ts'
import { ensureBuilt, projectRoot } from './build.ts'
import { errorLine, obtainElectron } from './electronBinary.ts'

/** An Electron that ends badly within this time never showed its window. */
const START_LIMIT_MS = 10_000

/** Null when Verso ran and ended; else why it did not run. */
async function runInElectron(args: readonly string[]): Promise<string | null> {
  const obstacle = whyNoWindow() ?? (isRootWithoutTest() ? 'it does not run as root' : null)
  if (obstacle !== null) return obstacle
  const electron = await obtainElectron(Date.now())
  if (electron.kind === 'absent') return electron.reason
  const startedAt = performance.now()
  const ended = await runElectron(electron.file, args)
  if (ended.code === 0) return null
  if (performance.now() - startedAt < START_LIMIT_MS && !ended.isAsked) {
    return `it ended at once (${ended.code ?? ended.signal}): ${errorLine(ended.errors)}`
  }
  process.exitCode = ended.code ?? 1
  return null
}

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly errors: string
  /** We were told to stop, so that this was no failure. */
  readonly isAsked: boolean
}

function runElectron(file: string, args: readonly string[]): Promise<Ended> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const child = spawn(file, [...(isRoot ? ['--no-sandbox'] : []), projectRoot, ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let errors = ''
  let isAsked = false
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('utf8')).slice(-10_000)
    process.stderr.write(chunk)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isAsked = true
      child.kill(signal)
    })
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, errors: error.message, isAsked }))
    child.once('close', (code, signal) => resolve({ code, signal, errors, isAsked }))
  })
}

async function runInBrowser(args: readonly string[]): Promise<number> {
  const built = pathToFileURL(path.join(projectRoot, 'dist/electron/serve.js')).href
  const { serve } = (await import(built)) as typeof import('../serve/main.ts')
  const status = await serve(args, { openBrowser: openInBrowser })
  // Held by another one, which has been asked to come to the front.
  return status === 3 ? 0 : status
}

const given = process.argv.slice(2)
const cwd = process.env['INIT_CWD'] ?? process.cwd()
const asked = readCommandLine(given, cwd)
const folders = [
  ...(asked.libraryPath === undefined ? [] : ['--library', asked.libraryPath]),
  ...(asked.configDir === undefined ? [] : ['--config', asked.configDir]),
]
const others = given.filter((arg) => arg.startsWith('--') && !/^--(library|config|no-open)(=|$)/.test(arg))

if (others.length > 0) {
  console.error(
    `${others[0]}: unknown. Usage: npm start -- [--library DIR] [--config DIR] [--no-open] [DECK_FILE]`,
  )
  process.exit(2)
}
await ensureBuilt()
if (given.includes('--no-open')) process.exit(await runInBrowser([...folders, '--no-open']))
const reason = await runInElectron([...folders, ...asked.deckFiles])
if (reason !== null) {
  console.error(`Electron is not used: ${reason}. Verso opens in your browser instead.`)
  process.exit(await runInBrowser(folders))
}
