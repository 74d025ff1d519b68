// The answers that came along with imports: in blocks of several cards, since a row costs the same whatever it holds.
import { Dexie } from 'dexie'
import type { CardId } from '../core/model/card.ts'
import type { HistoryLog } from '../core/model/importRecord.ts'
import type { CardHistory } from '../core/progress/importFold.ts'
import type { VersoDatabase } from './database.ts'
import type { HistoryBlockRow } from './rows.ts'

const LOGS_PER_BLOCK = 250
const CARDS_PER_BLOCK = 250

/** Blocks of these histories. */
export function historyBlocksOf(importId: string, histories: readonly CardHistory[]): HistoryBlockRow[] {
  const sorted = histories.toSorted((one, other) => (one.card < other.card ? -1 : 1))
  const blocks: HistoryBlockRow[] = []
  let cards: CardHistory[] = []
  let count = 0
  const close = () => {
    const [first] = cards
    if (first !== undefined) blocks.push({ importId, first: first.card, count, cards })
    cards = []
    count = 0
  }
  for (const history of sorted) {
    if (count + history.logs.length > LOGS_PER_BLOCK || cards.length >= CARDS_PER_BLOCK) close()
    cards.push(history)
    count += history.logs.length
  }
  close()
  return blocks
}

/** For use inside a transaction over `histories`. Answers how many logs went. */
export async function deleteHistory({ histories }: VersoDatabase, importId: string): Promise<number> {
  const keys = await histories
    .where('[importId+first+count]')
    .between([importId, Dexie.minKey], [importId, Dexie.maxKey])
    .primaryKeys()
  await histories.bulkDelete(keys)
  return keys.reduce((sum, [, , count]) => sum + count, 0)
}

/** The blocks of an import, in the order of their cards. */
export function readHistoryBlocks(
  { histories }: VersoDatabase,
  importId: string,
): PromiseLike<HistoryBlockRow[]> {
  return histories
    .where('[importId+first+count]')
    .between([importId, Dexie.minKey], [importId, Dexie.maxKey])
    .toArray()
}

/** What came along for one card, of every import that is not taken back; oldest first. */
export async function findHistory(database: VersoDatabase, card: CardId): Promise<HistoryLog[]> {
  const logs: HistoryLog[] = []
  for (const importId of await importIdsOf(database)) {
    // The parts of an import ascend by card, so that its blocks do not overlap.
    const block = await database.histories
      .where('[importId+first+count]')
      .between([importId, Dexie.minKey], [importId, card, Dexie.maxKey], true, true)
      .last()
    logs.push(...(block?.cards.find((each) => each.card === card)?.logs ?? []))
  }
  return logs.sort(([one], [other]) => one - other)
}

/** Jumps from import to import: there are few, and many blocks of each. */
async function importIdsOf({ histories }: VersoDatabase): Promise<string[]> {
  const ids: string[] = []
  for (let last = ''; ; last = ids.at(-1) ?? '') {
    const next = await histories.where('[importId+first+count]').above([last, Dexie.maxKey]).first()
    if (next === undefined) return ids
    ids.push(next.importId)
  }
}
