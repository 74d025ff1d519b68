/** Why the database did not do what it was asked. Every one is a value; the database never throws at its callers. */
export interface DatabaseError {
  readonly kind: DatabaseErrorKind
  /** What the browser said, for diagnostics; screens word it themselves. */
  readonly detail: string
}

/**
 * `diskFull`: no room; nothing may be deleted to heal it. `blocked`: another window keeps an older version open.
 * `newerVersion`: a newer Verso made it; left untouched. `unopenable`: it cannot be opened at all. `timedOut`: a call
 * did not settle within its deadline. `moved`: the journal's end is not the one that the caller knew. `failed`: any
 * other failure.
 */
export type DatabaseErrorKind =
  'diskFull' | 'blocked' | 'newerVersion' | 'unopenable' | 'timedOut' | 'moved' | 'failed'

/** Names what a rejected IndexedDB or Dexie call means. */
export function databaseErrorFrom(cause: unknown): DatabaseError {
  const chain = causesOf(cause)
  const detail = chain.map((error) => `${error.name}: ${error.message}`).join(' ← ') || String(cause)
  return { kind: chain.some(isDiskFull) ? 'diskFull' : 'failed', detail }
}

// Chromium reports a full disk as QuotaExceededError, and at other times as UnknownError or AbortError that says so
// only in its text.
function isDiskFull(error: NamedError): boolean {
  return (
    error.name === 'QuotaExceededError' ||
    /\b(quota|disk (is )?full|no space|not enough space)\b/i.test(error.message)
  )
}

interface NamedError {
  readonly name: string
  readonly message: string
}

function causesOf(cause: unknown): NamedError[] {
  const chain: NamedError[] = []
  const queue = [cause]
  while (queue.length > 0 && chain.length < 8) {
    const next = queue.shift()
    if (typeof next !== 'object' || next === null) continue
    const error = next as {
      name?: unknown
      message?: unknown
      inner?: unknown
      cause?: unknown
      failures?: unknown
    }
    chain.push({ name: textOf(error.name) || 'Error', message: textOf(error.message) })
    queue.push(error.inner, error.cause)
    if (Array.isArray(error.failures)) queue.push(error.failures[0])
  }
  return chain
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
