import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { JournalBody } from '../../contract/contract.ts'
import type { ExclusiveJournal } from '../journal.ts'

/** Bytes of bodies that are appended, and synced, in one go. */
const BATCH_CHARACTERS = 2_000_000
const READ_RECORDS = 200

/**
 * Appends the bodies of a file, one a line, to a journal of which nobody else can append now. Those that follow record
 * `afterSeq` already are not appended again: an append cut short goes on where it stopped. Throws when the disk refuses.
 */
export async function appendRecords(
  file: string,
  afterSeq: number,
  journal: ExclusiveJournal,
): Promise<void> {
  let present = await countPresent(file, afterSeq, journal)
  let batch: JournalBody[] = []
  let size = 0
  const flush = async () => {
    if (batch.length === 0) return
    const appended = await journal.append(journal.head().lastSeq, batch)
    if (!appended.ok) throw new RefusedAppend(appended.error)
    batch = []
    size = 0
  }
  for await (const line of linesOf(file)) {
    if (present > 0) {
      present -= 1
      continue
    }
    batch.push(JSON.parse(line) as JournalBody)
    size += line.length
    if (size >= BATCH_CHARACTERS) await flush()
  }
  await flush()
}

/** The journal's own answer to an append that it refused. */
export class RefusedAppend extends Error {
  readonly error: { readonly kind: string; readonly message: string }
  constructor(error: RefusedAppend['error']) {
    super(error.message)
    this.error = error
  }
}

/** How many of the bodies the journal has, in order, after that record. Others may stand between them. */
async function countPresent(file: string, afterSeq: number, journal: ExclusiveJournal): Promise<number> {
  if (journal.head().lastSeq <= afterSeq) return 0
  const lines = linesOf(file)[Symbol.asyncIterator]()
  let next = await lines.next()
  let count = 0
  for (let seq = afterSeq; !next.done;) {
    const page = await journal.read(seq, READ_RECORDS)
    if (!page.ok) throw new RefusedAppend(page.error)
    for (const entry of page.value.entries) {
      seq = entry.seq
      if (next.done || JSON.stringify(entry.body) !== JSON.stringify(JSON.parse(next.value))) continue
      count += 1
      next = await lines.next()
    }
    if (page.value.isEnd) break
  }
  await lines.return?.(undefined)
  return count
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, { encoding: 'utf8' })
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity }))
      if (line !== '') yield line
  } finally {
    stream.destroy()
  }
}
