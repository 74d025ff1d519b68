import path from 'node:path'
import type { FileSystem } from './fileSystem.ts'
import { decodeLine, isHeader, type JournalLine } from './journalLine.ts'

export interface Damage {
  /** `progress/000000000001.jsonl` */
  readonly file: string
  /** Counts from 1. */
  readonly line: number
  readonly reason: string
}

export interface Segment {
  /** Number of the first record that the segment was begun for. */
  readonly firstSeq: number
  readonly file: string
}

export function segmentName(firstSeq: number): string {
  return `${String(firstSeq).padStart(12, '0')}.jsonl`
}

/** The journal's segments, oldest first. */
export async function listSegments(fileSystem: FileSystem, folder: string): Promise<Segment[]> {
  const names = (await fileSystem.list(folder)).filter((name) => /^\d{12}\.jsonl$/.test(name)).sort()
  return names.map((name) => ({ firstSeq: Number(name.slice(0, 12)), file: path.join(folder, name) }))
}

export async function readBytes(fileSystem: FileSystem, file: string, limit = Infinity): Promise<Uint8Array> {
  const handle = await fileSystem.open(file, 'read')
  try {
    const { size } = await handle.state()
    const bytes = new Uint8Array(Math.min(size, limit))
    return bytes.subarray(0, await handle.read(bytes, 0))
  } finally {
    await handle.close()
  }
}

export interface SegmentContent {
  readonly header: JournalLine | null
  /** Good records, ascending. */
  readonly records: readonly JournalLine[]
  readonly damaged: readonly Damage[]
  /** Bytes up to and including the last good line. */
  readonly goodLength: number
  /** The last good line lacks its line feed, which a torn write or an editor may have taken. */
  readonly lacksLineFeed: boolean
  /** How many of `damaged` lie behind the last good line. */
  readonly tailDamage: number
}

/**
 * Reads all lines of a segment. A record counts as good by its own checksum and an ascending number; `after` is the
 * record before the segment, as far as it is known, and serves to notice gaps.
 */
export function readSegment(
  segment: Segment,
  bytes: Uint8Array,
  after: { seq: number; check: string } | null,
): SegmentContent {
  const name = `progress/${path.basename(segment.file)}`
  const records: JournalLine[] = []
  const damaged: Damage[] = []
  let header: JournalLine | null = null
  let previous = after
  let goodLength = 0
  let lacksLineFeed = false
  let tailDamage = 0
  let line = 0

  for (let start = 0; start < bytes.length;) {
    line += 1
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed
    const decoded = decodeLine(bytes.subarray(start, end))
    const fault = typeof decoded === 'string' ? decoded : faultOf(decoded, previous, line)
    start = feed === -1 ? bytes.length : feed + 1
    if (typeof decoded === 'string' || fault === 'out of order') {
      damaged.push({
        file: name,
        line,
        reason: fault === 'out of order' ? 'the record is out of order' : String(fault),
      })
      tailDamage += 1
      continue
    }
    // A gap right behind damaged lines is those lines: they are listed already.
    if (fault !== null && tailDamage === 0) damaged.push({ file: name, line, reason: fault })
    goodLength = start
    lacksLineFeed = feed === -1
    tailDamage = 0
    if (isHeader(decoded)) {
      header ??= decoded
      if (previous === null || decoded.seq >= previous.seq)
        previous = { seq: decoded.seq, check: decoded.prev }
    } else {
      records.push(decoded)
      previous = { seq: decoded.seq, check: decoded.check }
    }
  }
  return { header, records, damaged, goodLength, lacksLineFeed, tailDamage }
}

/** What is odd about a line that is good in itself; "out of order" alone makes it unusable. */
function faultOf(
  line: JournalLine,
  previous: { seq: number; check: string } | null,
  number: number,
): string | null {
  if (isHeader(line)) {
    if (number !== 1) return 'out of order'
    if (previous !== null && previous.seq < line.seq)
      return `records ${previous.seq + 1} to ${line.seq} are missing before this line`
    if (previous !== null && previous.seq === line.seq && previous.check !== line.prev)
      return 'the record before this one was changed'
    return null
  }
  if (previous === null) return null
  if (line.seq <= previous.seq) return 'out of order'
  if (line.seq > previous.seq + 1) {
    return line.seq === previous.seq + 2
      ? `record ${previous.seq + 1} is missing before this line`
      : `records ${previous.seq + 1} to ${line.seq - 1} are missing before this line`
  }
  return line.prev === previous.check ? null : 'the record before this one was changed'
}
