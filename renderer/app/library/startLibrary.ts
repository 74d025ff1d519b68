import { err, ok, type Result } from '../../core/model/result.ts'
import { readStartFacts, type HomeRows } from '../../data/index.ts'
import { addNotice, type Context } from '../context.ts'
import { syncDecks } from '../decks/syncDecks.ts'
import { databaseFailure, hostFailure, type AppError } from '../messages.ts'
import { painted } from '../painted.ts'
import { catchUp } from './journal.ts'
import { dropAhead, openAhead, rememberLibrary } from './openAhead.ts'
import { openLibraryDatabase } from './openLibraryDatabase.ts'
import { rebuild } from './rebuild.ts'
import type { WindowLock } from './windowLock.ts'

export interface Started {
  readonly isElsewhere: boolean
  /** Settles when the deck files have been gone through; tells whether all were taken up. */
  readonly decksSynced: Promise<boolean>
  /** What home shows, where it was read on the way. */
  readonly rows: HomeRows | null
}

/**
 * Opens the library and makes sure that the database says what the journal says. The screens may be used when it
 * returns.
 */
export async function startLibrary(
  context: Context,
  lock: WindowLock,
  isStealing: boolean,
): Promise<Result<Started, AppError>> {
  const { host, backend } = context.services
  const [opened, ahead] = await Promise.all([
    host.call('library:open', {}),
    openAhead(context.services, lock, isStealing),
  ])
  if (!opened.ok) {
    dropAhead(ahead, lock)
    const settings = await host.call('settings:read', {})
    if (settings.ok) context.settings.set(settings.value)
    return err(hostFailure(opened.error))
  }
  const info = opened.value
  context.info = info
  context.journalEnd = info.journal
  context.settings.set(info.settings)
  for (const notice of info.notices) addNotice(context, notice)
  const isRight = ahead?.libraryId === info.libraryId
  if (!isRight) dropAhead(ahead, lock)
  if (!(isRight ? ahead.isHeld : await lock.acquire(info.libraryId, isStealing))) {
    return ok({ isElsewhere: true, decksSynced: Promise.resolve(true), rows: null })
  }
  rememberLibrary(context.services, info.libraryId)

  const readied = isRight ? ahead.opened : null
  let database = readied?.database
  if (database === undefined) {
    const openedHere = await openLibraryDatabase(info.libraryId, backend)
    if (!openedHere.ok) return err(databaseFailure(openedHere.error))
    database = openedHere.value.database
  }
  watchForNewer(context, database)
  context.database.set(database)

  const facts = readied === null ? await readStartFacts(database) : ok(readied.facts)
  if (!facts.ok) return err(databaseFailure(facts.error))
  const { state, isTorn, isHollow } = facts.value
  // Nothing to restore, and so nothing to tell.
  const isNew = info.journal.lastSeq === 0
  const isEqual =
    state?.journal.lastSeq === info.journal.lastSeq &&
    (info.journal.lastSeq === 0 || state.journal.lastCheck === info.journal.lastCheck)
  let needsRebuild = isTorn || isHollow || state === undefined
  if (!needsRebuild && !isEqual) {
    const caughtUp = await catchUp(context)
    if (!caughtUp.ok) return caughtUp
    needsRebuild = caughtUp.value === 'rebuildNeeded'
  }
  if (needsRebuild) {
    const rebuilt = await rebuild(context, !isNew)
    if (!rebuilt.ok) return rebuilt
    if (!isNew) addNotice(context, REBUILT)
    return ok({ isElsewhere: false, decksSynced: Promise.resolve(true), rows: null })
  }
  const rows = isEqual && readied !== null ? readied.rows : null
  return ok({ isElsewhere: false, decksSynced: syncInBackground(context), rows })
}

/** Also right on a new machine, where there was no database before. */
export const REBUILT = {
  kind: 'rebuilt',
  message: 'Verso’s working database was made again from your library folder. Nothing was lost.',
}

async function syncInBackground(context: Context): Promise<boolean> {
  // Home comes first.
  await painted()
  const synced = await syncDecks(context)
  if (!synced.ok) noteSyncFailure(context, synced.error)
  return synced.ok
}

/** Tells that the deck files could not be taken up; what is stored of them goes on working. */
export function noteSyncFailure(context: Context, failure: AppError): void {
  if (failure.kind === 'closed') return
  const reason = failure.kind === 'host' ? failure.error.message : 'the database could not take them up'
  addNotice(context, { kind: 'decksNotRead', message: `The deck files could not be read anew: ${reason}` })
}

// A newer window that wants to change the database's shape must not be kept waiting by this one.
function watchForNewer(
  context: Context,
  database: NonNullable<ReturnType<Context['database']['get']>>,
): void {
  database.on('versionchange', () => {
    database.close()
    if (context.database.get() !== database) return
    context.database.set(null)
    context.startup.set({ phase: 'elsewhere' })
  })
}
