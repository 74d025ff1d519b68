import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { appWindowArgs, browserPlaces, whyNoWindow } from '../../electron/launch/browser.ts'
import { errorLine, runWatched } from '../../electron/launch/electronBinary.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'verso-launch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the browser that the user names is tried first, on every system', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(browserPlaces({ CHROME_PATH: '/my/chrome', PATH: '/bin' }, platform, '/home/a')[0]).toBe(
      '/my/chrome',
    )
  }
})

test('Chrome, Chromium and Edge are looked for where each system keeps them', () => {
  const linux = browserPlaces({ PATH: '/usr/bin:relative:/opt/bin' }, 'linux', '/home/a')
  expect(linux).toContain('/usr/bin/chromium')
  expect(linux).toContain('/opt/bin/microsoft-edge')
  expect(linux.filter((file) => !file.startsWith('/'))).toEqual([])
  expect(browserPlaces({}, 'darwin', '/Users/a')).toContain(
    '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  )
  const windows = browserPlaces({ 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, 'win32', 'C:\\Users\\a')
  expect(windows).toContain('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe')
})

test('without a display no window is tried on Linux, and one is elsewhere', () => {
  expect(whyNoWindow({}, 'linux')).toContain('display')
  expect(whyNoWindow({ DISPLAY: ':0' }, 'linux')).toBeNull()
  expect(whyNoWindow({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBeNull()
  expect(whyNoWindow({}, 'darwin')).toBeNull()
})

test('the app window keeps to a profile of its own, and to its sandbox', () => {
  const args = appWindowArgs('http://127.0.0.1:1/?token=t', '/config', false)
  expect(args).toContain('--app=http://127.0.0.1:1/?token=t')
  expect(args).toContain(`--user-data-dir=${path.join('/config', 'browser')}`)
  expect(args).not.toContain('--no-sandbox')
})

const script = (code: string, stallMs: number): Promise<string | null> =>
  runWatched({ file: process.execPath, args: ['-e', code], env: process.env, growing: [folder], stallMs })

test('a download that ends well is taken', async () => {
  expect(await script('', 60_000)).toBeNull()
})

test('a download that is refused says why, in one line', async () => {
  const reason = await script('throw new Error("getaddrinfo ENOTFOUND github.com")', 60_000)
  expect(reason).toBe('Error: getaddrinfo ENOTFOUND github.com')
})

test('a download that stands still is given up', async () => {
  expect(await script('setInterval(() => {}, 1000)', 300)).toMatch(/^no progress for/)
})

test('a download that is slow but goes on is waited for', async () => {
  const file = JSON.stringify(path.join(folder, 'part'))
  // Longer, all in all, than it may stand still.
  const code = `let n = 0; const t = setInterval(() => { require('fs').appendFileSync(${file}, 'x'); if (++n > 40) clearInterval(t) }, 100)`
  expect(await script(code, 2000)).toBeNull()
})

test('of a long stack the line that names the error is shown', () => {
  expect(errorLine('\n    at x\nHTTPError: Response code 403 (Forbidden)\n    at y\n')).toContain('403')
  expect(errorLine('')).toBe('it said nothing')
})
