import { reviewsHeld, type ForeignSource } from '../../core/importing/foreignCollection.ts'
import type { ImportCalendar } from '../../core/importing/schedule.ts'
import { changesAnything, type ImportPlan } from '../../core/importing/importPlan.ts'
import { indexLibrary, type LibraryIndex, type LibrarySnapshot } from '../../core/importing/libraryIndex.ts'
import { planImport } from '../../core/importing/plan.ts'
import type { JournalRecord } from '../../core/model/journalRecord.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { studyDayAt } from '../../core/time/studyDay.ts'
import {
  openInstalled,
  readLibrarySnapshot,
  readState,
  replayRecords,
  type DatabaseBackend,
  type VersoDatabase,
} from '../../data/index.ts'
import { read, readFolder, type ReadSource } from '../../importers/index.ts'
import { databaseFailure, messageOf } from '../messages.ts'
import type { EngineMoment, ImportEngine, PlanView, PutPart, SourceView } from './engineTypes.ts'
import { stagedFiles } from './stagedFiles.ts'
import { mediaOfPlan, stageImport, type StagedImport } from './stageImport.ts'
import { storeImport } from './storeImport.ts'
import { undoRecords } from './undoImport.ts'

const DECKS_SHOWN = 100

export interface EngineSetup {
  readonly databaseName: string
  readonly backend: DatabaseBackend
  readonly put: PutPart
  /** The readers of renderer/importers, unless a test brings its own. */
  readonly readers?: { readonly read: typeof read; readonly readFolder: typeof readFolder }
}

interface Library {
  readonly revision: number
  readonly snapshot: LibrarySnapshot
  readonly index: LibraryIndex
}

/** The engine, here and now; see engineTypes.ts. One source at a time. */
export function createEngine({
  databaseName,
  backend,
  put,
  readers = { read, readFolder },
}: EngineSetup): ImportEngine {
  const ending = new AbortController()
  let database: VersoDatabase | null = null
  let source: ReadSource | null = null
  let library: Library | null = null
  let plan: ImportPlan | null = null
  let staged: {
    readonly importId: string
    readonly moment: EngineMoment
    readonly what: StagedImport
  } | null = null
  let undoing: readonly JournalRecord[] = []

  async function openDatabase(): Promise<VersoDatabase> {
    database ??= await openInstalled(databaseName, backend)
    if (database === null) throw new Error('The working database is not there. Start Verso again.')
    return database
  }

  async function readLibrary(): Promise<Result<Library, string>> {
    const open = await openDatabase()
    const state = await readState(open)
    if (!state.ok) return err(messageOf(databaseFailure(state.error)))
    const revision = state.value?.revision ?? 0
    if (library?.revision === revision) return ok(library)
    const snapshot = await readLibrarySnapshot(open)
    if (!snapshot.ok) return err(messageOf(databaseFailure(snapshot.error)))
    library = { revision, snapshot: snapshot.value, index: indexLibrary(snapshot.value) }
    return ok(library)
  }

  return {
    async read(input, options, onProgress) {
      await source?.media.close()
      source = null
      plan = null
      const context = { onProgress, signal: ending.signal }
      const result =
        input.kind === 'file'
          ? await readers.read(input.file, options, context)
          : await readers.readFolder(input.folder, options, context)
      if (!result.ok) return result
      source = result.value
      return ok(viewOf(source))
    },

    async plan(choices, onProgress) {
      if (source === null) return err('There is nothing to import. Choose a file first.')
      onProgress({ phase: 'planning', done: null })
      const known = await readLibrary()
      if (!known.ok) return known
      const { snapshot, index } = known.value
      plan = planImport(source.collection, snapshot, choices, index)
      return ok(planViewOf(plan, source, snapshot))
    },

    list(list, from, count) {
      if (source === null || plan === null) return Promise.resolve([])
      if (list === 'warnings') {
        const warnings = source.collection.warnings.slice(from, from + count)
        return Promise.resolve(warnings.map((warning) => ({ ...warning, outcome: 'warning' as const })))
      }
      const own = plan.entries.filter(({ outcome }) => outcome === list)
      return Promise.resolve(own.slice(from, from + count))
    },

    async stage(importId, door, moment, onProgress) {
      if (source === null || plan === null || library === null) return err('There is nothing to import.')
      // An estimate: deck files and media; what the records take besides is little.
      const total = source.collection.media.reduce((sum, { sizeBytes }) => sum + sizeBytes, 1_000_000)
      let sent = 0
      const files = stagedFiles(door, put, (bytes) => {
        sent += bytes
        onProgress({ phase: 'staging', done: Math.min(1, sent / total) })
      })
      try {
        onProgress({ phase: 'staging', done: 0 })
        const done = await stageImport(importId, source, plan, library.snapshot, calendarOf(moment), files)
        staged = { importId, moment, what: done.staged }
        return ok({ plan: done.plan })
      } catch (error) {
        return err(error instanceof Error ? error.message : String(error))
      }
    },

    async store(input, onProgress) {
      if (staged === null) return err('Nothing was staged.')
      const { importId, moment, what } = staged
      const day = calendarOf(moment).today
      const onDone = (done: number) => onProgress({ phase: 'storing', done })
      const stored = await storeImport(await openDatabase(), importId, what, input, day, onDone)
      staged = null
      library = null
      return stored.ok ? ok(null) : err(messageOf(databaseFailure(stored.error)))
    },

    async stageUndo(importId, door, nowMs) {
      const records = await undoRecords(await openDatabase(), importId, nowMs)
      if (!records.ok) return err(messageOf(databaseFailure(records.error)))
      undoing = records.value
      try {
        const bytes = new TextEncoder().encode(
          undoing.map((record) => `${JSON.stringify(record)}\n`).join(''),
        )
        await put(door, 0, 0, true, bytes)
        return ok(null)
      } catch (error) {
        return err(error instanceof Error ? error.message : String(error))
      }
    },

    async storeUndo({ before, after }, moment) {
      const first = before.lastSeq + 1
      const last = undoing.length - 1
      const steps = undoing.map((record, index) => ({
        seq: first + index,
        // Only the last one's is known, and only the last one's is kept.
        check: index === last ? after.lastCheck : '',
        record,
      }))
      const day = calendarOf(moment).today
      const at = { afterSeq: before.lastSeq, end: after, day }
      const stored = await replayRecords(await openDatabase(), steps, at)
      library = null
      return stored.ok ? ok(null) : err(messageOf(databaseFailure(stored.error)))
    },

    close() {
      ending.abort()
      void source?.media.close()
      source = null
      database?.close()
      database = null
    },
  }
}

function calendarOf({ nowMs, zone, rolloverHour }: EngineMoment): ImportCalendar {
  const dayAt = (ms: number) => studyDayAt(ms, zone, rolloverHour)
  return { nowMs, today: dayAt(nowMs), dayAt }
}

function viewOf({ collection, detected }: ReadSource): SourceView {
  return {
    title: collection.title,
    detected,
    notes: collection.notes.length,
    cards: collection.cards.length,
    reviews: reviewsHeld(collection),
    media: collection.media.length,
    mediaBytes: collection.media.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    warnings: collection.warnings.length,
    canHoldHistory: collection.canHoldHistory,
    decks: collection.decks.slice(0, DECKS_SHOWN).map(({ title }) => title),
  }
}

function planViewOf(plan: ImportPlan, source: ForeignSource, library: LibrarySnapshot): PlanView {
  const media = mediaOfPlan(plan, source, library)
  const missing = [...new Set(media.flatMap((each) => each.missing))]
  return {
    counts: plan.counts,
    decks: plan.decks
      .slice(0, DECKS_SHOWN)
      .map(({ id, deck, path, fingerprint, newNotes, updatedNotes }) => ({
        id,
        title: deck.title,
        path,
        isNew: fingerprint === null,
        newNotes,
        updatedNotes,
      })),
    newCards: plan.newCards,
    historyCards: plan.history.length,
    reviews: plan.reviewCount,
    keptProgress: plan.keptProgress,
    media: new Set(media.flatMap(({ files }) => files.map(({ name }) => name))).size,
    missingMedia: missing.slice(0, DECKS_SHOWN),
    missingMediaCount: missing.length,
    changesAnything: changesAnything(plan),
  }
}
