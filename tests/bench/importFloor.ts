// Runs in a page without Verso: unzips the chosen package, reads all of its rows, and puts as many bare rows into
// IndexedDB, durable as Verso's own are. Answers how many milliseconds that took.
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import initSqlJs from 'sql.js'

const CHUNK = 5000

export async function run(wasm: string): Promise<number> {
  const input = document.querySelector('input')
  const file = input?.files?.[0]
  if (!file) throw new Error('no file')
  const startedAt = performance.now()
  const entries = await new ZipReader(new BlobReader(file)).getEntries()
  const entry = entries.find(({ filename }) => filename === 'collection.anki21')
  if (!entry || entry.directory) throw new Error('no collection')
  const bytes = await entry.getData(new Uint8ArrayWriter())
  const wasmBinary = await (await fetch(wasm)).arrayBuffer()
  const sql = await initSqlJs({ wasmBinary })
  const source = new sql.Database(bytes)
  const rows = ['notes', 'cards', 'revlog'].map((table) => {
    const statement = source.prepare(`SELECT * FROM ${table}`)
    const found: Record<string, unknown>[] = []
    while (statement.step()) found.push(statement.getAsObject())
    statement.free()
    return [table, found] as const
  })
  source.close()
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('floor', 1)
    opening.onupgradeneeded = () => {
      for (const [table] of rows) opening.result.createObjectStore(table, { keyPath: 'id' })
      // The index by which cards fall due.
      opening.transaction?.objectStore('cards').createIndex('due', ['did', 'queue', 'due'])
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error ?? new Error('it did not open'))
  })
  for (const [table, found] of rows)
    for (let from = 0; from < found.length; from += CHUNK)
      await put(database, table, found.slice(from, from + CHUNK))
  database.close()
  return performance.now() - startedAt
}

function put(database: IDBDatabase, table: string, rows: readonly unknown[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(table)
    for (const row of rows) store.put(row)
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error ?? new Error('it was not put'))
  })
}
