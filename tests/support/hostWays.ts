// The two ways to a host: called directly, as Electron's main process does, and over real sockets through the page's own
// HTTP client. What the contract promises holds for both.
import { onTestFinished } from 'vitest'
import type { HostApi, HostResult } from '../../electron/contract/contract.ts'
import type { Host } from '../../electron/host/index.ts'
import { startServer } from '../../electron/serve/server.ts'
import { checkedHost } from '../../renderer/platform/checkedHost.ts'
import { httpHost } from '../../renderer/platform/httpHost.ts'
import { putTo, type Put } from './hostImport.ts'

export interface Connection {
  readonly api: HostApi
  readonly host: Host
  /** Calls without the types' protection. */
  raw(name: string, input: unknown): Promise<HostResult<unknown>>
  readonly put: Put
}

export const ways: readonly (readonly [string, (host: Host) => Promise<Connection>])[] = [
  [
    'called directly',
    async (host) => ({
      host,
      api: checkedHost({
        call: (name, input) => host.dispatch(name, input) as never,
        on: (name, listener) => host.onEvent((each, payload) => each === name && listener(payload as never)),
      }),
      raw: host.dispatch,
      put: putTo(host),
    }),
  ],
  [
    'over HTTP',
    async (host) => {
      const server = await startServer(host, [0])
      onTestFinished(() => server.close())
      const { origin, searchParams } = new URL(server.address)
      const headers = { Authorization: `Bearer ${searchParams.get('token')}` }
      const api = httpHost(origin, { headers, retryMs: [10] })
      return {
        host,
        api: checkedHost(api),
        raw: (name, input) => api.call(name as 'decks:list', input as never),
        put: async (pathname, query, body) => {
          const response = await fetch(`${origin}${pathname}?${query}`, { method: 'PUT', headers, body })
          return (await response.json()) as HostResult<unknown>
        },
      }
    },
  ],
]

export async function value<T>(result: Promise<HostResult<T>>): Promise<T> {
  const settled = await result
  if (!settled.ok) throw new Error(`${settled.error.kind}: ${settled.error.message}`)
  return settled.value
}
