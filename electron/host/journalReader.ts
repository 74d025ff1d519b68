import type { HostResult, JournalBody, JournalEntry, JournalHead } from '../contract/contract.ts'
import type { FileSystem } from './fileSystem.ts'
import { FIRST_CHECK } from './journalLine.ts'
import { type Damage, readBytes, readSegment, type Segment, type SegmentContent } from './journalSegment.ts'
import { fail, messageOf, ok } from './result.ts'

export interface JournalReader {
  read(afterSeq: number, limit: number): Promise<HostResult<{ entries: JournalEntry[]; isEnd: boolean }>>
  check(): Promise<HostResult<{ records: number; damaged: Damage[] }>>
}

interface ReaderOptions {
  readonly fileSystem: FileSystem
  readonly folder: string
  /** Takes up every damaged line that is met. */
  readonly known: Map<string, Damage>
  /** Where the journal ends now; `length` is that of the last segment, in bytes. */
  state(): { readonly segments: readonly Segment[]; readonly length: number; readonly head: JournalHead }
}

/** Reads what was acknowledged, from the segment that holds the first record asked for. */
export function createReader({ fileSystem, folder, known, state }: ReaderOptions): JournalReader {
  /** A finished segment of which a reader has seen only a part: it comes back for the rest at once. */
  let halfRead: { readonly file: string; readonly content: SegmentContent } | null = null

  async function* readSegments(from: number): AsyncGenerator<{ segment: Segment; content: SegmentContent }> {
    const { segments, length } = state()
    const end = segments.length
    let previous: { seq: number; check: string } | null = from === 0 ? { seq: 0, check: FIRST_CHECK } : null
    for (let index = from; index < end; index += 1) {
      const segment = segments[index]
      if (!segment) return
      const isLast = index === end - 1
      const content =
        halfRead?.file === segment.file && !isLast
          ? halfRead.content
          : readSegment(
              segment,
              await readBytes(fileSystem, segment.file, isLast ? length : Infinity),
              previous,
            )
      for (const damage of content.damaged) known.set(`${damage.file}:${damage.line}`, damage)
      const last = content.records.at(-1)
      if (last) previous = { seq: last.seq, check: last.check }
      else if (content.header) previous = { seq: content.header.seq, check: content.header.prev }
      yield { segment, content }
    }
  }

  function unreadable(error: unknown) {
    return fail(
      'io',
      `The journal in ${folder} cannot be read (${messageOf(error)}). Check that its drive is there, then start Verso again.`,
    )
  }

  return {
    async read(afterSeq, limit) {
      const { segments, head } = state()
      const entries: JournalEntry[] = []
      let last = afterSeq
      if (afterSeq >= head.lastSeq) return ok({ entries, isEnd: true })
      const later = segments.findIndex((segment) => segment.firstSeq > afterSeq + 1)
      const from = Math.max(0, (later === -1 ? segments.length : later) - 1)
      try {
        for await (const { segment, content } of readSegments(from)) {
          halfRead = null
          for (const { seq, check, body } of content.records) {
            if (seq <= last || seq > head.lastSeq) continue
            entries.push({ seq, check, body: body as JournalBody })
            last = seq
            if (entries.length < limit) continue
            halfRead = { file: segment.file, content }
            return ok({ entries, isEnd: last >= head.lastSeq })
          }
          // A segment is as much as one answer should hold, however few its records: imports bring large ones.
          if (entries.length > 0 && last < head.lastSeq) return ok({ entries, isEnd: false })
        }
      } catch (error) {
        return unreadable(error)
      }
      return ok({ entries, isEnd: true })
    },
    async check() {
      let records = 0
      const damaged: Damage[] = []
      // What is on the disk now, not what was read a moment ago.
      halfRead = null
      try {
        for await (const { content } of readSegments(0)) {
          records += content.records.length
          damaged.push(...content.damaged)
        }
      } catch (error) {
        return unreadable(error)
      }
      return ok({ records, damaged })
    },
  }
}
