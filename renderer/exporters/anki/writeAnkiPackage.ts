import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import type { ForeignCollection, ForeignSource, MediaSource } from '../../core/importing/foreignCollection.ts'
import { writtenStream } from '../../core/importing/writtenStream.ts'
import { sha1 } from './checksums.ts'
import { collectionFile, type CollectionOptions } from './collectionFile.ts'
import { zstdFrame } from './zstdFrame.ts'

export interface AnkiPackageOptions extends Omit<CollectionOptions, 'schema'> {
  /** `legacy`: what every Anki reads; `modern`: what Anki writes since 2.1.50. */
  readonly layout: 'legacy' | 'modern'
  readonly withMedia: boolean
}

interface PackedMedium {
  readonly name: string
  readonly sizeBytes: number
  readonly sha1: Uint8Array
}

/**
 * An Anki package, made while it is read: the collection first, then one medium after the other, so that no more than
 * one of them is in memory. A failure ends the stream with its error.
 */
export function writeAnkiPackage(
  source: ForeignSource,
  options: AnkiPackageOptions,
): ReadableStream<Uint8Array> {
  return writtenStream(async (writable) => await pack(source, options, writable))
}

async function pack(
  { collection, media }: ForeignSource,
  options: AnkiPackageOptions,
  writable: WritableStream<Uint8Array>,
): Promise<void> {
  const zip = new ZipWriter(writable, { useWebWorkers: false })
  const isModern = options.layout === 'modern'
  if (isModern) {
    await zip.add('meta', new Uint8ArrayReader(Uint8Array.of(8, 3)), { level: 0 })
    const bytes = await collectionFile(collection, { ...options, schema: 18 })
    await zip.add('collection.anki21b', zstdStream(bytes))
    // What versions of Anki that cannot read the newer layout show instead.
    const stub = await collectionFile(STUB, { ...options, schema: 11, withHistory: false })
    await zip.add('collection.anki2', new Uint8ArrayReader(stub))
  } else {
    const bytes = await collectionFile(collection, { ...options, schema: 11 })
    await zip.add('collection.anki2', new Uint8ArrayReader(bytes))
  }
  const packed = options.withMedia ? await packMedia(zip, collection, media, isModern) : []
  if (isModern) await zip.add('media', zstdStream(mediaEntries(packed)))
  else {
    const names = Object.fromEntries(packed.map(({ name }, index) => [index, name]))
    await zip.add('media', new Uint8ArrayReader(new TextEncoder().encode(JSON.stringify(names))))
  }
  await zip.close()
}

/** Named by their place in the list. Those that are gone meanwhile are left out. */
async function packMedia(
  zip: ZipWriter<unknown>,
  collection: ForeignCollection,
  media: MediaSource,
  isModern: boolean,
): Promise<readonly PackedMedium[]> {
  const packed: PackedMedium[] = []
  for (const { name } of collection.media) {
    const stream = await media.read(name)
    if (stream === null) continue
    const bytes = new Uint8Array(
      await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
    )
    // Pictures and sounds are packed already.
    const content = isModern ? zstdStream(bytes) : new Uint8ArrayReader(bytes)
    await zip.add(String(packed.length), content, { level: 0 })
    packed.push({ name, sizeBytes: bytes.length, sha1: await sha1(bytes) })
  }
  return packed
}

function mediaEntries(media: readonly PackedMedium[]): Uint8Array {
  const list = new BinaryWriter()
  for (const { name, sizeBytes, sha1: hash } of media) {
    const entry = new BinaryWriter()
    entry.tag(1, WireType.LengthDelimited).string(name)
    entry.tag(2, WireType.Varint).uint32(sizeBytes)
    entry.tag(3, WireType.LengthDelimited).bytes(hash)
    list.tag(1, WireType.LengthDelimited).bytes(entry.finish())
  }
  return list.finish()
}

function zstdStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(zstdFrame())
}

const STUB: ForeignCollection = {
  format: 'verso',
  title: 'Default',
  decks: [],
  noteTypes: [],
  notes: [
    {
      key: 'stub',
      guid: null,
      deckKey: '1',
      note: {
        kind: 'basic',
        id: 'update-anki',
        tags: [],
        front: 'This package needs a newer version of Anki.',
        back: 'Please update Anki, or export with the layout that every Anki reads.',
        reversed: false,
      },
      typeName: 'Basic',
      firstField: '',
      modifiedAtMs: 0,
      place: { line: 1 },
    },
  ],
  cards: [{ noteKey: 'stub', ordinal: 0, deckKey: '1', schedule: null, logs: [] }],
  media: [],
  warnings: [],
  skipped: [],
  canHoldHistory: false,
}
