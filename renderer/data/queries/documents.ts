import { liveQuery } from 'dexie'
import type { Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall } from '../databaseCall.ts'
import { databaseErrorFrom, type DatabaseError } from '../databaseError.ts'
import { documentsOf } from '../documentRows.ts'
import type { DocumentRow } from '../rows.ts'

/** Documents of one kind, by id; only those whose id begins so, where that is given. */
export function readDocuments(
  database: VersoDatabase,
  kind: string,
  idPrefix = '',
): Promise<Result<DocumentRow[], DatabaseError>> {
  return databaseCall('readDocuments', () => documentsOf(database, kind, idPrefix))
}

/** The document; undefined when there is none. */
export function readDocument(
  database: VersoDatabase,
  kind: string,
  id: string,
): Promise<Result<DocumentRow | undefined, DatabaseError>> {
  return databaseCall('readDocument', () => database.documents.get([kind, id]))
}

/** Gives the documents now, and again after each write that changes them. Returns a function that stops it. */
export function watchDocuments(
  database: VersoDatabase,
  kind: string,
  onRows: (rows: DocumentRow[]) => void,
  onError: (error: DatabaseError) => void,
): () => void {
  const subscription = liveQuery(async () => documentsOf(database, kind)).subscribe({
    next: onRows,
    error: (cause: unknown) => onError(databaseErrorFrom(cause)),
  })
  return () => subscription.unsubscribe()
}
