// The pages' way to the host: one handler for each call of the contract, and the host's events on the way back.
import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { CALL_NAMES } from '../contract/callNames.ts'
import type { HostResult } from '../contract/contract.ts'
import type { Host } from '../host/index.ts'
import { isOwnPage } from './address.ts'

const REFUSED: HostResult<never> = {
  ok: false,
  error: { kind: 'forbidden', message: 'Only the window of Verso may ask this.' },
}

/** `currentWindow` is the one window whose page is listened to. */
export function connectBridge(host: Host, currentWindow: () => BrowserWindow | null): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(name, (event, input: unknown) =>
      isTrusted(event, currentWindow()) ? host.dispatch(name, input) : REFUSED,
    )
  }
  host.onEvent((name, payload) => {
    const window = currentWindow()
    if (window && !window.isDestroyed()) window.webContents.send(name, payload)
  })
}

/** Our page, in the main frame, of our window. Card frames share the process's fate, but have no business here. */
function isTrusted(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const { sender, senderFrame } = event
  // Null when the frame has gone or moved on since it asked.
  if (!senderFrame || !window || window.isDestroyed()) return false
  return sender === window.webContents && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url)
}
