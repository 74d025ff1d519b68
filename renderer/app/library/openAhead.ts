import {
  openInstalled,
  readHomeRows,
  readStartFacts,
  type HomeRows,
  type StartFacts,
  type VersoDatabase,
} from '../../data/index.ts'
import type { AppServices } from '../context.ts'
import type { WindowLock } from './windowLock.ts'

const LAST_LIBRARY = 'verso.lastLibrary'

/** The library that this window had last, opened before the host has said which one it is. */
export interface Ahead {
  readonly libraryId: string
  readonly isHeld: boolean
  readonly opened: {
    readonly database: VersoDatabase
    readonly facts: StartFacts
    readonly rows: HomeRows
  } | null
}

/** Null when there was none. Makes and changes nothing: a database that is not there, or older, is left for later. */
export async function openAhead(
  { backend, memory }: AppServices,
  lock: WindowLock,
  isStealing: boolean,
): Promise<Ahead | null> {
  const libraryId = memory?.getItem(LAST_LIBRARY) ?? null
  if (libraryId === null || isStealing) return null
  const [isHeld, database] = await Promise.all([
    lock.acquire(libraryId, false),
    openInstalled(`verso-${libraryId}`, backend),
  ])
  if (database === null) return { libraryId, isHeld, opened: null }
  // Read only now: before the lock was there, another window might have been writing.
  const [facts, rows] = await Promise.all([readStartFacts(database), readHomeRows(database)])
  if (isHeld && facts.ok && rows.ok)
    return { libraryId, isHeld, opened: { database, facts: facts.value, rows: rows.value } }
  database.close()
  return { libraryId, isHeld, opened: null }
}

/** Gives back what was opened for another library than the one that it is. */
export function dropAhead(ahead: Ahead | null, lock: WindowLock): void {
  ahead?.opened?.database.close()
  if (ahead?.isHeld) lock.release()
}

export function rememberLibrary({ memory }: AppServices, libraryId: string): void {
  if (memory?.getItem(LAST_LIBRARY) !== libraryId) memory?.setItem(LAST_LIBRARY, libraryId)
}
