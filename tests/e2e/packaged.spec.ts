// The app as it is handed out: packaged as a folder, started from outside its checkout.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium, expect, test } from '@playwright/test'
import { projectRoot } from '../../electron/launch/build.ts'

test.describe.configure({ mode: 'serial' })

const root = mkdtempSync(path.join(tmpdir(), 'verso-packaged-'))
const APPS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/verso',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Verso.app/Contents/MacOS/Verso`,
  win32: `win${process.arch === 'arm64' ? '-arm64' : ''}-unpacked/Verso.exe`,
}
const app = path.join(root, 'release', APPS[process.platform] ?? '')
/** The character '1', as the fuses are written; the package does not export its name for it. */
const ENABLED = 49
const isRoot = process.getuid?.() === 0

test.afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))

test('electron-builder makes the folder of the app', () => {
  const script = `import { packageApp } from './electron/launch/package.ts'
    void packageApp({ isDirOnly: true, isFromLastBuild: true, output: ${JSON.stringify(path.join(root, 'release'))} })`
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  })
  expect(run.status, run.stdout + run.stderr).toBe(0)
})

test('its fuses are set', async () => {
  const wire = await getCurrentFuseWire(app)
  const isEnabled = (option: FuseV1Options): boolean => wire[option] === ENABLED
  expect({
    runAsNode: isEnabled(FuseV1Options.RunAsNode),
    cookieEncryption: isEnabled(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isEnabled(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isEnabled(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isEnabled(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: isEnabled(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: isEnabled(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyAsar: true,
    fileProtocol: false,
  })
})

test('it starts from anywhere, and shows the bundled decks', async () => {
  const child = spawn(
    app,
    [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      '--inspect=0',
      '--library',
      path.join(root, 'Library'),
      '--config',
      path.join(root, 'config'),
    ],
    {
      cwd: root,
      env: { ...process.env, VERSO_TEST: '1', ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let errors = ''
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString('utf8')
      const found = /DevTools listening on (ws:\S+)/.exec(errors)
      if (found) resolve(found[1]!)
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${errors}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  try {
    const context = browser.contexts()[0]!
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(new URL(page.url()).protocol).toBe('app:')
    // Found only under the resources of a packaged app.
    await expect(page.getByText('comes with Verso').first()).toBeVisible()
    await page.getByRole('link', { name: 'Study now' }).click()
    await page.getByRole('button', { name: 'Show answer' }).click()
    await page.getByRole('button', { name: /^Good/ }).click()
    await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
    expect(errors, 'the inspector of the main process stays closed').not.toContain('Debugger listening')
  } finally {
    child.kill('SIGTERM')
    await ended
    await browser.close().catch(() => undefined)
  }
})

test('its archive holds what was built and nothing else', () => {
  const resources = process.platform === 'darwin' ? '../Resources' : 'resources'
  const archive = path.join(path.dirname(app), resources, 'app.asar')
  const asar = path.join(projectRoot, 'node_modules/@electron/asar/bin/asar.js')
  const files = execFileSync(process.execPath, [asar, 'list', archive], { encoding: 'utf8' })
    .split('\n')
    .map((file) => file.trim().replaceAll('\\', '/'))
    .filter((file) => file !== '')
  expect(files.filter((file) => !/^\/(package\.json$|dist(\/|$))/.test(file))).toEqual([])
  expect(files).toContain('/dist/electron/main.js')
  expect(files.filter((file) => /\.map$|\.tsx?$/.test(file))).toEqual([])
})
