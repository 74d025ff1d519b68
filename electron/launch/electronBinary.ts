// Where the Electron of this checkout is, and how it is fetched. Since Electron 42 `npm install` brings no binary.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from './build.ts'

export type ElectronBinary =
  | { readonly kind: 'found'; readonly file: string; readonly version: string }
  /** `reason` completes the sentence "Electron is not used: …". */
  | { readonly kind: 'absent'; readonly reason: string }

/** A download that shows no new byte for this long is given up. */
export const STALL_MS = 60_000
/** After a fetch that failed, `npm start` does not make the learner wait again for so long. */
const RETRY_MS = 24 * 3600_000

const packageDir = path.join(projectRoot, 'node_modules', 'electron')
const failureFile = path.join(projectRoot, 'node_modules', '.cache', 'verso', 'electron-fetch-failed')

function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

function inFolder(folder: string): ElectronBinary | null {
  const file = path.join(folder, executableName(process.platform))
  if (!existsSync(file)) return null
  const versionFile = path.join(folder, 'version')
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown'
  return { kind: 'found', file, version }
}

/** The Electron that is at hand, without fetching anything. */
export function findElectron(env: NodeJS.ProcessEnv = process.env): ElectronBinary {
  if (env['VERSO_ELECTRON_SKIP'] === '1') return { kind: 'absent', reason: 'VERSO_ELECTRON_SKIP is set' }
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override) {
    return (
      inFolder(override) ?? { kind: 'absent', reason: `ELECTRON_OVERRIDE_DIST_PATH has none in ${override}` }
    )
  }
  // path.txt is written last: without it the folder may hold half of an unpacked archive.
  const isWhole = existsSync(path.join(packageDir, 'path.txt'))
  return (
    (isWhole ? inFolder(path.join(packageDir, 'dist')) : null) ?? {
      kind: 'absent',
      reason: 'it is not fetched yet',
    }
  )
}

/** The Electron at hand, or else fetched. `nowMs` in Unix milliseconds tells how long ago the last fetch failed. */
export async function obtainElectron(nowMs: number): Promise<ElectronBinary> {
  const found = findElectron()
  if (
    found.kind === 'found' ||
    process.env['VERSO_ELECTRON_SKIP'] ||
    process.env['ELECTRON_OVERRIDE_DIST_PATH']
  ) {
    return found
  }
  const failed = await stat(failureFile).catch(() => null)
  if (failed && nowMs - failed.mtimeMs < RETRY_MS && nowMs >= failed.mtimeMs) {
    const reason = readFileSync(failureFile, 'utf8')
    return { kind: 'absent', reason: `${reason} (tried today; \`npx install-electron\` tries again)` }
  }
  console.error('Fetching Electron, once (about 120 MB)…')
  const temporary = await mkdtemp(path.join(tmpdir(), 'verso-electron-'))
  const failure = await runWatched({
    file: process.execPath,
    args: [path.join(packageDir, 'install.js')],
    // A folder of our own shows the download growing, and is cleared away whatever happens.
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    growing: [temporary, path.join(packageDir, 'dist')],
    stallMs: STALL_MS,
  })
  await rm(temporary, { recursive: true, force: true })
  const fetched = findElectron()
  if (failure === null && fetched.kind === 'found') {
    await rm(failureFile, { force: true })
    return fetched
  }
  const reason = `it could not be fetched: ${failure ?? 'its archive held no Electron'}`
  await mkdir(path.dirname(failureFile), { recursive: true })
  await writeFile(failureFile, reason)
  return { kind: 'absent', reason }
}

export interface WatchedRun {
  readonly file: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Folders whose size shows progress. */
  readonly growing: readonly string[]
  readonly stallMs: number
}

/** Runs a program until it ends or its folders stop growing; null when it ended well, else why not, in one line. */
export function runWatched({ file, args, env, growing, stallMs }: WatchedRun): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let size = -1
    let changedAt = performance.now()
    const note = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-20_000)
    }
    child.stdout.on('data', note)
    child.stderr.on('data', note)
    const watch = setInterval(
      () => {
        void totalSize(growing).then((now) => {
          if (now !== size) changedAt = performance.now()
          else if (performance.now() - changedAt >= stallMs) child.kill('SIGKILL')
          size = now
        })
      },
      Math.min(1000, stallMs / 4),
    )
    const end = (failure: string | null): void => {
      clearInterval(watch)
      resolve(failure)
    }
    child.once('error', (error) => end(error.message))
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') end(`no progress for ${Math.round(stallMs / 1000)} seconds`)
      else end(code === 0 ? null : errorLine(output))
    })
  })
}

async function totalSize(folders: readonly string[]): Promise<number> {
  let total = 0
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (!entry.isFile()) continue
      total += (await stat(path.join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size
    }
  }
  return total
}

/** The line of a stack that says what went wrong, shortened for one line on the screen. */
export function errorLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  // First the name of an error at the start of its line: Node prints the throwing code above it.
  const line =
    lines.find((text) => /^\w*Error\b.*:/.test(text)) ??
    lines.find((text) => /error|fatal|refused|denied/i.test(text)) ??
    lines.at(-1)
  // All that Node's fetch says when there is no network, or a firewall.
  if (line === 'TypeError: fetch failed') return 'its download host could not be reached'
  return (line ?? 'it said nothing').slice(0, 200)
}
