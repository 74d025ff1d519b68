import type { EventName } from '../../electron/contract/callNames.ts'
import type { EventPayload, HostApi, HostError, HostResult } from '../../electron/contract/contract.ts'

export interface HttpHostOptions {
  readonly fetch?: typeof fetch
  /** Headers for every request; a page needs none, its cookie speaks for it. */
  readonly headers?: Readonly<Record<string, string>>
  /** Waits, in milliseconds, between attempts to hear events again. */
  readonly retryMs?: readonly number[]
}

type Listener = (payload: never) => void

const STOPPED: HostError = {
  kind: 'io',
  message: "Verso's server has stopped; start it again with `npm start`",
}

/** A HostApi over HTTP. `origin` is the server's, such as `http://127.0.0.1:23456`. */
export function httpHost(origin: string, options: HttpHostOptions = {}): HostApi {
  const request = options.fetch ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init))
  const headers = options.headers ?? {}
  const retryMs = options.retryMs ?? [250, 500, 1000, 2000, 5000]
  const listeners = new Map<EventName, Set<Listener>>()
  let hearing: AbortController | null = null

  const host: HostApi = {
    async call(name, input) {
      try {
        const response = await request(`${origin}/call/${name}`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: JSON.stringify(input),
          credentials: 'same-origin',
          cache: 'no-store',
        })
        return (await response.json()) as HostResult<never>
      } catch {
        // No connection, one that broke, or an answer that is not Verso's: in each case Verso is not there.
        return { ok: false, error: STOPPED }
      }
    },
    on(name, listener) {
      const own: Listener = (payload) => listener(payload)
      listeners.set(name, (listeners.get(name) ?? new Set()).add(own))
      if (!hearing) {
        hearing = new AbortController()
        void hear(hearing.signal)
      }
      return () => {
        listeners.get(name)?.delete(own)
        if ([...listeners.values()].some((each) => each.size > 0)) return
        hearing?.abort()
        hearing = null
      }
    },
  }

  function emit(name: string, payload: unknown): void {
    for (const listener of listeners.get(name as EventName) ?? []) listener(payload as never)
  }

  async function hear(signal: AbortSignal): Promise<void> {
    let failures = 0
    let hasHeard = false
    while (!signal.aborted) {
      try {
        const response = await request(`${origin}/events`, {
          headers,
          signal,
          credentials: 'same-origin',
          cache: 'no-store',
        })
        // Refused: the server is another one than this page's, and asking again will not help.
        if (response.status === 403) return
        if (!response.ok || !response.body) throw new Error(`status ${response.status}`)
        if (hasHeard) await catchUp()
        hasHeard = true
        failures = 0
        for await (const line of linesOf(response.body)) {
          if (line === '') continue
          const event = JSON.parse(line) as { name: string; payload: unknown }
          emit(event.name, event.payload)
        }
      } catch {
        // Broken or not there: try again below, until nobody listens any more.
      }
      await pause(retryMs[Math.min(failures, retryMs.length - 1)] ?? 1000, signal)
      failures += 1
    }
  }

  /** What happened while nobody could hear it. */
  async function catchUp(): Promise<void> {
    const files = await host.call('decks:list', {})
    if (files.ok) emit('decks:changed', { files: files.value } satisfies EventPayload<'decks:changed'>)
    const settings = await host.call('settings:read', {})
    if (settings.ok) emit('settings:changed', settings.value)
  }

  return host
}

/** Lines of a stream of UTF-8 text, without their line feeds. */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      rest += decoder.decode(value, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    signal.addEventListener('abort', finish)
    if (signal.aborted) finish()
  })
}
