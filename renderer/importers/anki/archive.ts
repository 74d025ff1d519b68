import { BlobReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js'
import { writtenStream } from '../../core/importing/writtenStream.ts'
import { MAX_ENTRIES, MAX_RATIO, RATIO_FREE_BYTES } from './limits.ts'
import { Refusal } from './refusal.ts'

/** The entries of a package by name; their bytes stay in the blob until they are asked for. */
export interface Archive {
  readonly names: ReadonlySet<string>
  /** Bytes that the entry says it unpacks to; null when there is no such entry. */
  readonly sizeOf: (name: string) => number | null
  /** The unpacked bytes, as many as `limit` at most; null when there is no such entry. */
  readonly open: (name: string, limit: number) => ReadableStream<Uint8Array> | null
  readonly close: () => Promise<void>
}

/** Opens a zip. Refuses what is cut short, encrypted, or holds more entries than any package does. */
export async function openArchive(fileName: string, blob: Blob): Promise<Archive> {
  // In a worker already, and under a policy that allows no worker made of a string.
  const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false })
  const entries = new Map<string, FileEntry>()
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.size >= MAX_ENTRIES) {
        const message = `${fileName} lists more than ${MAX_ENTRIES.toLocaleString('en')} files, more than any real package: it was not opened.`
        throw new Refusal('tooLarge', message)
      }
      // The first of two entries with one name counts, as Anki has it.
      if (isFile(entry) && !entries.has(entry.filename)) entries.set(entry.filename, entry)
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const message = `${fileName} is cut short or damaged: the list of its files at its end cannot be read. Copy or download it once more.`
    throw new Refusal('truncated', message)
  }
  return {
    names: new Set(entries.keys()),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? null,
    open: (name, limit) => {
      const entry = entries.get(name)
      return entry === undefined ? null : unpacked(fileName, entry, limit)
    },
    close: () => reader.close(),
  }
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory
}

function unpacked(fileName: string, entry: FileEntry, limit: number): ReadableStream<Uint8Array> {
  const { filename, uncompressedSize, compressedSize, encrypted } = entry
  if (encrypted) {
    const message = `${fileName} is encrypted: unpack it with its password, and pack it again without one.`
    throw new Refusal('encrypted', message, { line: 1, entry: filename })
  }
  const isTight = uncompressedSize > RATIO_FREE_BYTES && uncompressedSize > compressedSize * MAX_RATIO
  if (uncompressedSize > limit || isTight) throw tooLarge(fileName, filename, limit)
  const readable = writtenStream(async (writable) => await entry.getData(writable, { useWebWorkers: false }))
  return readable.pipeThrough(limited(() => tooLarge(fileName, filename, limit), limit))
}

/** Counts what streams through: what an entry says of its size need not be true. */
export function limited(refusal: () => Refusal, limit: number): TransformStream<Uint8Array, Uint8Array> {
  let count = 0
  return new TransformStream({
    transform(chunk, controller) {
      count += chunk.length
      if (count > limit) throw refusal()
      controller.enqueue(chunk)
    },
  })
}

export function tooLarge(fileName: string, entry: string, limit: number): Refusal {
  const mebibytes = Math.floor(limit / 1024 / 1024).toLocaleString('en')
  const message = `${fileName} unpacks to more than is sensible (\`${entry}\`, above ${mebibytes} MB): it was not opened.`
  return new Refusal('tooLarge', message, { line: 1, entry })
}

/** All of a stream in one piece. */
export async function collect(
  stream: ReadableStream<Uint8Array>,
  onChunk: (bytesSoFar: number) => void,
): Promise<Uint8Array> {
  const chunks: (Uint8Array | null)[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    length += chunk.length
    onChunk(length)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (let index = 0; index < chunks.length; index += 1) {
    const chunk = chunks[index]
    if (!chunk) continue
    whole.set(chunk, at)
    at += chunk.length
    // Let go at once, so that the bytes are never there twice for long.
    chunks[index] = null
  }
  return whole
}
