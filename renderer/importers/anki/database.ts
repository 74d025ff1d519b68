import initSqlJs, { type Database, type SqlValue } from 'sql.js'
import type { Checkpoint } from './progress.ts'
import { Refusal } from './refusal.ts'

/** Rows are told of this often: often enough for a bar, seldom enough to cost nothing. */
const ROWS_BETWEEN_CHECKPOINTS = 4096

export type Row = readonly SqlValue[]

/**
 * A collection's SQLite file, whose schema is as untrusted as its rows. It is only ever scanned: the queries are fixed
 * and name plain tables, so that no trigger or view of it runs.
 */
export interface CollectionDatabase {
  readonly hasTable: (table: string) => boolean
  readonly count: (table: string) => number
  /** The columns of every row, in the order of the table. */
  readonly scan: (table: string, columns: readonly string[], onRow: (row: Row) => void) => void
  /** Text columns that hold NUL, which would end them early, as bytes, by row id. */
  readonly scanNul: (table: string, column: string, onRow: (id: number, bytes: Uint8Array) => void) => void
  readonly close: () => void
}

export async function openDatabase(
  fileName: string,
  bytes: Uint8Array,
  sqlWasm: () => Promise<ArrayBuffer>,
): Promise<CollectionDatabase> {
  const sql = await initSqlJs({ wasmBinary: await sqlWasm() })
  const database = new sql.Database(bytes)
  try {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON')
    replaceCollation(database)
    database.exec('PRAGMA query_only = ON')
    return collectionDatabase(fileName, database, readTables(database))
  } catch (cause) {
    database.close()
    if (cause instanceof Refusal) throw cause
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal('malformed', `${fileName}: its collection is no good SQLite file (${detail}).`)
  }
}

/**
 * Tables that name the collation `unicase`, which only Anki has, cannot be read at all without one: in this copy they
 * name one that SQLite has. Their indexes are in another order then; scans do not use them.
 */
function replaceCollation(database: Database): void {
  database.exec(`
    PRAGMA writable_schema = ON;
    UPDATE sqlite_master SET sql = replace(sql, 'unicase', 'nocase') WHERE sql LIKE '%collate unicase%';
    PRAGMA writable_schema = RESET`)
}

/** Names of the plain tables. Views and virtual tables may run anything when they are read: they do not count. */
function readTables(database: Database): ReadonlySet<string> {
  const tables = new Set<string>()
  const statement = database.prepare('SELECT name, type, sql FROM sqlite_master')
  while (statement.step()) {
    const [name, type, text] = statement.get()
    if (type === 'table' && /^\s*CREATE\s+TABLE\b/i.test(String(text))) tables.add(String(name))
  }
  statement.free()
  return tables
}

function collectionDatabase(
  fileName: string,
  database: Database,
  tables: ReadonlySet<string>,
): CollectionDatabase {
  const requireColumns = (table: string, columns: readonly string[]): void => {
    if (!tables.has(table)) throw notACollection(fileName, `it has no table \`${table}\``)
    const known = new Map<string, number>()
    const statement = database.prepare(`PRAGMA table_xinfo("${table}")`)
    while (statement.step()) {
      const row = statement.get()
      known.set(String(row[1]).toLowerCase(), Number(row[6]))
    }
    statement.free()
    for (const column of columns) {
      const hidden = known.get(column.toLowerCase())
      if (hidden === undefined)
        throw notACollection(fileName, `its table \`${table}\` has no column \`${column}\``)
      // Generated columns compute what they show; no Anki makes any.
      if (hidden !== 0) throw notACollection(fileName, `its column \`${table}.${column}\` is computed`)
    }
  }
  return {
    hasTable: (table) => tables.has(table),
    count: (table) => {
      if (!tables.has(table)) return 0
      return Number(database.exec(`SELECT count(*) FROM "${table}"`)[0]?.values[0]?.[0] ?? 0)
    },
    scan: (table, columns, onRow) => {
      requireColumns(table, columns)
      const list = columns.map((column) => `"${column}"`).join(', ')
      const statement = database.prepare(`SELECT ${list} FROM "${table}"`)
      try {
        while (statement.step()) onRow(statement.get())
      } finally {
        statement.free()
      }
    },
    scanNul: (table, column, onRow) => {
      requireColumns(table, [column])
      const statement = database.prepare(
        `SELECT rowid, CAST("${column}" AS BLOB) FROM "${table}" WHERE instr("${column}", char(0))`,
      )
      try {
        while (statement.step()) {
          const [id, bytes] = statement.get()
          if (bytes instanceof Uint8Array) onRow(Number(id), bytes)
        }
      } finally {
        statement.free()
      }
    },
    close: () => database.close(),
  }
}

function notACollection(fileName: string, why: string): Refusal {
  return new Refusal(
    'notACollection',
    `${fileName} is an SQLite file, but not a collection of Anki's: ${why}.`,
  )
}

/** Calls `checkpoint` now and then while rows are read. */
export function counted(checkpoint: Checkpoint, total: number, from: number, to: number): () => void {
  let count = 0
  return () => {
    count += 1
    if (count % ROWS_BETWEEN_CHECKPOINTS === 0) checkpoint(count / Math.max(1, total), from, to)
  }
}
