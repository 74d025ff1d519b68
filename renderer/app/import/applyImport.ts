import { err, ok, type Result } from '../../core/model/result.ts'
import type { HostResult, JournalHead } from '../../platform/index.ts'
import type { Context } from '../context.ts'
import { syncDecks } from '../decks/syncDecks.ts'
import { catchUp } from '../library/journal.ts'
import { rebuild } from '../library/rebuild.ts'
import { messageOf } from '../messages.ts'
import type { EngineMoment, ImportEngine, OnProgress } from './engineTypes.ts'

/**
 * Stages, decides and stores the engine's plan. Ok, with the import's id, once it is decided: should the database fail
 * after that, it is brought up from the library folder. `isWanted` is asked before the decision, after which there is
 * no cancelling.
 */
export async function commitImport(
  context: Context,
  engine: ImportEngine,
  onProgress: OnProgress,
  isWanted: () => boolean,
): Promise<Result<string, string>> {
  const { host } = context.services
  const begun = await host.call('import:begin', {})
  if (!begun.ok) return err(begun.error.message)
  const { id, door } = begun.value
  const discard = async (message: string) => {
    await host.call('import:discard', { id })
    return err(message)
  }
  const staged = await engine.stage(id, door, momentOf(context), onProgress)
  if (!staged.ok) return discard(staged.error)
  if (!isWanted()) return discard('The import was cancelled; nothing has changed.')

  return alone(context, async () => {
    onProgress({ phase: 'storing', done: 0 })
    const ready = await levelled(context)
    if (!ready.ok) return discard(ready.error)
    const before = context.journalEnd
    const { plan } = staged.value
    const committed = await host.call('import:commit', { id, plan, afterSeq: before.lastSeq })
    if (!committed.ok) return discard(committed.error.message)
    const files = await host.call('decks:list', {})
    const fingerprints = Object.fromEntries(
      files.ok ? files.value.map(({ path, fingerprint }) => [path, fingerprint]) : [],
    )
    const stored = await engine.store({ before, after: committed.value, fingerprints }, onProgress)
    await settle(context, committed.value, stored.ok)
    return ok(id)
  })
}

/** Takes an import back, its files and its history. */
export async function takeBackImport(
  context: Context,
  engine: ImportEngine,
  importId: string,
): Promise<Result<null, string>> {
  const { host } = context.services
  return alone(context, async () => {
    const ready = await levelled(context)
    if (!ready.ok) return ready
    const begun = await host.call('import:begin', {})
    if (!begun.ok) return err(begun.error.message)
    const moment = momentOf(context)
    const staged = await engine.stageUndo(importId, begun.value.door, moment.nowMs)
    const before = context.journalEnd
    const undone: HostResult<JournalHead> = staged.ok
      ? await host.call('import:undo', { id: importId, afterSeq: before.lastSeq, staging: begun.value.id })
      : { ok: false, error: { kind: 'io', message: staged.error } }
    if (!undone.ok) {
      await host.call('import:discard', { id: begun.value.id })
      return err(undone.error.message)
    }
    const stored = await engine.storeUndo({ before, after: undone.value }, moment)
    await settle(context, undone.value, stored.ok)
    return ok(null)
  }).then(async (done) => {
    const synced = await syncDecks(context)
    return done.ok && !synced.ok ? err(messageOf(synced.error)) : done
  })
}

/** Nothing else uses the journal or takes up deck files meanwhile. */
function alone<T>(context: Context, work: () => Promise<T>): Promise<T> {
  return context.inJournal(() => context.inDecks(work))
}

/** The database reflects the whole journal: what follows is stored right behind it. */
async function levelled(context: Context): Promise<Result<null, string>> {
  const level = await catchUp(context)
  if (!level.ok) return err(messageOf(level.error))
  return level.value === 'done'
    ? ok(null)
    : err('The library changed elsewhere. Start Verso again, then import.')
}

/** It has been decided. Where the database did not take it up, the library folder tells it again. */
async function settle(context: Context, end: JournalHead, isStored: boolean): Promise<void> {
  if (isStored) {
    context.journalEnd = end
    return
  }
  const level = await catchUp(context)
  if (level.ok && level.value === 'done') return
  context.isBehind = true
  // Not from within: the rebuild takes up the deck files, which are held here.
  setTimeout(() => void context.inJournal(() => rebuild(context, false)), 0)
}

function momentOf({ services, settings }: Context): EngineMoment {
  return {
    nowMs: services.now(),
    zone: services.zone(),
    rolloverHour: settings.get()?.rolloverHour ?? 4,
  }
}
