// Which shells the end-to-end tests can run in on this machine, and what they need for it: a browser (found or
// installed), an Electron (found or fetched), a display.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser, whyNoWindow } from '../../electron/launch/browser.ts'
import { projectRoot } from '../../electron/launch/build.ts'
import { obtainElectron } from '../../electron/launch/electronBinary.ts'

export interface Shells {
  /** Projects of playwright.config.ts. */
  readonly projects: readonly string[]
  /** What has to stand before the command so that there is a display. */
  readonly display: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** For people: where the tests ran, and why they did not run elsewhere. */
  readonly description: string
}

const isDebianRoot =
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function aptInstall(...packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: 'inherit',
    env,
  })
}

function cachedChromium(): string | null {
  const file = chromium.executablePath()
  return existsSync(file) ? file : null
}

/** A browser on the machine, else the one that playwright fetches, else Debian's. */
function browserForTests(): string | null {
  const found = findBrowser() ?? cachedChromium()
  if (found !== null) return found
  const cli = path.join(projectRoot, 'node_modules/playwright/cli.js')
  console.log('No Chrome, Chromium or Edge here: installing one.')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
  const fetched = cachedChromium()
  if (fetched !== null || !isDebianRoot) return fetched
  aptInstall('chromium')
  return findBrowser()
}

/** Null when there is no way to show a window. */
function displayForTests(): readonly string[] | null {
  if (whyNoWindow() === null) return []
  const hasXvfb = (): boolean => spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).status === 0
  if (!hasXvfb() && isDebianRoot) aptInstall('xvfb', 'xauth')
  return hasXvfb() ? ['xvfb-run', '-a'] : null
}

function versionOf(browser: string): string {
  // On Windows the browser would open a window instead of answering.
  if (process.platform === 'win32') return path.basename(browser)
  return execFileSync(browser, ['--version'], { encoding: 'utf8', timeout: 30_000 })
    .trim()
    .split('\n')
    .at(-1)!
    .replace(/ built on .*/, '')
}

export async function prepareShells(): Promise<Shells> {
  const browser = browserForTests()
  const electron = await obtainElectron(Date.now())
  const display = electron.kind === 'found' ? displayForTests() : []
  const ran: string[] = []
  const missed: string[] = []
  const projects: string[] = []
  if (browser === null) missed.push('Not in a browser: none was found, and none could be installed.')
  else {
    projects.push('browser')
    ran.push(`${versionOf(browser)} via serve`)
  }
  if (electron.kind === 'absent') missed.push(`Not in Electron: ${electron.reason}.`)
  else if (display === null) missed.push('Not in Electron: there is no display and no xvfb-run.')
  else {
    projects.push('electron', 'packaged')
    ran.push(`Electron ${electron.version}`)
  }
  return {
    projects,
    display: display ?? [],
    env: {
      VERSO_TEST: '1',
      ...(browser === null ? {} : { CHROME_PATH: browser }),
      ...(electron.kind === 'found' ? { VERSO_TEST_ELECTRON: electron.file } : {}),
    },
    description: [`End-to-end ran in: ${ran.join(', ') || 'nothing'}.`, ...missed].join('\n'),
  }
}
