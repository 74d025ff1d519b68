import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import { collect, type Archive } from './archive.ts'
import { Refusal } from './refusal.ts'

/** How a package is laid out: which entry holds its collection, and whether it is packed once more. */
export interface Layout {
  readonly collection: 'collection.anki2' | 'collection.anki21' | 'collection.anki21b'
  /** Collection, media list and each medium are zstd streams, and the list is protobuf. */
  readonly isModern: boolean
}

/**
 * Chosen by `meta`, as Anki does (`rslib/src/import_export/package/meta.rs`), never by the first collection found: the
 * newer layouts carry a stub `collection.anki2` for old versions of Anki, which only says to update.
 */
export async function layoutOf(fileName: string, archive: Archive): Promise<Layout> {
  const meta = archive.open('meta', 1024 * 1024)
  const version =
    meta === null ? (archive.names.has('collection.anki21') ? 2 : 1) : readVersion(await collect(meta, noop))
  const collection = ([undefined, 'collection.anki2', 'collection.anki21', 'collection.anki21b'] as const)[
    version
  ]
  if (collection === undefined) {
    throw new Refusal(
      'tooNew',
      `${fileName} was made by a newer Anki (package version ${version}); Verso reads versions 1 to 3. In Anki, export it with “Support older Anki versions” on.`,
      { line: 1, entry: 'meta' },
    )
  }
  if (!archive.names.has(collection)) {
    const isPackage = [...archive.names].some((name) => name.startsWith('collection.anki'))
    throw isPackage || meta !== null
      ? new Refusal(
          'malformed',
          `${fileName} is damaged: its \`${collection}\` is missing. Export it once more.`,
        )
      : new Refusal('notRecognised', `${fileName} is a zip, but not an Anki package: it holds no collection.`)
  }
  return { collection, isModern: version === 3 }
}

/** `PackageMetadata { Version version = 1 }`; 0 when it says nothing. */
function readVersion(bytes: Uint8Array): number {
  const reader = new BinaryReader(bytes)
  let version = 0
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag()
    if (field === 1 && type === WireType.Varint) version = reader.uint32()
    else reader.skip(type)
  }
  return version
}

function noop(): void {
  // A few bytes need no progress.
}
