import { Dexie, type DexieOptions, type Table } from 'dexie'
import { err, ok, type Result } from '../core/model/result.ts'
import { databaseCall } from './databaseCall.ts'
import type { DatabaseError } from './databaseError.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type {
  CardRow,
  DeckCountsRow,
  DeckRow,
  DocumentRow,
  EventRow,
  FileRow,
  HistoryBlockRow,
  LogBlockRow,
  MetaRow,
  NoteBlockRow,
  OptionsRow,
  ReviewLogRow,
} from './rows.ts'

export const DATABASE_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version))
const OPEN_DEADLINE_MS = 15_000
/** IndexedDB's own version numbers are Dexie's times ten. */
const NATIVE_VERSION_FACTOR = 10

/** Where databases live; the browser's own unless a test brings one. */
export interface DatabaseBackend {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

export class VersoDatabase extends Dexie {
  declare readonly meta: Table<MetaRow, MetaRow['key']>
  declare readonly files: Table<FileRow, string>
  declare readonly decks: Table<DeckRow, string>
  declare readonly noteBlocks: Table<NoteBlockRow, string>
  declare readonly cards: Table<CardRow, string>
  declare readonly reviewLogs: Table<ReviewLogRow, number>
  declare readonly logBlocks: Table<LogBlockRow, [number, number]>
  declare readonly histories: Table<HistoryBlockRow, [string, string, number]>
  declare readonly options: Table<OptionsRow, string>
  declare readonly documents: Table<DocumentRow, [string, string]>
  declare readonly events: Table<EventRow, number>
  declare readonly deckCounts: Table<DeckCountsRow, string>

  constructor(name: string, backend: DatabaseBackend) {
    const options: DexieOptions = {
      ...backend,
      autoOpen: false,
      // Relaxed durability answers before the data is on the disk.
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    }
    super(name, options)
    // Live queries do nothing where there is no global IndexedDB, whatever a database was given.
    Dexie.dependencies.indexedDB ??= backend.indexedDB
    Dexie.dependencies.IDBKeyRange ??= backend.IDBKeyRange
    for (const { version, stores, upgrade } of MIGRATIONS) {
      const step = this.version(version).stores(stores)
      if (upgrade !== undefined) step.upgrade(upgrade)
    }
  }
}

/**
 * Opens the database, making it when there is none. Errors: `newerVersion` (a newer Verso made it; untouched),
 * `blocked` (another window keeps an older one open), `diskFull`, `unopenable`.
 */
export async function openDatabase(
  name: string,
  backend: DatabaseBackend,
): Promise<Result<VersoDatabase, DatabaseError>> {
  const existing = await installedVersion(name, backend)
  // Dexie would open a newer database, and might change it: ask for its version first.
  if (existing > DATABASE_VERSION) return err(newerVersion(name, existing))
  return openNow(name, backend)
}

/** Opens a database that is there and has the shape that this version gives it; null otherwise. */
export async function openInstalled(name: string, backend: DatabaseBackend): Promise<VersoDatabase | null> {
  if ((await installedVersion(name, backend)) !== DATABASE_VERSION) return null
  const opened = await openNow(name, backend)
  return opened.ok ? opened.value : null
}

async function openNow(
  name: string,
  backend: DatabaseBackend,
): Promise<Result<VersoDatabase, DatabaseError>> {
  const database = new VersoDatabase(name, backend)
  const blocked = new Promise<'blocked'>((resolve) => {
    database.on('blocked', () => resolve('blocked'))
  })
  const opened = await databaseCall(
    'open',
    () => Promise.race([database.open().then(() => 'open' as const), blocked]),
    OPEN_DEADLINE_MS,
  )
  if (opened.ok && opened.value === 'open') {
    if (database.verno <= DATABASE_VERSION) return ok(database)
    database.close()
    return err(newerVersion(name, database.verno))
  }
  database.close()
  if (opened.ok || opened.error.kind === 'timedOut') {
    return err({ kind: 'blocked', detail: `${name} is kept open by another window` })
  }
  return err(opened.error.kind === 'diskFull' ? opened.error : { ...opened.error, kind: 'unopenable' })
}

function newerVersion(name: string, version: number): DatabaseError {
  return {
    kind: 'newerVersion',
    detail: `${name} has version ${version}; this Verso knows ${DATABASE_VERSION}`,
  }
}

async function installedVersion(name: string, { indexedDB }: DatabaseBackend): Promise<number> {
  if (typeof indexedDB.databases !== 'function') return 0
  const listed = await databaseCall('list databases', () => indexedDB.databases(), OPEN_DEADLINE_MS)
  if (!listed.ok) return 0
  const native = listed.value.find((database) => database.name === name)?.version ?? 0
  return Math.ceil(native / NATIVE_VERSION_FACTOR)
}
