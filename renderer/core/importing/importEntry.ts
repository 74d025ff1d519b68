// An import as the list of imports keeps it: a document of the journal.
import * as v from 'valibot'
import type { DocumentValue } from '../model/journalRecord.ts'

export const IMPORT_KIND = 'import'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const importEntrySchema = v.object({
  title: v.string(),
  format: v.string(),
  /** Unix ms. */
  importedAt: v.number(),
  counts: v.object({
    new: count,
    updated: count,
    same: count,
    duplicate: count,
    conflict: count,
    skipped: count,
  }),
  decks: v.array(v.object({ id: v.string(), title: v.string() })),
  historyCards: count,
  reviews: count,
  media: count,
  /** Unix ms; absent while it stands. */
  undoneAt: v.exactOptional(v.number()),
})

export type ImportEntry = v.InferOutput<typeof importEntrySchema>

/** Null for a value that is no import's. */
export function parseImportEntry(value: DocumentValue): ImportEntry | null {
  const parsed = v.safeParse(importEntrySchema, value)
  return parsed.success ? parsed.output : null
}
