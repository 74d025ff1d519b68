// Starts the built app on a library, as a user would: in Chromium against serve, or in real Electron.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import {
  type BrowserContext,
  chromium,
  _electron as electron,
  type ElectronApplication,
  type Page,
} from '@playwright/test'
import { findBrowser } from '../../electron/launch/browser.ts'
import { projectRoot } from '../../electron/launch/build.ts'
import { findElectron } from '../../electron/launch/electronBinary.ts'

export type Shell = 'browser' | 'electron'

/** Folders, absolute. All of them outlive the app, so that it can be started on them again. */
export interface Folders {
  readonly library: string
  readonly config: string
  /** The browser's profile; Electron keeps its own in `config`. */
  readonly profile: string
}

export interface RunningVerso {
  readonly shell: Shell
  readonly page: Page
  readonly context: BrowserContext
  /** Of the pages, such as `app://verso` or `http://127.0.0.1:20123`. */
  readonly origin: string
  readonly electronApp: ElectronApplication | null
  /** The process that holds the library: Electron's main process, or serve. */
  readonly hostProcess: ChildProcess
  /** Ends the app as its user would. */
  close(): Promise<void>
  /** SIGKILL to everything, in the middle of whatever it does. */
  kill(): Promise<void>
}

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const env = { ...process.env, VERSO_TEST: '1' } as Record<string, string>

export interface LaunchOptions {
  readonly onContext?: (context: BrowserContext) => void
  /** Environment for the host, such as TZ. */
  readonly env?: Readonly<Record<string, string>>
  /** Pixels of the screen for one of the page, in the browser. */
  readonly pixelRatio?: number
  /** Further arguments for Electron or the browser. */
  readonly args?: readonly string[]
}

export async function launchVerso(
  shell: Shell,
  folders: Folders,
  options: LaunchOptions = {},
): Promise<RunningVerso> {
  if (!existsSync(path.join(projectRoot, 'dist', 'stamp'))) throw new Error('Run `npm run build` before.')
  return shell === 'electron' ? launchElectron(folders, options) : launchBrowser(folders, options)
}

async function launchElectron(folders: Folders, options: LaunchOptions): Promise<RunningVerso> {
  const binary = electronBinary()
  const app = await electron.launch({
    executablePath: binary,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...(options.args ?? []),
      projectRoot,
      '--library',
      folders.library,
      '--config',
      folders.config,
    ],
    env: { ...env, ...options.env },
    timeout: 30_000,
  })
  options.onContext?.(app.context())
  const page = await app.firstWindow({ timeout: 30_000 })
  const hostProcess = app.process()
  return {
    shell: 'electron',
    page,
    context: app.context(),
    origin: 'app://verso',
    electronApp: app,
    hostProcess,
    close: () => app.close(),
    async kill() {
      await killed(hostProcess)
      // Playwright learns of the end on its own; closing after it only clears its records.
      await app.close().catch(() => undefined)
    },
  }
}

/** Absolute path of the Electron to test with. Throws when there is none. */
export function electronBinary(): string {
  if (process.env['VERSO_TEST_ELECTRON']) return process.env['VERSO_TEST_ELECTRON']
  const found = findElectron()
  if (found.kind === 'absent') throw new Error(`No Electron for the tests: ${found.reason}`)
  return found.file
}

/** Starts serve and waits for the line of JSON that says where it is. */
export async function startServe(
  folders: Pick<Folders, 'library' | 'config'>,
  hostEnv: Readonly<Record<string, string>> = {},
): Promise<{ process: ChildProcess; address: string }> {
  const child = spawn(
    process.execPath,
    [
      path.join(projectRoot, 'dist/electron/serve.js'),
      '--no-open',
      '--library',
      folders.library,
      '--config',
      folders.config,
    ],
    { env: { ...env, ...hostEnv }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`serve ended with status ${code}: ${errors}`)))
  })
  return { process: child, address: (JSON.parse(line) as { address: string }).address }
}

async function launchBrowser(folders: Folders, options: LaunchOptions): Promise<RunningVerso> {
  const browser = findBrowser()
  if (browser === null) throw new Error('No browser for the tests: set CHROME_PATH.')
  const serve = await startServe(folders, options.env)
  // Persistent, as real profiles are: a private window keeps its databases in another kind of store.
  const context = await chromium.launchPersistentContext(folders.profile, {
    executablePath: browser,
    viewport: { width: 1180, height: 800 },
    deviceScaleFactor: options.pixelRatio ?? 1,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // Frames in processes of their own do not hear of a ratio that is only emulated.
      ...(options.pixelRatio === undefined ? [] : [`--force-device-scale-factor=${options.pixelRatio}`]),
      ...(options.args ?? []),
    ],
  })
  options.onContext?.(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(serve.address)
  return {
    shell: 'browser',
    page,
    context,
    origin: new URL(serve.address).origin,
    electronApp: null,
    hostProcess: serve.process,
    async close() {
      await context.close()
      await ended(serve.process, 'SIGTERM')
    },
    async kill() {
      await killed(serve.process)
      await context.close()
    },
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function killed(child: ChildProcess): Promise<void> {
  return ended(child, 'SIGKILL')
}
