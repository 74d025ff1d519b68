// Review logs lie in two stores: those of a rebuild in blocks of many, those answered since as a row each. Every log of
// a block is older than every row.
import { Dexie } from 'dexie'
import type { ReviewLog } from '../core/model/review.ts'
import type { VersoDatabase } from './database.ts'
import type { LogBlockRow } from './rows.ts'

/** Keeps a block below 64 KB, from which on Chromium puts a value into a file of its own. */
const LOGS_PER_BLOCK = 100
const PAGE_ROWS = 200

export interface FoundLog {
  readonly log: ReviewLog
  /** Null: it has a row of its own. */
  readonly block: LogBlockRow | null
}

/** Blocks of these logs, which ascend. */
export function blocksOf(logs: readonly ReviewLog[]): LogBlockRow[] {
  const blocks: LogBlockRow[] = []
  for (let from = 0; from < logs.length; from += LOGS_PER_BLOCK) {
    const block = logs.slice(from, from + LOGS_PER_BLOCK)
    blocks.push({ lastSeq: (block.at(-1) as ReviewLog).seq, count: block.length, logs: block })
  }
  return blocks
}

export async function findLog(database: VersoDatabase, seq: number): Promise<FoundLog | undefined> {
  const row = await database.reviewLogs.get(seq)
  if (row !== undefined) return { log: row, block: null }
  const block = await database.logBlocks.where('[lastSeq+count]').aboveOrEqual([seq, Dexie.minKey]).first()
  const log = block?.logs.find((each) => each.seq === seq)
  return block === undefined || log === undefined ? undefined : { log, block }
}

/** Puts logs, each where it was found; new ones as rows. For use inside a transaction over both stores. */
export async function putLogs(
  database: VersoDatabase,
  logs: readonly ReviewLog[],
  found: readonly (FoundLog | undefined)[],
): Promise<void> {
  const blocks = new Map<number, LogBlockRow>()
  for (const each of found) if (each?.block) blocks.set(each.block.lastSeq, each.block)
  const rows: ReviewLog[] = []
  for (const log of logs) {
    const home = found.find((each) => each?.log.seq === log.seq)?.block
    const block = home ? blocks.get(home.lastSeq) : undefined
    if (block === undefined) rows.push(log)
    else {
      const changed = block.logs.map((each) => (each.seq === log.seq ? log : each))
      blocks.set(block.lastSeq, { ...block, logs: changed })
    }
  }
  await Promise.all([
    rows.length > 0 && database.reviewLogs.bulkPut(rows),
    blocks.size > 0 && database.logBlocks.bulkPut([...blocks.values()]),
  ])
}

/** Gives the logs to `visit`, the latest first, until it answers false. */
export async function visitLatestLogs(
  database: VersoDatabase,
  visit: (log: ReviewLog) => boolean,
): Promise<void> {
  for (let below = Infinity; ;) {
    const rows: ReviewLog[] = await database.reviewLogs
      .where('seq')
      .below(below)
      .reverse()
      .limit(PAGE_ROWS)
      .toArray()
    for (const log of rows) if (!visit(log)) return
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE_ROWS) break
    below = last.seq
  }
  for (let below = Infinity; ;) {
    const block: LogBlockRow | undefined = await database.logBlocks
      .where('[lastSeq+count]')
      .below([below, Dexie.minKey])
      .reverse()
      .first()
    if (block === undefined) return
    for (const log of block.logs.toReversed()) if (!visit(log)) return
    below = block.lastSeq
  }
}
