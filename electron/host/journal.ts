import path from 'node:path'
import type { HostResult, JournalBody, JournalEntry, JournalHead, Notice } from '../contract/contract.ts'
import { atomicWrite } from './atomicWrite.ts'
import { type FileSystem, nodeFileSystem, type OpenFile } from './fileSystem.ts'
import { encodeHeader, encodeLine } from './journalLine.ts'
import { createReader } from './journalReader.ts'
import { type Damage, type Segment, segmentName } from './journalSegment.ts'
import { findJournalEnd } from './journalTail.ts'
import { fail, messageOf, ok, writeFailure } from './result.ts'

/** A segment that has reached this many bytes is finished; the next record begins another. */
export const SEGMENT_BYTES = 8 * 1024 * 1024

/** The journal while nobody else can append to it. */
export type ExclusiveJournal = Pick<Journal, 'head' | 'append' | 'read'>

export interface Journal {
  head(): JournalHead
  /** Answers when the records are on the disk; until then nobody may believe in them. */
  append(
    afterSeq: number,
    bodies: readonly JournalBody[],
  ): Promise<HostResult<{ entries: { seq: number; check: string }[] }>>
  read(afterSeq: number, limit: number): Promise<HostResult<{ entries: JournalEntry[]; isEnd: boolean }>>
  check(): Promise<HostResult<{ records: number; damaged: Damage[] }>>
  /** Runs the work while all other appends wait; it appends through what it is given. */
  exclusively<T>(work: (journal: ExclusiveJournal) => Promise<T>): Promise<T>
  /** Damaged lines that have been met so far; `check` meets them all. */
  damagedCount(): number
  close(): Promise<void>
}

export interface OpenJournalOptions {
  /** Absolute path of `progress`. */
  readonly folder: string
  readonly libraryId: string
  readonly isReadOnly: boolean
  readonly now: () => number
  readonly fileSystem?: FileSystem | undefined
  readonly segmentBytes?: number | undefined
}

const DAY_MS = 86_400_000

/** Finds the end of the journal, mends a torn one, and answers with what the learner should be told about it. */
export async function openJournal(
  options: OpenJournalOptions,
): Promise<HostResult<{ readonly journal: Journal; readonly notices: readonly Notice[] }>> {
  const {
    folder,
    libraryId,
    isReadOnly,
    now,
    fileSystem = nodeFileSystem,
    segmentBytes = SEGMENT_BYTES,
  } = options
  const end = await findJournalEnd(fileSystem, folder)
  if (end.isNewer) {
    return fail(
      'libraryNewer',
      `The journal in ${folder} was written by a newer Verso. Update Verso to open this library.`,
    )
  }
  const notices: Notice[] = []
  const segments: Segment[] = [...end.segments]
  const known = new Map<string, Damage>(
    end.damaged.map((damage) => [`${damage.file}:${damage.line}`, damage]),
  )
  let head = end.head
  let length = end.length
  let repair = isReadOnly ? null : end.repair
  let tail: OpenFile | null = null
  let isDoubtful = false
  let isClosed = false
  let queue: Promise<unknown> = Promise.resolve()
  const reader = createReader({ fileSystem, folder, known, state: () => ({ segments, length, head }) })

  if (repair) {
    try {
      const notice = await repair(now())
      if (notice) notices.push(notice)
      repair = null
    } catch (error) {
      // A full disk: reading goes on, and the next append tries again before it writes.
      notices.push({
        kind: 'journalTail',
        message: `The end of the journal needs mending, which failed (${messageOf(error)}). Verso tries again before the next review.`,
      })
    }
  }
  if (known.size > 0) notices.push(damageNotice([...known.values()]))
  if (end.lastAtMs !== null && end.lastAtMs > now() + DAY_MS) {
    notices.push({
      kind: 'clockMoved',
      message: `The last review was on ${new Date(end.lastAtMs).toISOString().slice(0, 10)}, which is ahead of this computer's clock. Check the date; your reviews keep their order either way.`,
    })
  }

  /** Gives the open last segment, known to hold exactly the acknowledged records. */
  async function readyTail(): Promise<OpenFile> {
    if (repair) {
      await repair(now())
      repair = null
    }
    if (segments.length === 0 || length >= segmentBytes) await beginSegment()
    const segment = segments.at(-1)
    if (!segment) throw new Error('the journal has no segment')
    tail ??= await fileSystem.open(segment.file, 'write')
    let state = await tail.state()
    if (state.isGone) {
      await closeTail()
      tail = await fileSystem.open(segment.file, 'write')
      state = await tail.state()
      if (state.size !== length) throw new Error('it was changed by another program; start Verso again')
    }
    if (state.size !== length) {
      if (!isDoubtful || state.size < length)
        throw new Error('it was changed by another program; start Verso again')
      await tail.truncate(length)
      await tail.sync()
    }
    isDoubtful = false
    return tail
  }

  async function beginSegment(): Promise<void> {
    const file = path.join(folder, segmentName(head.lastSeq + 1))
    const header = encodeHeader(head.lastSeq, head.lastCheck, libraryId)
    await atomicWrite(file, header, fileSystem)
    await closeTail()
    if (segments.at(-1)?.file !== file) segments.push({ firstSeq: head.lastSeq + 1, file })
    length = Buffer.byteLength(header)
  }

  async function closeTail(): Promise<void> {
    const open = tail
    tail = null
    await open?.close()
  }

  async function appendNow(afterSeq: number, bodies: readonly JournalBody[]): ReturnType<Journal['append']> {
    if (isReadOnly)
      return fail(
        'readOnly',
        `Verso may not write to ${folder}. Allow writing there, or choose another library in Settings.`,
      )
    if (isClosed) return fail('io', 'The library is closed. Start Verso again.')
    if (afterSeq !== head.lastSeq) {
      return fail(
        'journalMoved',
        `The journal ends at record ${head.lastSeq}, not ${afterSeq}: another page wrote meanwhile. Reload this page.`,
      )
    }
    const entries: { seq: number; check: string }[] = []
    let text = ''
    let { lastSeq: seq, lastCheck: check } = head
    for (const body of bodies) {
      if (Object.hasOwn(body, 'seq') || Object.hasOwn(body, 'prev') || body['type'] === 'header') {
        return fail(
          'badInput',
          'A journal record may not carry seq, prev, or the type "header": those are the journal’s own.',
        )
      }
      const line = encodeLine(seq + 1, check, body)
      seq += 1
      check = line.check
      text += line.text
      entries.push({ seq, check })
    }
    const bytes = Buffer.from(text)
    try {
      const file = await readyTail()
      isDoubtful = true
      await file.write(bytes, length)
      await file.sync()
      isDoubtful = false
    } catch (error) {
      // Take back what may have been written, so that a later start does not find a record that nobody was promised.
      // If that fails too, the next append tries again, and the next start sets a torn line aside.
      if (isDoubtful) await readyTail().catch(() => closeTail().catch(() => undefined))
      return writeFailure(error, `the journal (${folder})`)
    }
    length += bytes.length
    head = { lastSeq: seq, lastCheck: check }
    return ok({ entries })
  }

  const journal: Journal = {
    head: () => head,
    append(afterSeq, bodies) {
      const turn = queue.then(() => appendNow(afterSeq, bodies))
      queue = turn.catch(() => undefined)
      return turn
    },
    read: (afterSeq, limit) => reader.read(afterSeq, limit),
    check: () => reader.check(),
    exclusively(work) {
      const held = { head: journal.head, append: appendNow, read: journal.read }
      const turn = queue.then(() => work(held))
      queue = turn.catch(() => undefined)
      return turn
    },
    damagedCount: () => known.size,
    async close() {
      await queue
      isClosed = true
      await closeTail()
    },
  }

  if (!isReadOnly && segments.length === 0) {
    // Begun now rather than with the first review, which then only appends. On a full disk the first append begins it.
    await beginSegment().catch(() => undefined)
  }
  return ok({ journal, notices })
}

function damageNotice(damaged: readonly Damage[]): Notice {
  const first = damaged[0]
  const where = first ? ` (the first: ${first.file}, line ${first.line})` : ''
  const what =
    damaged.length === 1
      ? 'One line of the journal is damaged'
      : `${damaged.length} lines of the journal are damaged`
  return {
    kind: 'journalDamaged',
    message: `${what}${where}. The reviews before and after are safe and were kept.`,
  }
}
