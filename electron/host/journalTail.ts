// Finding the end of the journal, and mending it after a crash: what cannot be read behind the last good line is moved
// to progress/set-aside, never dropped.
import path from 'node:path'
import type { JournalHead, Notice } from '../contract/contract.ts'
import type { FileSystem } from './fileSystem.ts'
import { FIRST_CHECK, JOURNAL_FORMAT } from './journalLine.ts'
import {
  type Damage,
  listSegments,
  readBytes,
  readSegment,
  type Segment,
  type SegmentContent,
} from './journalSegment.ts'
import { codeOf } from './result.ts'
import { timeStamp } from './setAside.ts'

export interface JournalEnd {
  readonly head: JournalHead
  readonly segments: readonly Segment[]
  /** Bytes of the last segment that count; 0 without segments. */
  readonly length: number
  readonly damaged: readonly Damage[]
  /** `at` of the last record, Unix milliseconds, or null. */
  readonly lastAtMs: number | null
  /** Library id that the last segment names, or null. */
  readonly libraryId: string | null
  /** A header asks for a newer Verso. */
  readonly isNewer: boolean
  /** What must be done before anything can be appended; null when the end is clean. */
  readonly repair: ((nowMs: number) => Promise<Notice | null>) | null
}

/** Reads only as much as it takes to know where the journal ends: as a rule the last segment. */
export async function findJournalEnd(fileSystem: FileSystem, folder: string): Promise<JournalEnd> {
  const all = await listSegments(fileSystem, folder)
  const segments = [...all]
  const damaged: Damage[] = []
  const useless: Segment[] = []
  for (let segment = segments.at(-1); segment; segment = segments.at(-1)) {
    const bytes = await readBytes(fileSystem, segment.file)
    const content = readSegment(segment, bytes, null)
    damaged.unshift(...content.damaged.slice(0, content.damaged.length - content.tailDamage))
    if (content.goodLength === 0) {
      useless.push(segment)
      segments.pop()
      continue
    }
    return endOf(fileSystem, folder, segments, segment, bytes, content, damaged, useless)
  }
  return {
    head: { lastSeq: 0, lastCheck: FIRST_CHECK },
    segments: [],
    length: 0,
    damaged,
    lastAtMs: null,
    libraryId: null,
    isNewer: false,
    repair: useless.length === 0 ? null : (nowMs) => moveSegments(fileSystem, folder, useless, nowMs),
  }
}

function endOf(
  fileSystem: FileSystem,
  folder: string,
  segments: readonly Segment[],
  segment: Segment,
  bytes: Uint8Array,
  content: SegmentContent,
  damaged: readonly Damage[],
  useless: readonly Segment[],
): JournalEnd {
  const last = content.records.at(-1)
  const at = last?.body['at']
  const libraryId = content.header?.body['libraryId']
  const format = content.header?.body['format']
  const tail = bytes.subarray(content.goodLength)
  const isTorn = tail.length > 0
  const length = content.goodLength + (content.lacksLineFeed ? 1 : 0)

  async function repair(nowMs: number): Promise<Notice | null> {
    let notice = useless.length === 0 ? null : await moveSegments(fileSystem, folder, useless, nowMs)
    const handle = await fileSystem.open(segment.file, 'write')
    try {
      if (isTorn) {
        const aside = await keepTail(fileSystem, folder, segment, tail, nowMs)
        await handle.truncate(content.goodLength)
        notice = tailNotice(aside, content.tailDamage)
      }
      if (content.lacksLineFeed) await handle.write(new Uint8Array([0x0a]), content.goodLength)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return notice
  }

  return {
    head: last
      ? { lastSeq: last.seq, lastCheck: last.check }
      : { lastSeq: content.header?.seq ?? 0, lastCheck: content.header?.prev ?? FIRST_CHECK },
    segments,
    length,
    damaged,
    lastAtMs: typeof at === 'number' ? at : null,
    libraryId: typeof libraryId === 'string' ? libraryId : null,
    isNewer: typeof format === 'number' && format > JOURNAL_FORMAT,
    repair: isTorn || content.lacksLineFeed || useless.length > 0 ? repair : null,
  }
}

function tailNotice(aside: string, lines: number): Notice {
  const what =
    lines === 1 ? 'The last line of the journal was' : `The last ${lines} lines of the journal were`
  return {
    kind: 'journalTail',
    message: `${what} cut off, as happens when the power fails while writing. What was left of it is kept in ${aside}; every review before it is safe.`,
    path: aside,
  }
}

async function keepTail(
  fileSystem: FileSystem,
  folder: string,
  segment: Segment,
  tail: Uint8Array,
  nowMs: number,
): Promise<string> {
  const asideFolder = path.join(folder, 'set-aside')
  await fileSystem.makeFolder(asideFolder)
  for (let attempt = 0; ; attempt += 1) {
    const aside = path.join(
      asideFolder,
      `${path.basename(segment.file)}.${timeStamp(nowMs)}${attempt === 0 ? '' : `-${attempt}`}.tail`,
    )
    try {
      const handle = await fileSystem.open(aside, 'create')
      try {
        await handle.write(tail, 0)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await fileSystem.syncFolder(asideFolder)
      await fileSystem.syncFolder(folder)
      return aside
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || attempt > 99) throw error
    }
  }
}

async function moveSegments(
  fileSystem: FileSystem,
  folder: string,
  useless: readonly Segment[],
  nowMs: number,
): Promise<Notice> {
  const asideFolder = path.join(folder, 'set-aside')
  await fileSystem.makeFolder(asideFolder)
  let aside = asideFolder
  for (const [index, segment] of useless.entries()) {
    aside = path.join(asideFolder, `${path.basename(segment.file)}.${timeStamp(nowMs)}-${index}.segment`)
    await fileSystem.rename(segment.file, aside)
  }
  await fileSystem.syncFolder(asideFolder)
  await fileSystem.syncFolder(folder)
  return {
    kind: 'journalTail',
    message: `The newest file of the journal could not be read and is kept as ${aside}. The reviews in the files before it are safe.`,
    path: aside,
  }
}
