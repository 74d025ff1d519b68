import * as v from 'valibot'
import { CALL_NAMES, type CallName } from '../contract/callNames.ts'
import { type CallInput, type CallOutput, contract, type HostResult } from '../contract/contract.ts'
import { fail, messageOf } from './result.ts'

export type Handlers = {
  readonly [N in CallName]: (
    input: v.InferOutput<(typeof contract)[N]['input']>,
  ) => Promise<HostResult<CallOutput<N>>>
}

/**
 * The one door into the host: a known call, a valid input, then the work. Never throws; whatever goes wrong unforeseen
 * is an `internal` error with its message.
 */
export function createDispatch(
  handlers: Handlers,
  checksOutput: boolean,
): (name: string, input: unknown) => Promise<HostResult<unknown>> {
  return async (name, input) => {
    try {
      if (!isCallName(name)) return fail('unknownCall', `Verso knows no call "${String(name).slice(0, 80)}".`)
      // To valibot an array is an object without fields.
      if (Array.isArray(input)) return fail('badInput', `${name}: expected an object, not a list`)
      const parsed = v.safeParse<v.GenericSchema>(contract[name].input, input)
      if (!parsed.success) return fail('badInput', `${name}: ${describe(parsed.issues)}`)
      const handler = handlers[name] as (input: CallInput<CallName>) => Promise<HostResult<unknown>>
      const result = await handler(parsed.output as CallInput<CallName>)
      if (checksOutput && result.ok) {
        const output = v.safeParse<v.GenericSchema>(contract[name].output, result.value)
        if (!output.success)
          return fail('internal', `${name} answered outside its contract: ${describe(output.issues)}`)
      }
      return result
    } catch (error) {
      return fail(
        'internal',
        `${name} failed unexpectedly (${messageOf(error)}). Start Verso again; your reviews are safe.`,
      )
    }
  }
}

function isCallName(name: string): name is CallName {
  return (CALL_NAMES as readonly string[]).includes(name)
}

function describe(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const issue = issues[0]
  const place = v.getDotPath(issue)
  return place === null ? issue.message : `${place}: ${issue.message}`
}
