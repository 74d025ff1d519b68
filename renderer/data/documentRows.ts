import type { Table } from 'dexie'
import type { DocumentRecord } from '../core/model/journalRecord.ts'
import type { DocumentRow } from './rows.ts'

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
