import type { HostError, HostErrorKind, HostResult } from '../contract/contract.ts'

export function ok<T>(value: T): HostResult<T> {
  return { ok: true, value }
}

export function fail(
  kind: HostErrorKind,
  message: string,
): { readonly ok: false; readonly error: HostError } {
  return { ok: false, error: { kind, message } }
}

/** Code of a Node error, such as `ENOENT`; empty when there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

const FULL = new Set(['ENOSPC', 'EDQUOT'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])

export function isDiskFull(error: unknown): boolean {
  return FULL.has(codeOf(error))
}

export function isRefusedWrite(error: unknown): boolean {
  return READ_ONLY.has(codeOf(error))
}

/** What a failed write to `place` means for the learner. */
export function writeFailure(
  error: unknown,
  place: string,
): { readonly ok: false; readonly error: HostError } {
  if (isDiskFull(error)) {
    return fail(
      'diskFull',
      `The disk that holds ${place} is full. Nothing was lost; free some space and try again.`,
    )
  }
  if (isRefusedWrite(error)) {
    return fail(
      'readOnly',
      `Verso may not write to ${place}. Allow writing there, or choose another folder in Settings.`,
    )
  }
  return fail(
    'io',
    `${place} could not be written (${messageOf(error)}). Check that its drive is there, then try again.`,
  )
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
