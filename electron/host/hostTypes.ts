import type { CallName, EventName } from '../contract/callNames.ts'
import type { HostError, HostResult } from '../contract/contract.ts'
import type { FileSystem } from './fileSystem.ts'

export interface OpenHostOptions {
  /** Absolute path from `--library`; without it the setting or Documents/Verso is opened. */
  readonly libraryPath?: string | undefined
  /** Absolute path of the folder that holds settings.json. */
  readonly configDir: string
  /** Absolute path of decks/library. */
  readonly bundledDecks: string
  /** Absolute path of the built pages (dist/renderer); without it only media are served. */
  readonly rendererDir?: string | undefined
  readonly shell: 'electron' | 'serve'
  readonly appVersion: string
  /** Unix milliseconds. */
  readonly now: () => number
  /** Origin of the pages, such as `app://verso`, for the content policy; serve knows it once it listens. */
  readonly origin?: string | undefined
  /** Asked when another copy of Verso wants to know who holds the library: what to tell it. */
  readonly endpointInfo?: (() => { readonly address?: string }) | undefined
  /** Another copy of Verso was started on this library: come to the front. May be called before `openHost` resolves. */
  readonly onShow?: (() => void) | undefined
  readonly chooseFolder?: (() => Promise<string | null>) | undefined
  /** Asks, then opens an https address; answers whether it was opened. */
  readonly openLink?: ((url: string) => Promise<boolean>) | undefined
  /** Check what the host answers against the contract too. */
  readonly isDevelopment?: boolean | undefined
  /** Where the journal is written; tests give one that fails. */
  readonly fileSystem?: FileSystem | undefined
  /** Where Documents/Verso is looked for; the operating system knows. */
  readonly documentsDir?: string | undefined
}

export interface Holder {
  readonly pid: number
  readonly hostname: string
  readonly shell: 'electron' | 'serve'
  /** Unix milliseconds. */
  readonly startedAt: number
  readonly address?: string | undefined
}

export interface HostRequest {
  readonly method: string
  /** As in the address: percent-encoded, without query. */
  readonly pathname: string
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined
  /** Origin under which the page is asked for, when it is not the one given at opening. */
  readonly origin?: string | undefined
}

/** A part of an import's file on its way in. */
export interface HostUpload {
  /** As in the address: percent-encoded, without query. */
  readonly pathname: string
  readonly query: URLSearchParams
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Fits `new Response(body, { status, headers })`. */
export interface HostResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null
}

export interface Host {
  /** Runs one call of the contract. Never throws. */
  dispatch(name: CallName | (string & {}), input: unknown): Promise<HostResult<unknown>>
  /** Returns a function that stops listening. */
  onEvent(listener: (name: EventName, payload: unknown) => void): () => void
  /** Answers for the pages' own files and for media; never throws. */
  respond(request: HostRequest): Promise<HostResponse>
  /** Holds a file, by its absolute path, for the page to look at: it asks with `files:take`. */
  offerFile(file: string): void
  /** Takes in a part of an import's file, without holding it in memory; never throws. */
  receive(upload: HostUpload): Promise<HostResult<null>>
  /** Unguessable part of the media address. */
  readonly mediaKey: string
  readonly libraryPath: string
  /** Absent when the library could not be opened. */
  readonly libraryId: string | null
  /** Ends writing, watching and the lock. */
  close(): Promise<void>
}

export type HostOpening =
  | { readonly kind: 'open'; readonly host: Host }
  /** Another process holds the library. `show` asks it to come to the front. */
  | { readonly kind: 'held'; readonly holder: Holder; show(): Promise<boolean> }
  /** `host` answers settings and `library:choose`; every other call gives the error. */
  | { readonly kind: 'failed'; readonly error: HostError; readonly host: Host }
