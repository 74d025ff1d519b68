import type { ForeignPlace, ImportError } from '../../core/importing/foreignCollection.ts'

/** Ends a reading from within its loops; the front of the reader turns it into the value that callers get. */
export class Refusal extends Error {
  readonly error: ImportError

  constructor(kind: ImportError['kind'], message: string, place?: ForeignPlace) {
    super(message)
    this.error = { kind, message, ...(place ? { place } : {}) }
  }
}

/** What ended a reading, as a value. Errors of the libraries mean that the file is not what it says it is. */
export function asImportError(cause: unknown, fileName: string, signal?: AbortSignal): ImportError {
  if (cause instanceof Refusal) return cause.error
  if (signal?.aborted === true) {
    return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
      ? {
          kind: 'timedOut',
          message: `Reading ${fileName} took too long and was stopped. Nothing was taken from it.`,
        }
      : { kind: 'cancelled', message: `Reading ${fileName} was stopped. Nothing was taken from it.` }
  }
  const detail = cause instanceof Error ? cause.message : String(cause)
  return {
    kind: 'malformed',
    message: `${fileName} is damaged: it cannot be read to its end (${detail}). Export it once more where it comes from.`,
  }
}
