import type { ForeignMedia, ForeignWarning, MediaSource } from '../../core/importing/foreignCollection.ts'
import { collect, tooLarge, type Archive } from './archive.ts'
import type { Layout } from './layout.ts'
import { MAX_MEDIA_BYTES, MAX_MEDIA_LIST_BYTES } from './limits.ts'
import { readFields, numberAt, textAt } from './protobuf.ts'
import { Refusal } from './refusal.ts'
import { unzstd } from './zstd.ts'

export interface PackageMedia {
  readonly list: readonly ForeignMedia[]
  readonly warnings: readonly ForeignWarning[]
  readonly source: MediaSource
}

interface Listed {
  /** Name of the entry in the archive. */
  readonly entry: string
  readonly name: string
  /** Null: the list does not say. */
  readonly sizeBytes: number | null
}

/** The media of a package: what its list names and its archive holds. Without a list there are none. */
export async function packageMedia(
  fileName: string,
  archive: Archive,
  layout: Layout,
): Promise<PackageMedia> {
  const warnings: ForeignWarning[] = []
  const entries = new Map<string, string>()
  const list: ForeignMedia[] = []
  for (const { entry, name: written, sizeBytes } of await readList(fileName, archive, layout)) {
    const name = written.normalize('NFC')
    const place = { line: Number(entry) + 1, entry }
    const size = archive.sizeOf(entry)
    if (size === null) {
      // Only what a card names is missed; the list alone may well have gaps.
      warnings.push({ place, message: `The package lists ${name}, but does not hold it.` })
    } else if (entries.has(name)) {
      warnings.push({ place, message: `Two files are called ${name}: the first one is taken.` })
    } else {
      entries.set(name, entry)
      list.push({ name, sizeBytes: sizeBytes ?? size })
    }
  }
  return {
    list,
    warnings,
    source: {
      read: async (name) => {
        const entry = entries.get(name.normalize('NFC'))
        return entry === undefined ? null : openEntry(fileName, archive, layout, entry, MAX_MEDIA_BYTES)
      },
      close: archive.close,
    },
  }
}

/** An entry's content, unpacked from zstd where the layout packs it so. */
export function openEntry(
  fileName: string,
  archive: Archive,
  layout: Layout,
  entry: string,
  limit: number,
): ReadableStream<Uint8Array> | null {
  const stream = archive.open(entry, limit)
  if (stream === null || !layout.isModern) return stream
  return unzstd(stream, () => tooLarge(fileName, entry, limit), limit)
}

async function readList(fileName: string, archive: Archive, layout: Layout): Promise<readonly Listed[]> {
  const stream = openEntry(fileName, archive, layout, 'media', MAX_MEDIA_LIST_BYTES)
  if (stream === null) return []
  const bytes = await collect(stream, () => undefined)
  return layout.isModern ? modernList(bytes) : legacyList(fileName, bytes)
}

/** `MediaEntries { repeated MediaEntry entries = 1 }`: the place in the list names the entry. */
function modernList(bytes: Uint8Array): readonly Listed[] {
  return (readFields(bytes).get(1) ?? []).map((message, index) => {
    const fields = readFields(message instanceof Uint8Array ? message : new Uint8Array(0))
    const legacyName = fields.get(255)?.at(-1)
    return {
      entry: typeof legacyName === 'number' ? String(legacyName) : String(index),
      name: textAt(fields, 1),
      sizeBytes: numberAt(fields, 2),
    }
  })
}

/** `{"0": "a.png"}`, in which numbers may be missing. */
function legacyList(fileName: string, bytes: Uint8Array): readonly Listed[] {
  if (bytes.length === 0) return []
  let map: unknown
  try {
    map = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new Refusal('malformed', `${fileName} is damaged: its list of media is not JSON.`, {
      line: 1,
      entry: 'media',
    })
  }
  return Object.entries(typeof map === 'object' && map !== null ? map : {}).flatMap(([entry, name]) =>
    typeof name === 'string' && name !== '' ? [{ entry, name, sizeBytes: null }] : [],
  )
}
