// What only Electron can do, or has to refuse on its own.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../electron/launch/build.ts'
import { electronBinary } from '../support/launchVerso.ts'
import { inMainProcess } from '../support/mainProcess.ts'
import { expect, test } from '../support/versoTest.ts'

test('the page runs without Node, in a sandbox, apart from the preload', async ({ verso }) => {
  const { page } = verso
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const preferences = await inMainProcess(verso.app.electronApp!, ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  })
  const seen = await page.evaluate(() => {
    const { host, ...rest } = window as unknown as Record<string, unknown> & { host: object }
    return {
      host: Object.keys(host),
      isFrozen: Object.isFrozen(host),
      node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (n) => n in rest,
      ),
    }
  })
  expect(seen).toEqual({ host: ['call', 'on'], isFrozen: true, node: [] })
})

test('the bridge knows the calls of the contract and no others', async ({ verso }) => {
  const answers = await verso.page.evaluate(async () => {
    const { call } = (
      window as unknown as { host: { call(name: unknown, input: unknown): Promise<unknown> } }
    ).host
    return Promise.all([
      call('fs:read', { path: '/etc/passwd' }),
      call('__proto__', {}),
      call('decks:read', { path: '../../../etc/passwd' }),
      call('decks:read', { path: 7 }),
    ])
  })
  expect(answers).toMatchObject([
    { ok: false, error: { kind: 'unknownCall' } },
    { ok: false, error: { kind: 'unknownCall' } },
    { ok: false },
    { ok: false, error: { kind: 'badInput' } },
  ])
})

test('another window of the same profile, even on our page, is not answered', async ({ verso }) => {
  await expect(verso.page.getByRole('heading', { level: 1 })).toBeVisible()
  const answers = await inMainProcess(verso.app.electronApp!, async ({ BrowserWindow, app }) => {
    const first = BrowserWindow.getAllWindows()[0]!
    const open = async (address: string): Promise<unknown> => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: {
          session: first.webContents.session,
          preload: `${app.getAppPath()}/dist/electron/preload.cjs`,
          sandbox: true,
        },
      })
      await other.loadURL(address)
      const answer: unknown = await other.webContents.executeJavaScript(`window.host.call('decks:list', {})`)
      other.destroy()
      return answer
    }
    return [await open('app://verso/'), await open('data:text/html,<p>stranger')]
  })
  const refused = { ok: false, error: { kind: 'forbidden' } }
  expect(answers).toMatchObject([refused, refused])
  verso.errors.length = 0
})

test('the window cannot be led away, nor open another', async ({ verso }) => {
  const { page } = verso
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const address = page.url()
  const opened = await page.evaluate(() => [
    window.open('https://example.com/'),
    window.open('app://verso/'),
    window.open('about:blank'),
  ])
  expect(opened).toEqual([null, null, null])
  for (const target of [
    'https://example.com/',
    'file:///etc/hostname',
    'app://verso.example/',
    'app://other/',
  ]) {
    await page.evaluate((where) => {
      location.href = where
    }, target)
    await page.waitForTimeout(200)
    expect(page.url()).toBe(address)
  }
  expect(verso.app.electronApp!.windows()).toHaveLength(1)
  // Asked of the page itself: playwright goes on waiting for the navigations that were refused.
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBeTruthy()
  // Refused navigations leave a line in the console each, and were asked for on purpose.
  verso.requests.length = 0
  verso.errors.length = 0
})

test('the main process itself reaches nothing through Chromium', async ({ verso }) => {
  await expect(verso.page.getByRole('heading', { level: 1 })).toBeVisible()
  const outcome = await inMainProcess(verso.app.electronApp!, async ({ net, session, BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows()[0]!.webContents.session
    const attempt = (fetching: Promise<unknown>): Promise<string> =>
      fetching.then(
        () => 'answered',
        () => 'refused',
      )
    return [
      await attempt(net.fetch('https://example.com/')),
      await attempt(own.fetch('http://127.0.0.1:9/')),
      await attempt(session.defaultSession.fetch('http://example.com/')),
    ]
  })
  expect(outcome).toEqual(['refused', 'refused', 'refused'])
})

test('permissions are denied', async ({ verso }) => {
  const { page } = verso
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[]
    const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      () => 'denied',
    )
    return [
      camera,
      ...(await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))),
    ]
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
  verso.errors.length = 0
})

test('a link is opened only if it is https and only after asking', async ({ verso }) => {
  const { page } = verso
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await inMainProcess(verso.app.electronApp!, ({ dialog, shell }) => {
    const record = { asked: [] as string[], opened: [] as string[], answer: 1 }
    ;(globalThis as { record?: typeof record }).record = record
    dialog.showMessageBox = ((...args: unknown[]) => {
      record.asked.push((args.at(-1) as { detail: string }).detail.split('\n')[0]!)
      return Promise.resolve({ response: record.answer, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    shell.openExternal = (url: string) => {
      record.opened.push(url)
      return Promise.resolve()
    }
  })
  const open = (url: string): Promise<unknown> =>
    page.evaluate((address) => {
      const { host } = window as unknown as { host: { call(name: string, input: unknown): Promise<unknown> } }
      return host.call('link:open', { url: address })
    }, url)
  expect(await open('https://example.com/a')).toMatchObject({ ok: true, value: { isOpened: false } })
  await inMainProcess(
    verso.app.electronApp!,
    () => ((globalThis as { record?: { answer: number } }).record!.answer = 0),
  )
  expect(await open('https://example.com/b')).toMatchObject({ ok: true, value: { isOpened: true } })
  for (const bad of [
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:1',
    'https://example.com@evil.test/',
  ]) {
    await open(bad)
  }
  const record = await inMainProcess(
    verso.app.electronApp!,
    () => (globalThis as { record?: unknown }).record,
  )
  expect(record).toMatchObject({
    asked: ['https://example.com/a', 'https://example.com/b'],
    opened: ['https://example.com/b'],
  })
})

test('started a second time on its library, it brings the first window to the front and ends', async ({
  verso,
}) => {
  await expect(verso.page.getByRole('heading', { level: 1 })).toBeVisible()
  const app = verso.app.electronApp!
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize())
  const { library, config } = verso.folders
  const status = await runElectron(['--library', library, '--config', config])
  expect(status.code).toBe(0)
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isMinimized())),
    )
    .toEqual([false])
})

test('two libraries are open at once, each in an app of its own', async ({ verso }) => {
  await expect(verso.page.getByRole('heading', { level: 1 })).toBeVisible()
  const { launchVerso } = await import('../support/launchVerso.ts')
  const other = await launchVerso('electron', { ...verso.folders, library: `${verso.folders.library} 2` })
  await expect(other.page.getByText('comes with Verso').first()).toBeVisible()
  await other.close()
  await verso.page.reload()
  await expect(verso.page.getByText('comes with Verso').first()).toBeVisible()
})

test('told to end by the system, it closes cleanly and remembers its place', async ({ verso }) => {
  await expect(verso.page.getByRole('heading', { level: 1 })).toBeVisible()
  const child = verso.app.hostProcess
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  await inMainProcess(verso.app.electronApp!, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.setSize(900, 700),
  )
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  const page = await verso.restart('close')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const size = await inMainProcess(verso.app.electronApp!, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.getSize(),
  )
  expect(size).toEqual([900, 700])
})

test.describe('with a deck in the library', () => {
  const deck =
    'format: 1\nid: verbs\ntitle: Verbs\nlanguage: en\nnotes:\n  - { kind: basic, id: go, tags: [], front: go, back: went }\n'
  test.use({ libraryFiles: { 'decks/Verbs.deck.yaml': deck } })
  test('its file, opened with Verso, shows that deck', async ({ verso }) => {
    await expect(verso.page.getByRole('heading', { level: 1 })).toBeVisible()
    await inMainProcess(
      verso.app.electronApp!,
      ({ app }, file) => app.emit('open-file', { preventDefault: () => undefined }, file),
      path.join(verso.folders.library, 'decks', 'Verbs.deck.yaml'),
    )
    await expect(verso.page.getByRole('heading', { level: 1, name: 'Verbs' })).toBeVisible()
  })
})

test('no sandbox is given up outside of tests', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'verso-sandbox-'))
  mkdirSync(root, { recursive: true })
  const folders = ['--library', path.join(root, 'library'), '--config', path.join(root, 'config')]
  const probe = path.join(root, 'probe.cjs')
  // Runs before Verso's own main file, and tells what is left of the switch once that has run.
  writeFileSync(
    probe,
    `const { app } = require('electron'); app.whenReady().then(() => { console.error('NO-SANDBOX ' + app.commandLine.hasSwitch('no-sandbox')); app.exit(0) })`,
  )
  const { code, errors } = await runElectron(folders, { before: ['-r', probe], isTest: false })
  rmSync(root, { recursive: true, force: true })
  if (process.getuid?.() === 0) {
    expect(code).toBe(1)
    expect(errors).toContain('does not run as root')
  } else {
    expect(errors).toContain('NO-SANDBOX false')
  }
})

function runElectron(
  args: readonly string[],
  { before = [], isTest = true }: { before?: readonly string[]; isTest?: boolean } = {},
): Promise<{ code: number | null; errors: string }> {
  const env = { ...process.env, VERSO_TEST: isTest ? '1' : '0' }
  const noSandbox =
    process.platform === 'linux' && (process.getuid?.() === 0 || !isTest) ? ['--no-sandbox'] : []
  const child = spawn(electronBinary(), [...noSandbox, ...before, projectRoot, ...args], { env })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, errors })))
}
