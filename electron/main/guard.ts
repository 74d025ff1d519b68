// What every page and every session of Verso is refused, whoever asks.
import { app, type Session, type WebContents } from 'electron'
import { isOwnAddress, isOwnPage, isOwnExport } from './address.ts'
import { developmentOrigin, socketOf } from './developmentPage.ts'

/** Permissions that do not reach beyond Verso's own window and database. */
const HARMLESS: ReadonlySet<string> = new Set([
  'persistent-storage',
  'clipboard-sanitized-write',
  'fullscreen',
])

/** Puts the guard before every session and page that will be made; call before Electron is ready. */
export function guardEverything(): void {
  app.on('session-created', guardSession)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
}

function guardSession(session: Session): void {
  // Electron fetches a dictionary from a Google host for each language unless there is none.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) =>
    callback(HARMLESS.has(permission) && isOwnAddress(requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => HARMLESS.has(permission) && isOwnAddress(origin),
  )
  session.setDevicePermissionHandler(() => false)
  // What the page itself made is saved where the learner says; Electron asks for the place.
  session.on('will-download', (event, item) => {
    if (!isOwnExport(item.getURL())) event.preventDefault()
  })
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isLocal(details.url) }))
}

function isLocal(address: string): boolean {
  if (isOwnAddress(address) || /^(data|blob):/i.test(address)) return true
  const vite = developmentOrigin()
  if (vite !== null && new URL(address).origin === socketOf(vite)) return true
  return !app.isPackaged && /^devtools:/i.test(address)
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-navigate', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault()
  })
  contents.on('will-redirect', (event, url) => {
    if (!isOwnAddress(url)) event.preventDefault()
  })
  // Card frames are made of strings and never go anywhere.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame ? !isOwnPage(event.url) : event.url !== 'about:srcdoc') event.preventDefault()
  })
}
