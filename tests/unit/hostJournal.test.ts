import fc from 'fast-check'
import { appendFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { JournalBody } from '../../electron/contract/contract.ts'
import type { FileSystem } from '../../electron/host/fileSystem.ts'
import { type Journal, openJournal } from '../../electron/host/journal.ts'
import { decodeLine, encodeHeader, encodeLine } from '../../electron/host/journalLine.ts'
import { nodeFileSystem } from '../../electron/host/fileSystem.ts'
import { faultyFileSystem } from '../support/faultyFileSystem.ts'
import { NOW, temporaryFolder } from '../support/host.ts'

const SMALL_SEGMENT = 400
const opened: Journal[] = []
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close()
})

async function open(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
  segmentBytes = SMALL_SEGMENT,
  isReadOnly = false,
) {
  const result = await openJournal({
    folder,
    libraryId: 'lib',
    isReadOnly,
    now: () => NOW,
    fileSystem,
    segmentBytes,
  })
  if (!result.ok) throw new Error(result.error.message)
  opened.push(result.value.journal)
  return result.value
}

function body(number: number): JournalBody {
  return { type: 'review', at: NOW, number, text: 'añ\n\t"' }
}

async function numbers(journal: Journal, pageSize = 3): Promise<number[]> {
  const found: number[] = []
  for (let after = 0; ;) {
    const page = await journal.read(after, pageSize)
    if (!page.ok) throw new Error(page.error.message)
    for (const entry of page.value.entries) {
      expect(entry.seq).toBeGreaterThan(after)
      after = entry.seq
      found.push(Number(entry.body['number']))
    }
    if (page.value.isEnd) return found
  }
}

async function append(journal: Journal, count: number, from = journal.head().lastSeq + 1) {
  return journal.append(
    journal.head().lastSeq,
    Array.from({ length: count }, (_, index) => body(from + index)),
  )
}

async function segmentsOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
}

describe('the journal', () => {
  it('gives back what was appended, over several segments and after opening again', async () => {
    const folder = await temporaryFolder()
    const { journal } = await open(folder)
    for (let index = 0; index < 20; index += 1) expect((await append(journal, 1)).ok).toBe(true)
    expect((await segmentsOf(folder)).length).toBeGreaterThan(2)
    const head = journal.head()
    await journal.close()
    const again = await open(folder)
    expect(again.notices).toEqual([])
    expect(again.journal.head()).toEqual(head)
    expect(await numbers(again.journal)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(await again.journal.check()).toEqual({ ok: true, value: { records: 20, damaged: [] } })
  })

  it('begins each segment with a header that names the library and the record before', async () => {
    const folder = await temporaryFolder()
    const { journal } = await open(folder)
    for (let index = 0; index < 12; index += 1) await append(journal, 1)
    const names = await segmentsOf(folder)
    for (const name of names) {
      const bytes = await readFile(path.join(folder, name))
      const header = decodeLine(bytes.subarray(0, bytes.indexOf(0x0a)))
      expect(header).toMatchObject({
        seq: Number(name.slice(0, 12)) - 1,
        body: { type: 'header', libraryId: 'lib', format: 1 },
      })
    }
  })

  it('refuses to append behind a record that is not the last', async () => {
    const { journal } = await open(await temporaryFolder())
    await append(journal, 2)
    expect(await journal.append(1, [body(9)])).toMatchObject({ ok: false, error: { kind: 'journalMoved' } })
    expect(await numbers(journal)).toEqual([1, 2])
  })

  it('lets only one of two appends at the same place through', async () => {
    const { journal } = await open(await temporaryFolder())
    const results = await Promise.all([journal.append(0, [body(1)]), journal.append(0, [body(1)])])
    expect(results.map((result) => result.ok)).toEqual([true, false])
    expect(await numbers(journal)).toEqual([1])
  })

  it('refuses bodies that carry the journal’s own fields', async () => {
    const { journal } = await open(await temporaryFolder())
    for (const own of [{ seq: 5 }, { prev: 'x' }, { type: 'header' }]) {
      expect(await journal.append(0, [{ type: 'review', ...own }])).toMatchObject({
        ok: false,
        error: { kind: 'badInput' },
      })
    }
  })

  it('moves a torn tail to set-aside with a notice and goes on from the last good record', async () => {
    const folder = await temporaryFolder()
    const first = await open(folder, nodeFileSystem, 1e6)
    await append(first.journal, 3)
    await first.journal.close()
    const file = path.join(folder, '000000000001.jsonl')
    await truncate(file, (await readFile(file)).length - 7)
    const torn = (await readFile(file, 'utf8')).split('\n').at(-1)

    const { journal, notices } = await open(folder, nodeFileSystem, 1e6)
    expect(notices.map((notice) => notice.kind)).toEqual(['journalTail'])
    expect(journal.head().lastSeq).toBe(2)
    expect(await readFile(String(notices[0]?.path), 'utf8')).toBe(torn)
    await append(journal, 1)
    expect(await numbers(journal)).toEqual([1, 2, 3])
    expect((await journal.check()).ok && (await open(folder, nodeFileSystem, 1e6)).notices).toEqual([])
  })

  it('keeps a last record that lacks only its line feed', async () => {
    const folder = await temporaryFolder()
    const first = await open(folder, nodeFileSystem, 1e6)
    await append(first.journal, 2)
    await first.journal.close()
    const file = path.join(folder, '000000000001.jsonl')
    await truncate(file, (await readFile(file)).length - 1)
    const { journal, notices } = await open(folder, nodeFileSystem, 1e6)
    expect(notices).toEqual([])
    await append(journal, 1)
    expect(await numbers(journal)).toEqual([1, 2, 3])
  })

  it('keeps the good records before and after a damaged middle and lists the damaged line', async () => {
    const folder = await temporaryFolder()
    const first = await open(folder, nodeFileSystem, 1e6)
    await append(first.journal, 5)
    await first.journal.close()
    const file = path.join(folder, '000000000001.jsonl')
    const lines = (await readFile(file, 'utf8')).split('\n')
    lines[3] = String(lines[3]).replace('"number":3', '"number":7')
    await writeFile(file, lines.join('\n'))
    const { journal, notices } = await open(folder, nodeFileSystem, 1e6)
    expect(notices.map((notice) => notice.kind)).toEqual(['journalDamaged'])
    expect(await numbers(journal)).toEqual([1, 2, 4, 5])
    expect(await journal.check()).toEqual({
      ok: true,
      value: {
        records: 4,
        damaged: [{ file: 'progress/000000000001.jsonl', line: 4, reason: 'the checksum does not fit' }],
      },
    })
    expect(journal.damagedCount()).toBe(1)
  })

  it('notices that a whole segment is missing, and a record put in from elsewhere', async () => {
    const folder = await temporaryFolder()
    const { journal: first } = await open(folder)
    for (let index = 0; index < 12; index += 1) await append(first, 1)
    await first.close()
    const names = await segmentsOf(folder)
    await nodeFileSystem.remove(path.join(folder, String(names[1])))
    const { journal } = await open(folder)
    const checked = await journal.check()
    expect(checked.ok && checked.value.damaged.map((damage) => damage.reason)).toEqual([
      `records ${Number(names[1]?.slice(0, 12))} to ${Number(names[2]?.slice(0, 12)) - 1} are missing before this line`,
    ])
    const head = journal.head()
    await journal.close()
    await appendFile(
      path.join(folder, String(names.at(-1))),
      encodeLine(head.lastSeq + 1, 'ffffffff', body(99)).text,
    )
    const again = await open(folder)
    expect(again.notices.map((notice) => notice.kind)).toEqual(['journalDamaged'])
  })

  it('sets a newest segment aside of which nothing can be read, and ends where the one before ends', async () => {
    const folder = await temporaryFolder()
    const first = await open(folder, nodeFileSystem, 1e6)
    await append(first.journal, 2)
    await first.journal.close()
    await writeFile(path.join(folder, '000000000003.jsonl'), Buffer.alloc(64))
    const { journal, notices } = await open(folder, nodeFileSystem, 1e6)
    expect(notices.map((notice) => notice.kind)).toEqual(['journalTail'])
    expect(await readdir(path.join(folder, 'set-aside'))).toHaveLength(1)
    await append(journal, 1)
    expect(await numbers(journal)).toEqual([1, 2, 3])
  })

  it('answers diskFull, takes the partial line back, and goes on when space returns', async () => {
    const folder = await temporaryFolder()
    const system = faultyFileSystem()
    const { journal } = await open(folder, system, 1e6)
    await append(journal, 2)
    const size = (await readFile(path.join(folder, '000000000001.jsonl'))).length
    system.room = 30
    expect(await append(journal, 1)).toMatchObject({ ok: false, error: { kind: 'diskFull' } })
    expect((await readFile(path.join(folder, '000000000001.jsonl'))).length).toBe(size)
    expect(await numbers(journal)).toEqual([1, 2])
    system.room = Infinity
    expect((await append(journal, 1)).ok).toBe(true)
    expect(await numbers(journal)).toEqual([1, 2, 3])
  })

  it('does not believe a record whose sync failed, even when it cannot be taken back at once', async () => {
    const folder = await temporaryFolder()
    const system = faultyFileSystem()
    const { journal } = await open(folder, system, 1e6)
    await append(journal, 1)
    system.failsSync = true
    system.failsTruncate = true
    expect(await append(journal, 1)).toMatchObject({ ok: false, error: { kind: 'io' } })
    expect(await numbers(journal)).toEqual([1])
    system.failsTruncate = false
    expect((await append(journal, 1)).ok).toBe(true)
    await journal.close()
    expect(await numbers((await open(folder)).journal)).toEqual([1, 2])
  })

  it('answers readOnly in a folder that may not be written, and mends nothing there', async () => {
    const folder = await temporaryFolder()
    const first = await open(folder, nodeFileSystem, 1e6)
    await append(first.journal, 2)
    await first.journal.close()
    const file = path.join(folder, '000000000001.jsonl')
    await appendFile(file, 'torn')
    const before = await readFile(file)
    const { journal } = await open(folder, nodeFileSystem, 1e6, true)
    expect(await append(journal, 1)).toMatchObject({ ok: false, error: { kind: 'readOnly' } })
    expect(await numbers(journal)).toEqual([1, 2])
    expect(await readFile(file)).toEqual(before)
  })

  it('refuses to write when another program changed the file underneath', async () => {
    const folder = await temporaryFolder()
    const { journal } = await open(folder, nodeFileSystem, 1e6)
    await append(journal, 1)
    await appendFile(path.join(folder, '000000000001.jsonl'), 'not ours\n')
    expect(await append(journal, 1)).toMatchObject({ ok: false, error: { kind: 'io' } })
    await nodeFileSystem.remove(path.join(folder, '000000000001.jsonl'))
    expect(await append(journal, 1)).toMatchObject({ ok: false, error: { kind: 'io' } })
  })

  it('refuses a journal of a newer Verso and tells of a clock that went back', async () => {
    const folder = await temporaryFolder()
    const { journal } = await open(folder)
    await journal.append(0, [{ type: 'review', at: NOW + 2 * 86_400_000 }])
    await journal.close()
    expect((await open(folder)).notices.map((notice) => notice.kind)).toEqual(['clockMoved'])
    const newer = encodeLine(1, '00000000', { type: 'header', libraryId: 'lib', format: 2 }).text
    await writeFile(path.join(folder, '000000000002.jsonl'), newer)
    const result = await openJournal({ folder, libraryId: 'lib', isReadOnly: false, now: () => NOW })
    expect(result).toMatchObject({ ok: false, error: { kind: 'libraryNewer' } })
  })

  it('reads only the last segment to find its end', async () => {
    const folder = await temporaryFolder()
    const { journal } = await open(folder)
    for (let index = 0; index < 20; index += 1) await append(journal, 1)
    await journal.close()
    const files: string[] = []
    const watching: FileSystem = {
      ...nodeFileSystem,
      open(file, mode) {
        files.push(path.basename(file))
        return nodeFileSystem.open(file, mode)
      },
    }
    const again = await open(folder, watching)
    const names = await segmentsOf(folder)
    expect(files).toEqual([names.at(-1)])
    files.length = 0
    await again.journal.read(19, 10)
    expect(files).toEqual([names.at(-1)])
  })
})

describe('whatever fails while appending', { timeout: 60_000 }, () => {
  const appends = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 })

  it('no acknowledged record is lost or doubled when the power fails in any operation', async () => {
    const root = await temporaryFolder()
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        appends,
        fc.integer({ min: 1, max: 70 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('nothing' as const, 'zeros' as const),
        async (counts, atOperation, share, leftover) => {
          const folder = path.join(root, String((run += 1)))
          await nodeFileSystem.makeFolder(folder)
          const system = faultyFileSystem({ atOperation, share, leftover })
          const { acknowledged, inFlight } = await appendUntilDeath(folder, system, counts)
          await system.afterPowerLoss()
          const { journal } = await open(folder)
          const found = await numbers(journal)
          expect(found.slice(0, acknowledged)).toEqual(upTo(acknowledged))
          expect(found).toEqual(upTo(found.length))
          expect(found.length).toBeLessThanOrEqual(acknowledged + inFlight)
          expect((await append(journal, 2)).ok).toBe(true)
          expect(await numbers(journal)).toEqual(upTo(found.length + 2))
          expect(await journal.check()).toMatchObject({ ok: true, value: { damaged: [] } })
          await journal.close()
        },
      ),
      { numRuns: 100 },
    )
  })

  it('a disk that fills up and empties again costs no acknowledged record', async () => {
    const root = await temporaryFolder()
    let run = 0
    const turns = fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 4 }),
        room: fc.option(fc.integer({ min: 0, max: 500 })),
        failsSync: fc.boolean(),
      }),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    await fc.assert(
      fc.asyncProperty(turns, async (given) => {
        const folder = path.join(root, String((run += 1)))
        await nodeFileSystem.makeFolder(folder)
        const system = faultyFileSystem()
        const { journal } = await open(folder, system)
        let acknowledged = 0
        for (const { count, room, failsSync } of given) {
          system.room = room ?? Infinity
          system.failsSync = failsSync
          if ((await append(journal, count)).ok) acknowledged += count
          expect(await numbers(journal)).toEqual(upTo(acknowledged))
        }
        await journal.close()
        const again = await open(folder)
        expect(await numbers(again.journal)).toEqual(upTo(acknowledged))
        expect(again.notices).toEqual([])
        await again.journal.close()
      }),
      { numRuns: 100 },
    )
  })

  it('bytes flipped anywhere are noticed, and every other record is still read', async () => {
    const folder = await temporaryFolder()
    const { journal } = await open(folder, nodeFileSystem, 1e6)
    await append(journal, 12)
    await journal.close()
    const file = path.join(folder, '000000000001.jsonl')
    const whole = await readFile(file)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const bytes = Buffer.from(whole)
          bytes[at] = (bytes[at] ?? 0) ^ mask
          await writeFile(file, bytes)
          const again = await open(folder, nodeFileSystem, 1e6, true)
          const found = await numbers(again.journal)
          // A line feed that is gone joins two lines.
          expect(found.length).toBeGreaterThanOrEqual(10)
          expect(upTo(12)).toEqual(expect.arrayContaining(found))
          const checked = await again.journal.check()
          const isWhole = found.length === 12 && whole.indexOf(0x0a) > at
          expect(
            checked.ok && (checked.value.damaged.length > 0 || again.journal.head().lastSeq < 12 || isWhole),
          ).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })
})

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

async function appendUntilDeath(
  folder: string,
  system: ReturnType<typeof faultyFileSystem>,
  counts: readonly number[],
) {
  let acknowledged = 0
  const started = await open(folder, system).catch(() => null)
  if (started === null) return { acknowledged, inFlight: 0 }
  const { journal } = started
  for (const count of counts) {
    const result = await append(journal, count)
    if (!result.ok) return { acknowledged, inFlight: count }
    acknowledged += count
  }
  await journal.close().catch(() => undefined)
  return { acknowledged, inFlight: 0 }
}

it('an empty header round-trips', () => {
  const text = encodeHeader(0, '00000000', 'lib')
  expect(decodeLine(Buffer.from(text.trimEnd()))).toMatchObject({
    seq: 0,
    prev: '00000000',
    body: { type: 'header' },
  })
})
