// Finds the Chrome, Chromium or Edge of this machine and opens Verso in it as an app window.
import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { configFolder } from '../host/index.ts'
import { readCommandLine } from '../main/commandLine.ts'

type Env = Readonly<Record<string, string | undefined>>

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** Absolute paths where a browser may lie, the likeliest first. */
export function browserPlaces(env: Env, platform: NodeJS.Platform, home: string): readonly string[] {
  const chosen = env['CHROME_PATH'] ? [env['CHROME_PATH']] : []
  if (platform === 'darwin') {
    const folders = ['/Applications', `${home}/Applications`]
    return [
      ...chosen,
      ...MAC_APPS.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`)),
    ]
  }
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    return [
      ...chosen,
      ...WINDOWS_PATHS.flatMap((file) => folders.map((folder) => path.win32.join(folder, file))),
    ]
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return [
    ...chosen,
    ...LINUX_NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`)),
    '/snap/bin/chromium',
  ]
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

export function findBrowser(
  env: Env = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  return browserPlaces(env, platform, homedir()).find(isExecutable) ?? null
}

/** Why no window can be opened on this machine; null when one can. */
export function whyNoWindow(
  env: Env = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  if (platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return null
  return 'there is no display'
}

/** Chromium refuses to run as root with its sandbox on, and only our own tests may turn that off. */
export function isRootWithoutTest(env: Env = process.env): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && env['VERSO_TEST'] !== '1'
}

/** The profile is Verso's own: the same window every time, and none of the learner's extensions in it. */
export function appWindowArgs(address: string, configDir: string, isRootInTest: boolean): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${path.join(configDir, 'browser')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(isRootInTest ? ['--no-sandbox'] : []),
  ]
}

/** Opens the address as an app window; where that cannot be, prints it. Answers whether a window was opened. */
export async function openInBrowser(address: string): Promise<boolean> {
  const browser = findBrowser()
  const reason =
    whyNoWindow() ??
    (browser === null ? 'no Chrome, Chromium or Edge was found' : null) ??
    (isRootWithoutTest() ? 'Chromium does not run as root' : null)
  if (browser === null || reason !== null) {
    console.error(`Open this address in a browser (${reason}): ${address}`)
    return false
  }
  const configDir = readCommandLine(process.argv.slice(2), process.cwd()).configDir ?? configFolder()
  const args = appWindowArgs(address, configDir, process.getuid?.() === 0)
  const failure = await startApart(browser, args)
  if (failure !== null) console.error(`Open this address in a browser (${browser} ${failure}): ${address}`)
  return failure === null
}

/** Starts a program that outlives us; answers why it ended badly within its first two seconds, or null. */
function startApart(file: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { detached: true, stdio: 'ignore' })
    const timer = setTimeout(() => resolve(null), 2000)
    child.once('error', (error) => resolve(`could not be started: ${error.message}`))
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      resolve(code === 0 ? null : `ended at once, ${signal ?? `status ${code}`}`)
    })
    child.unref()
  })
}
