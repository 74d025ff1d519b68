import * as v from 'valibot'
import type { CallName, EventName } from '../../electron/contract/callNames.ts'
import {
  contract,
  events,
  type HostApi,
  hostErrorSchema,
  type HostResult,
} from '../../electron/contract/contract.ts'

/**
 * Holds what the host says against the contract, so that nothing else in the renderer has to. Decks were checked when
 * they were parsed and may be large, journal pages hold thousands of records that the domain checks one by one: of
 * these only the frame is looked at.
 */
export function checkedHost(host: HostApi): HostApi {
  return {
    async call(name, input) {
      try {
        const result: unknown = await host.call(name, input)
        return checkResult(name, result) as Awaited<ReturnType<typeof host.call<typeof name>>>
      } catch (error) {
        return {
          ok: false,
          error: {
            kind: 'io',
            message: `Verso could not be asked (${error instanceof Error ? error.message : String(error)}). Start it again.`,
          },
        }
      }
    },
    on(name, listener) {
      return host.on(name, (payload) => {
        if (v.is(events[name as EventName] as v.GenericSchema, payload)) listener(payload)
      })
    },
  }
}

const frames: Partial<Record<CallName, v.GenericSchema>> = {
  'journal:read': v.object({ entries: v.array(v.any()), isEnd: v.boolean() }),
  'journal:append': v.object({ entries: v.array(v.any()) }),
}

function checkResult(name: CallName, result: unknown): HostResult<unknown> {
  if (typeof result === 'object' && result !== null && 'ok' in result) {
    if (result.ok === true && 'value' in result) {
      const schema: v.GenericSchema = frames[name] ?? contract[name].output
      // The value itself, not a copy: these can be large.
      if (v.is(schema, result.value)) return { ok: true, value: result.value }
    }
    if (result.ok === false && 'error' in result && v.is(hostErrorSchema, result.error))
      return { ok: false, error: result.error }
  }
  return {
    ok: false,
    error: {
      kind: 'internal',
      message: `Verso answered ${name} in a way that this page does not understand. Reload the page.`,
    },
  }
}
