import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js'
import type { ImportError } from '../core/importing/foreignCollection.ts'
import { err, ok, type Result } from '../core/model/result.ts'

// Readers are in a worker already, or in Node.
configure({ useWebWorkers: false })

/** Beyond these nobody's cards go: what declares or unpacks to more is made to do harm. */
export const MAX_ENTRIES = 200_000
export const MAX_TEXT_BYTES = 512 * 1024 * 1024
const MAX_MEDIUM_BYTES = 2 * 1024 * 1024 * 1024
/** No text that people write compresses better. */
const MAX_RATIO = 1000

export function isZip(head: Uint8Array): boolean {
  return (
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    (head[2] === 3 || head[2] === 5) &&
    (head[3] === 4 || head[3] === 6)
  )
}

/** Names of a zip file's entries, for recognition; null when it is broken: its reader will say how. */
export async function entryNames(blob: Blob): Promise<readonly string[] | null> {
  const reader = new ZipReader(new BlobReader(blob))
  try {
    const names: string[] = []
    for await (const entry of reader.getEntriesGenerator()) {
      names.push(entry.filename)
      if (names.length >= 1000) break
    }
    return names
  } catch {
    return null
  } finally {
    await reader.close().catch(() => undefined)
  }
}

/** A zip file whose entries are read one at a time. */
export interface ZipFile {
  readonly entries: ReadonlyMap<string, FileEntry>
  readonly close: () => Promise<void>
}

/** Opens a zip file: refuses what is broken, encrypted, or declares more than anyone's cards. */
export async function openZip(name: string, blob: Blob): Promise<Result<ZipFile, ImportError>> {
  const reader = new ZipReader(new BlobReader(blob))
  const entries = new Map<string, FileEntry>()
  const close = async (): Promise<void> => await reader.close()
  try {
    let count = 0
    for await (const entry of reader.getEntriesGenerator()) {
      count += 1
      if (count > MAX_ENTRIES)
        return refusal(
          'tooLarge',
          `${name} lists more than ${MAX_ENTRIES} files: it is no collection of cards`,
        )
      if (entry.directory) continue
      if (entry.encrypted)
        return refusal(
          'encrypted',
          `${name} is encrypted: unpack it with its password and pack it again without`,
        )
      if (!entries.has(entry.filename)) entries.set(entry.filename, entry)
    }
  } catch (error) {
    return refusal('truncated', `${name} is no whole zip file (${causeOf(error)}): fetch or export it again`)
  }
  return ok({ entries, close })
}

/** An entry's bytes. Declared and actual sizes are both held to `maxBytes`, and to a ratio that bombs exceed. */
export async function readEntry(
  entry: FileEntry,
  maxBytes = MAX_TEXT_BYTES,
): Promise<Result<Uint8Array, ImportError>> {
  const { filename, uncompressedSize, compressedSize } = entry
  const isBomb = uncompressedSize > 1024 * 1024 && uncompressedSize > compressedSize * MAX_RATIO
  if (uncompressedSize > maxBytes || isBomb) return tooLarge(filename, maxBytes)
  const chunks: Uint8Array[] = []
  let length = 0
  let isOver = false
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      length += chunk.length
      if (length > maxBytes) {
        isOver = true
        throw new Error('more than was declared')
      }
      chunks.push(chunk)
    },
  })
  try {
    await entry.getData(sink, { checkSignature: true })
  } catch (error) {
    if (isOver) return tooLarge(filename, maxBytes)
    return refusal(
      'truncated',
      `${filename} in the zip file is damaged (${causeOf(error)}): fetch or export it again`,
    )
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return ok(bytes)
}

/** An entry as a stream that fails when it is damaged or larger than any medium. */
export function streamEntry(entry: FileEntry): ReadableStream<Uint8Array> {
  let length = 0
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length
      if (length > MAX_MEDIUM_BYTES || length > Math.max(entry.uncompressedSize, 0))
        throw new Error(`${entry.filename} is larger than the zip file says`)
      controller.enqueue(chunk)
    },
  })
  // Whoever reads the other end hears of the failure.
  entry.getData(writable, { checkSignature: true }).catch(() => undefined)
  return readable
}

function tooLarge(filename: string, maxBytes: number): { readonly ok: false; readonly error: ImportError } {
  const limit = Math.round(maxBytes / 1024 / 1024)
  return refusal(
    'tooLarge',
    `${filename} in the zip file unpacks to more than ${limit} MB or to far more than it weighs`,
  )
}

function refusal(
  kind: ImportError['kind'],
  message: string,
): { readonly ok: false; readonly error: ImportError } {
  return err({ kind, message })
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
