import { type BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron'
import type { Holder } from '../host/index.ts'
import { readWebAddress } from './address.ts'

type CurrentWindow = () => BrowserWindow | null

async function ask(window: BrowserWindow | null, options: MessageBoxOptions): Promise<number> {
  const { response } = await (window
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options))
  return response
}

/** Opens an https address in the system's browser once the learner has seen and agreed to it. */
export async function openLink(address: string, currentWindow: CurrentWindow): Promise<boolean> {
  const url = readWebAddress(address)
  if (!url) return false
  const answer = await ask(currentWindow(), {
    type: 'question',
    message: `Open ${url.hostname} in your browser?`,
    detail: `${url.href}\n\nThe link comes from a deck. Verso itself never goes online.`,
    buttons: ['Open in browser', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (answer !== 0) return false
  await shell.openExternal(url.href)
  return true
}

export async function chooseFolder(currentWindow: CurrentWindow): Promise<string | null> {
  const window = currentWindow()
  const options = {
    title: 'Choose the folder of your library',
    properties: ['openDirectory', 'createDirectory'] as ('openDirectory' | 'createDirectory')[],
  }
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options))
  return canceled ? null : (filePaths[0] ?? null)
}

export async function tellHeld({ pid, hostname, shell: kind, address }: Holder): Promise<void> {
  const who = kind === 'serve' ? 'a Verso in the browser' : 'another Verso'
  await ask(null, {
    type: 'info',
    message: 'Your library is open already',
    detail:
      `${who[0]!.toUpperCase()}${who.slice(1)} (process ${pid} on ${hostname}) holds it. ` +
      (address
        ? `It is at ${address}.`
        : 'Close it there first, or start Verso with --library and another folder.'),
    buttons: ['Close'],
  })
}
