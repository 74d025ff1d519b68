// Gives the app a HostApi: through Electron's preload bridge, or over HTTP from `serve`. The only room that knows which
// of the two it is. Also the door by which the rest of the renderer reaches the contract's types.
import type { HostApi } from '../../electron/contract/contract.ts'
import { checkedHost } from './checkedHost.ts'
import { httpHost } from './httpHost.ts'

export type {
  CallInput,
  CallOutput,
  DeckContent,
  DeckFile,
  EventPayload,
  HostApi,
  HostError,
  HostErrorKind,
  HostResult,
  JournalBody,
  JournalEntry,
  JournalHead,
  LibraryInfo,
  Notice,
  Settings,
} from '../../electron/contract/contract.ts'
export type { CallName, EventName } from '../../electron/contract/callNames.ts'

declare global {
  interface Window {
    /** Built by Electron's preload; absent in a plain browser. */
    readonly host?: HostApi
  }
}

/** The host of this page. Its calls never throw or reject: failures are values. */
export function connectHost(): HostApi {
  return checkedHost(window.host ?? httpHost(window.location.origin))
}
