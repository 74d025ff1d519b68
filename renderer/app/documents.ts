// What the learner makes beside cards (presets, exams, sittings): kept in the journal, as documents of a kind.
import type { DocumentRecord, DocumentValue } from '../core/model/journalRecord.ts'
import { ok, type Result } from '../core/model/result.ts'
import { storeDocument, watchDocuments } from '../data/index.ts'
import { studyMoment, type Context } from './context.ts'
import { appendRecord } from './library/journal.ts'
import type { AppError } from './messages.ts'
import { createStore, isSameValue, type Store } from './store.ts'

/** A document whose value was found right. */
export interface Stored<T> {
  readonly id: string
  /** When it was last written, Unix ms. */
  readonly at: number
  readonly value: T
}

/** Writes what the document says from here on; null: it is no more. Ok once it is on the disk. */
export async function saveDocument(
  context: Context,
  kind: string,
  id: string,
  value: DocumentValue | null,
): Promise<Result<void, AppError>> {
  const { nowMs, day } = studyMoment(context)
  const record: DocumentRecord = { type: 'document', at: nowMs, kind, id, value }
  const appended = await appendRecord(
    context,
    record,
    (database, step, afterSeq, onSent) => storeDocument(database, step, afterSeq, day, onSent),
    () => Promise.resolve(true),
  )
  return appended.ok ? ok(undefined) : appended
}

/**
 * The documents of a kind while somebody watches, by id; undefined until they are read. `parse` answers null for a value
 * that is not right (from a newer Verso, or damaged): it is left out, and stays in the journal as it is.
 */
export function documentStore<T>(
  context: Context,
  kind: string,
  parse: (value: DocumentValue) => T | null,
): Store<readonly Stored<T>[] | undefined> {
  const store = createStore<readonly Stored<T>[] | undefined>(undefined, {
    isSame: isSameValue,
    onWatched: () => {
      let stop = () => {}
      const follow = () => {
        stop()
        const database = context.database.get()
        // A failing query says nothing new: what was read stays.
        stop =
          database === null
            ? () => {}
            : watchDocuments(
                database,
                kind,
                (rows) =>
                  store.set(
                    rows.flatMap(({ id, at, value }) => {
                      const parsed = parse(value)
                      return parsed === null ? [] : [{ id, at, value: parsed }]
                    }),
                  ),
                () => {},
              )
      }
      follow()
      const unfollow = context.database.subscribe(follow)
      return () => {
        unfollow()
        stop()
      }
    },
  })
  return store
}
