// The journal as it lies on the disk, read from outside the app.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { decodeLine, isHeader } from '../../electron/host/journalLine.ts'
import type { CardId, CardProgress } from '../../renderer/core/model/card.ts'
import { applyRecord, emptyProgress } from '../../renderer/core/progress/fold.ts'
import { parseJournalRecord } from '../../renderer/core/progress/parseJournalRecord.ts'

export interface JournalOnDisk {
  /** Sequence numbers of the good records, in the order of the files. */
  readonly seqs: readonly number[]
  /** One text for each answer that stands, made of what it says. */
  readonly answers: readonly string[]
  /** What the fold over the journal yields. */
  readonly cards: ReadonlyMap<CardId, CardProgress>
}

export function readJournal(library: string): JournalOnDisk {
  const folder = path.join(library, 'progress')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : []
  const seqs: number[] = []
  const answers: string[] = []
  const state = emptyProgress()
  for (const name of names.sort()) {
    for (const text of readFileSync(path.join(folder, name), 'utf8').split('\n')) {
      const line = text === '' ? 'empty' : decodeLine(Buffer.from(text))
      if (typeof line === 'string' || isHeader(line)) continue
      seqs.push(line.seq)
      const record = parseJournalRecord(line.body)
      if (!record.ok) continue
      if (record.value.type === 'review') answers.push(`${record.value.card} ${record.value.at}`)
      applyRecord(state, line.seq, record.value)
    }
  }
  return { seqs, answers, cards: state.cards }
}
