import { IMPORT_KIND } from '../../core/importing/importEntry.ts'
import type { CardId, CardProgress } from '../../core/model/card.ts'
import type { ImportUndoneRecord } from '../../core/model/importRecord.ts'
import type { DocumentRecord, JournalRecord } from '../../core/model/journalRecord.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import {
  readDocument,
  readImportedHistory,
  readProgressOf,
  type DatabaseError,
  type VersoDatabase,
} from '../../data/index.ts'

const CARDS_PER_RECORD = 2000

/**
 * The records that take an import back. Only cards that had no progress got any from it, and so they have none again;
 * those answered since keep what was answered.
 */
export async function undoRecords(
  database: VersoDatabase,
  importId: string,
  nowMs: number,
): Promise<Result<JournalRecord[], DatabaseError>> {
  const [entry, blocks] = await Promise.all([
    readDocument(database, IMPORT_KIND, importId),
    readImportedHistory(database, importId),
  ])
  if (!entry.ok) return entry
  if (!blocks.ok) return blocks
  if (entry.value === undefined) return err({ kind: 'failed', detail: `there is no import ${importId}` })
  const importedAt = entry.value.at
  const ids = blocks.value.flatMap(({ cards }) => cards.map(({ card }) => card))
  const back: { card: CardId; before: null }[] = []
  for (let from = 0; from < ids.length; from += CARDS_PER_RECORD) {
    const progress = await readProgressOf(database, ids.slice(from, from + CARDS_PER_RECORD))
    if (!progress.ok) return progress
    for (const [card, own] of progress.value)
      if (!wasAnsweredSince(own, importedAt)) back.push({ card, before: null })
  }
  const records: JournalRecord[] = []
  for (let from = 0; from < Math.max(1, back.length); from += CARDS_PER_RECORD) {
    const cards = back.slice(from, from + CARDS_PER_RECORD)
    records.push({ type: 'importUndone', at: nowMs, id: importId, cards } satisfies ImportUndoneRecord)
  }
  const { value } = entry.value
  const undone: DocumentRecord = {
    type: 'document',
    at: importedAt,
    kind: IMPORT_KIND,
    id: importId,
    value: { ...value, undoneAt: nowMs },
  }
  return ok([...records, undone])
}

function wasAnsweredSince({ lastReviewAtMs }: CardProgress, importedAt: number): boolean {
  return lastReviewAtMs !== null && lastReviewAtMs > importedAt
}
