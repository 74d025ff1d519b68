import type { DatabaseError } from '../data/index.ts'
import type { HostError } from '../platform/index.ts'

/** Why a use case did not do what it was asked. */
export type AppError =
  | { readonly kind: 'host'; readonly error: HostError }
  | { readonly kind: 'database'; readonly error: DatabaseError }
  /** The library changed elsewhere, and what was asked no longer makes sense. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'closed' }

export const hostFailure = (error: HostError): AppError => ({ kind: 'host', error })
export const databaseFailure = (error: DatabaseError): AppError => ({ kind: 'database', error })

/** The error as a sentence for the learner: the thing, the place, the next step. */
export function messageOf(failure: AppError): string {
  switch (failure.kind) {
    case 'host':
      return failure.error.message
    case 'database':
      return databaseMessage(failure.error)
    case 'changed':
      return 'This card was answered in another window. Here it is as it is now.'
    case 'closed':
      return 'The library is not open in this window. Open it here first.'
  }
}

function databaseMessage({ kind, detail }: DatabaseError): string {
  switch (kind) {
    case 'diskFull':
      return 'The disk is full. Nothing was lost: make room, then try again.'
    case 'blocked':
      return 'Another window keeps an older version of the database open. Close it, then start Verso again.'
    case 'newerVersion':
      return `A newer version of Verso has used this library here (${detail}). Nothing was changed. Start the newer version, or install it again.`
    case 'unopenable':
      return `The database cannot be opened (${detail}). Your library folder is untouched. Restart the computer, then start Verso again.`
    case 'timedOut':
      return 'The database does not answer. Nothing was lost: your answers are in the library folder. Start Verso again.'
    case 'moved':
    case 'failed':
      return `The database could not do this (${detail}). Nothing was lost: try again.`
  }
}
