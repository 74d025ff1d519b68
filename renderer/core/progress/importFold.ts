// How an import's history is taken up by the fold, and taken back.
import type { CardId, CardProgress } from '../model/card.ts'
import type { HistoryLog, ImportRecord, ImportUndoneRecord } from '../model/importRecord.ts'

/** The answers that came along for one card in one import; none when it only had a state. */
export interface CardHistory {
  readonly card: CardId
  /** Oldest first. */
  readonly logs: readonly HistoryLog[]
}

interface State {
  readonly cards: Map<CardId, CardProgress>
  /** By the import's id; imports that were taken back are not there. */
  readonly histories: Map<string, CardHistory[]>
}

export function applyImport({ cards, histories }: State, record: ImportRecord): void {
  const own = histories.get(record.id) ?? []
  histories.set(record.id, own)
  for (const { card, after, logs } of record.cards) {
    cards.set(card, after)
    // Without answers, too: taking the import back asks which cards it brought.
    own.push({ card, logs })
  }
}

export function applyImportUndone({ cards, histories }: State, record: ImportUndoneRecord): void {
  histories.delete(record.id)
  for (const { card, before } of record.cards) {
    if (before === null) cards.delete(card)
    else cards.set(card, before)
  }
}

export function countHistoryLogs(histories: ReadonlyMap<string, readonly CardHistory[]>): number {
  let count = 0
  for (const own of histories.values()) for (const { logs } of own) count += logs.length
  return count
}
