import { Dexie, type Table } from 'dexie'
import type { DocumentRecord } from '../core/model/journalRecord.ts'
import type { VersoDatabase } from './database.ts'
import type { DocumentRow } from './rows.ts'

/** Documents of one kind, by id; only those whose id begins so, where that is given. */
export function documentsOf(
  database: VersoDatabase,
  kind: string,
  idPrefix = '',
): PromiseLike<DocumentRow[]> {
  const range = idPrefix === '' ? [Dexie.minKey, Dexie.maxKey] : [idPrefix, `${idPrefix}\uffff`]
  return database.documents.where('[kind+id]').between([kind, range[0]], [kind, range[1]]).toArray()
}

/** Puts what the records say, and deletes what they say is no more. For use inside a transaction. */
export async function putDocuments(
  table: Table<DocumentRow, [string, string]>,
  records: ReadonlyMap<string, DocumentRecord>,
): Promise<void> {
  const rows: DocumentRow[] = []
  const gone: [string, string][] = []
  for (const { kind, id, at, value } of records.values()) {
    if (value === null) gone.push([kind, id])
    else rows.push({ kind, id, at, value })
  }
  await Promise.all([rows.length > 0 && table.bulkPut(rows), gone.length > 0 && table.bulkDelete(gone)])
}
