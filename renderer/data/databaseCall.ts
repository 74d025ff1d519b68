import { err, ok, type Result } from '../core/model/result.ts'
import { databaseErrorFrom, type DatabaseError } from './databaseError.ts'

/** Milliseconds after which a call counts as lost: after a disk-full abort a transaction may never settle. */
export const CALL_DEADLINE_MS = 10_000
/** Clearing and counting whole stores may honestly take this long. */
export const LONG_DEADLINE_MS = 120_000
const SLOW_CALL_MS = 100
const SLOW_CALLS_KEPT = 50

export interface SlowCall {
  readonly name: string
  readonly durationMs: number
}

const slowCalls: SlowCall[] = []

/** The latest calls that took longer than 100 ms, oldest first. */
export function readSlowCalls(): readonly SlowCall[] {
  return [...slowCalls]
}

/** Thrown inside a transaction to end it without writing; comes out of `databaseCall` as that error. */
export class RefusedCall extends Error {
  readonly reason: DatabaseError
  constructor(reason: DatabaseError) {
    super(reason.detail)
    this.name = 'RefusedCall'
    this.reason = reason
  }
}

/** Runs one call against the database: timed, within a deadline, its failure as a value. */
export async function databaseCall<T>(
  name: string,
  work: () => PromiseLike<T>,
  deadlineMs: number = CALL_DEADLINE_MS,
): Promise<Result<T, DatabaseError>> {
  const startedAt = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, 'late')
  })
  try {
    const settled = await Promise.race([Promise.resolve(work()).then((value) => ({ value })), deadline])
    if (settled === 'late')
      return err({ kind: 'timedOut', detail: `${name} did not settle within ${deadlineMs} ms` })
    return ok(settled.value)
  } catch (cause) {
    const refused = refusalIn(cause)
    return err(refused ?? databaseErrorFrom(cause))
  } finally {
    clearTimeout(timer)
    const durationMs = performance.now() - startedAt
    if (durationMs > SLOW_CALL_MS) {
      slowCalls.push({ name, durationMs })
      if (slowCalls.length > SLOW_CALLS_KEPT) slowCalls.shift()
    }
  }
}

function refusalIn(cause: unknown): DatabaseError | null {
  for (let error = cause, depth = 0; depth < 4 && typeof error === 'object' && error !== null; depth++) {
    if (error instanceof RefusedCall) return error.reason
    error = (error as { inner?: unknown }).inner
  }
  return null
}
