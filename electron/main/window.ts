// The one window factory.
import { app, BrowserWindow, Menu, nativeTheme, screen, type Session, type WebContents } from 'electron'
import path from 'node:path'
import type { Settings } from '../contract/contract.ts'
import { ORIGIN } from './address.ts'
import { fitPlace, MIN_HEIGHT, MIN_WIDTH, readPlace, writePlace } from './windowPlace.ts'

/** `--desk` of the themes (renderer/ui/theme/tokens.css): what the window shows before its page does. */
const DESK = {
  normal: { light: '#f3efe7', dark: '#16171a' },
  high: { light: '#ffffff', dark: '#000000' },
} as const

function deskColour(contrast: Settings['contrast']): string {
  const isHigh = contrast === 'high' || (contrast === 'system' && nativeTheme.shouldUseHighContrastColors)
  return DESK[isHigh ? 'high' : 'normal'][nativeTheme.shouldUseDarkColors ? 'dark' : 'light']
}

/** Makes the system's side (`prefers-color-scheme`, the title bar) follow the setting. */
export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme === 'paper' ? 'light' : theme === 'ink' ? 'dark' : 'system'
}

export interface WindowOptions {
  /** Absolute path of the file that remembers where the window stood. */
  readonly placeFile: string
  /** The first screen, such as `#/deck/verbs`. */
  readonly hash: string
  readonly contrast: Settings['contrast']
}

export function openWindow(session: Session, { placeFile, hash, contrast }: WindowOptions): BrowserWindow {
  const remembered = readPlace(placeFile)
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const bounds = remembered.bounds && fitPlace(remembered.bounds, areas)
  const window = new BrowserWindow({
    ...(bounds ?? { width: 1180, height: 800 }),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Verso',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: deskColour(contrast),
    webPreferences: {
      session,
      preload: path.join(app.getAppPath(), 'dist/electron/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (remembered.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    writePlace(placeFile, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }),
  )
  offerClipboard(window.webContents)
  reviveAfterCrash(window)
  void window.loadURL(`${ORIGIN}/${hash}`)
  return window
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.moveTop()
  window.focus()
}

function offerClipboard(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    if (!isEditable && selectionText.trim() === '') return
    const menu = Menu.buildFromTemplate([
      { role: 'cut', visible: isEditable, enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', visible: isEditable, enabled: editFlags.canPaste },
    ])
    menu.popup()
  })
}

/** Every answer is on the disk before the screen moves on, so a page that died can simply be loaded again. */
function reviveAfterCrash(window: BrowserWindow): void {
  let revivals = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || revivals >= 3) return
    revivals += 1
    window.webContents.reload()
  })
}
