// The Electron shell, start-up in order: switches and schemes, the host on the library, the guard, the window. Owns
// windows, dialogs, the menu, app:// and the bridge; everything that touches the learner's files is the host's.
import { app, type BrowserWindow, dialog, session } from 'electron'
import path from 'node:path'
import type { Settings } from '../contract/contract.ts'
import { configFolder, type Host, type HostOpening, openHost } from '../host/index.ts'
import { ORIGIN } from './address.ts'
import { connectBridge } from './bridge.ts'
import { isDeckFile, isImportFile, readCommandLine } from './commandLine.ts'
import { screenOfDeckFile } from './deckArgument.ts'
import { chooseFolder, openLink, tellHeld } from './dialogs.ts'
import { guardEverything } from './guard.ts'
import { setMenu } from './menu.ts'
import { servePages } from './pages.ts'
import { prepareApp } from './prepareApp.ts'
import { applyTheme, bringToFront, openWindow } from './window.ts'

/** A host that cannot finish must not keep the computer from shutting down. */
const CLOSE_LIMIT_MS = 5000

const asked = readCommandLine(process.argv.slice(1), process.cwd())
const configDir = asked.configDir ?? configFolder()
const waitingFiles = [...asked.deckFiles]
let mainWindow: BrowserWindow | null = null
let openHostOfApp: Host | null = null

const currentWindow = (): BrowserWindow | null => mainWindow

prepareApp()
guardEverything()
app.setPath('userData', path.join(configDir, 'electron'))
app.on('open-file', (event, file) => {
  event.preventDefault()
  if (!isDeckFile(file) && !isImportFile(file)) return
  if (openHostOfApp) void showDeckFile(openHostOfApp, file)
  else waitingFiles.push(file)
})
// Runs beside Chromium's own start: neither waits for the other.
const opening = openHost({
  libraryPath: asked.libraryPath,
  configDir,
  bundledDecks: path.join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'decks', 'library'),
  rendererDir: path.join(app.getAppPath(), 'dist', 'renderer'),
  shell: 'electron',
  appVersion: app.getVersion(),
  now: () => Date.now(),
  origin: ORIGIN,
  onShow: () => mainWindow && bringToFront(mainWindow),
  chooseFolder: () => chooseFolder(currentWindow),
  openLink: (url) => openLink(url, currentWindow),
  isDevelopment: !app.isPackaged,
})
app
  .whenReady()
  .then(() => opening)
  .then(start)
  .catch((error: unknown) => {
    dialog.showErrorBox(
      'Verso could not start',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    )
    app.exit(1)
  })

async function start(opened: HostOpening): Promise<void> {
  if (opened.kind === 'held') {
    const isShown = await opened.show()
    const { shell, pid, address } = opened.holder
    // A serve shows itself in its browser, if it has one: whoever cannot see a terminal is told its address, too.
    if (!isShown || (shell === 'serve' && app.isPackaged)) await tellHeld(opened.holder)
    else
      console.error(`Verso is open already: process ${pid}${address === undefined ? '' : `, at ${address}`}.`)
    app.exit(0)
    return
  }
  const { host } = opened
  openHostOfApp = host
  closeWith(host)
  // One profile for each library: two of them may be open at once, but Chromium's store belongs to one process.
  const profile = session.fromPath(path.join(configDir, 'electron', 'libraries', host.libraryId ?? 'none'))
  servePages(profile, host)
  connectBridge(host, currentWindow)
  setMenu()
  const contrast = await followTheme(host)
  const [first, ...others] = waitingFiles
  const hash =
    first === undefined || isImportFile(first) ? '#/' : ((await screenOfDeckFile(host, first)) ?? '#/')
  mainWindow = openWindow(profile, { placeFile: path.join(configDir, 'window.json'), hash, contrast })
  mainWindow.on('closed', () => (mainWindow = null))
  if (first !== undefined && hash === '#/') others.push(first)
  for (const file of others) await showDeckFile(host, file)
}

async function followTheme(host: Host): Promise<Settings['contrast']> {
  const answer = await host.dispatch('settings:read', {})
  const settings = answer.ok ? (answer.value as Settings) : null
  applyTheme(settings?.theme ?? 'system')
  host.onEvent((name, payload) => {
    if (name === 'settings:changed') applyTheme((payload as Settings).theme)
  })
  return settings?.contrast ?? 'system'
}

/** A deck of the library is shown; whatever else was opened is looked at on the import screen. */
async function showDeckFile(host: Host, file: string): Promise<void> {
  const screen = isImportFile(file) ? null : await screenOfDeckFile(host, file)
  if (screen === null) return host.offerFile(file)
  if (mainWindow) await mainWindow.loadURL(`${ORIGIN}/${screen}`)
}

function closeWith(host: Host): void {
  let isClosing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    const limit = new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS))
    void Promise.race([host.close(), limit]).finally(() => app.exit(0))
  })
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}
