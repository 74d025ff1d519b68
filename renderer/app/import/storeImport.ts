import { importRecords, progressByCard } from '../../core/importing/importRecords.ts'
import type { CardId, StudyDay } from '../../core/model/card.ts'
import { ok, type Result } from '../../core/model/result.ts'
import {
  hasRowsOf,
  replayRecords,
  storeDeck,
  storeImportPart,
  type DatabaseError,
  type VersoDatabase,
} from '../../data/index.ts'
import type { StoreInput } from './engineTypes.ts'
import type { StagedImport } from './stageImport.ts'

/**
 * Fills the database with what was committed. Cards of new decks are made with their progress at once; the end of the
 * journal is noted last, so that a start after a crash takes up the same records again.
 */
export async function storeImport(
  database: VersoDatabase,
  importId: string,
  { decks, cards, entry }: StagedImport,
  { before, after, fingerprints }: StoreInput,
  day: StudyDay,
  onDone: (share: number) => void,
): Promise<Result<void, DatabaseError>> {
  const progress = progressByCard(cards)
  const total = decks.reduce((sum, { deck }) => sum + deck.notes.length, 0) + cards.length
  let done = 0
  const advance = (count: number) => {
    done += count
    onDone(total === 0 ? 1 : Math.min(1, done / total))
  }
  const settled = new Set<CardId>()
  for (const { planned, deck } of decks) {
    const rows = await hasRowsOf(database, planned.id)
    if (!rows.ok) return rows
    const isFresh = !rows.value
    const file = {
      path: planned.path,
      origin: 'library',
      fingerprint: fingerprints[planned.path] ?? '',
    } as const
    const making = isFresh ? { isFresh, rebuilding: { progress, taken: settled } } : {}
    const stored = await storeDeck(database, deck, file, { day, onStored: advance, ...making })
    if (!stored.ok) return stored
  }
  for (const record of importRecords(importId, entry.at, cards)) {
    const stored = await storeImportPart(database, record, {
      afterSeq: before.lastSeq,
      end: before,
      day,
      settled,
    })
    if (!stored.ok) return stored
    advance(record.cards.length)
  }
  const step = { seq: after.lastSeq, check: after.lastCheck, record: entry }
  const noted = await replayRecords(database, [step], { afterSeq: before.lastSeq, end: after, day })
  return noted.ok ? ok(undefined) : noted
}
