// A window on a real library folder that imports without a worker: the host, the database and the engine are real.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Host, OpenHostOptions } from '../../electron/host/index.ts'
import { createApp, type App } from '../../renderer/app/index.ts'
import { createEngine } from '../../renderer/app/import/createEngine.ts'
import type { PutPart } from '../../renderer/app/import/engineTypes.ts'
import type { ForeignCollection } from '../../renderer/core/importing/foreignCollection.ts'
import { NO_MEDIA } from '../../renderer/importers/reader.ts'
import type { HostApi } from '../../renderer/platform/index.ts'
import { VersoDatabase } from '../../renderer/data/index.ts'
import { aPlace, openHostAt, type Place } from './host.ts'
import { until } from './libraryBench.ts'

export interface ImportBench {
  readonly place: Place
  readonly backend: IDBFactory
  host: Host
  nowMs: number
  /** What reading any file gives, whatever is in it. */
  collection: ForeignCollection
  media: Readonly<Record<string, string>>
  /** A window on the library, ready. */
  readonly window: () => Promise<App>
  /** Closes the host and opens it again, as a start of Verso does. */
  readonly restart: (change?: Partial<OpenHostOptions>) => Promise<void>
  readonly database: <T>(work: (database: VersoDatabase) => Promise<T>) => Promise<T>
}

export async function importBench(collection: ForeignCollection): Promise<ImportBench> {
  const place = await aPlace()
  const made: ImportBench = {
    place,
    backend: new IDBFactory(),
    host: await openHostAt(place),
    nowMs: Date.UTC(2026, 2, 10, 12),
    collection,
    media: {},
    async window() {
      const app = createApp({
        host: apiOf(made.host),
        now: () => made.nowMs,
        zone: () => 'Europe/Vienna',
        random: () => 0.5,
        indexedDB: made.backend,
        IDBKeyRange,
        importEngine: (databaseName) =>
          createEngine({
            databaseName,
            backend: { indexedDB: made.backend, IDBKeyRange },
            put: putThrough(made.host),
            readers: { read: () => Promise.resolve(given()), readFolder: () => Promise.resolve(given()) },
          }),
      })
      await app.start()
      if (app.startup.get().phase === 'elsewhere') await app.takeOver()
      await app.idle()
      return app
    },
    async restart(change = {}) {
      await made.host.close()
      made.host = await openHostAt(place, change)
    },
    async database(work) {
      const database = new VersoDatabase(`verso-${made.host.libraryId}`, {
        indexedDB: made.backend,
        IDBKeyRange,
      })
      await database.open()
      try {
        return await work(database)
      } finally {
        database.close()
      }
    },
  }
  const given = () => ({
    ok: true as const,
    value: {
      collection: made.collection,
      detected: { format: 'anki-package' as const },
      media: {
        ...NO_MEDIA,
        read: (name: string) =>
          Promise.resolve(name in made.media ? new Blob([made.media[name] ?? '']).stream() : null),
      },
    },
  })
  return made
}

function apiOf(host: Host): HostApi {
  return {
    call: (name, input) => host.dispatch(name, input) as never,
    on: (name, listener) => host.onEvent((each, payload) => each === name && listener(payload as never)),
  }
}

function putThrough(host: Host): PutPart {
  return async (door, file, offset, isLast, bytes) => {
    const query = new URLSearchParams({ offset: String(offset), ...(isLast ? { last: '1' } : {}) })
    const put = await host.receive({
      pathname: `${door}/${file}`,
      query,
      bytes: (async function* () {
        yield await Promise.resolve(bytes)
      })(),
    })
    if (!put.ok) throw new Error(put.error.message)
  }
}

/** Reads "the file" and waits for its plan. */
export async function planned(app: App) {
  await app.imports.read({ kind: 'file', file: { name: 'x.apkg', blob: new Blob(['x']) } })
  const view = await until(app.imports.view, (each) => each.phase !== 'planned' || !each.isBusy)
  if (view.phase !== 'planned' || view.plan === null) throw new Error(JSON.stringify(view))
  return { ...view, plan: view.plan }
}

export async function agreed(app: App) {
  await app.imports.agree()
  const view = app.imports.view.get()
  if (view.phase !== 'done') throw new Error(JSON.stringify(view))
  return view
}
