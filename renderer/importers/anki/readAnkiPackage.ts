import type {
  ForeignCollection,
  ForeignSource,
  ImportError,
  MediaSource,
} from '../../core/importing/foreignCollection.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { collect, openArchive } from './archive.ts'
import { openDatabase } from './database.ts'
import { layoutOf } from './layout.ts'
import { MAX_COLLECTION_BYTES } from './limits.ts'
import { openEntry, packageMedia, type PackageMedia } from './mediaList.ts'
import type { NamedBlob, ReadOptions } from './options.ts'
import { checkpoints, type Checkpoint } from './progress.ts'
import { readFrame } from './readFrame.ts'
import { readNotes } from './readNotes.ts'
import { asImportError, Refusal } from './refusal.ts'

const NO_MEDIA: MediaSource = { read: async () => null, close: async () => undefined }

/**
 * Reads an Anki package (`.apkg`, `.colpkg`, all three layouts) or a bare collection (`.anki2`, `.anki21`). Random
 * access: of a package, only the collection is unpacked; media stay in the blob until `media.read` asks for one.
 */
export async function readAnkiPackage(
  file: NamedBlob,
  options: ReadOptions,
): Promise<Result<ForeignSource, ImportError>> {
  try {
    return ok(await readSource(file, options))
  } catch (cause) {
    return err(asImportError(cause, file.name, options.signal))
  }
}

async function readSource({ name, blob }: NamedBlob, options: ReadOptions): Promise<ForeignSource> {
  const checkpoint = checkpoints(options)
  if (blob.size === 0)
    throw new Refusal('empty', `${name} is empty: it has 0 bytes. Copy or download it once more.`)
  const head = new Uint8Array(await blob.slice(0, 16).arrayBuffer())
  if (isSqlite(head)) {
    if (blob.size > MAX_COLLECTION_BYTES)
      throw new Refusal('tooLarge', `${name} is larger than 1 GB: it was not opened.`)
    const bytes = new Uint8Array(await blob.arrayBuffer())
    const media = { list: [], warnings: [], source: NO_MEDIA }
    return { collection: await readCollection(name, bytes, media, options, checkpoint), media: NO_MEDIA }
  }
  if (!isZip(head))
    throw new Refusal('notRecognised', `${name} is not an Anki package: neither a zip nor an SQLite file.`)
  const archive = await openArchive(name, blob)
  try {
    const layout = await layoutOf(name, archive)
    const stream = openEntry(name, archive, layout, layout.collection, MAX_COLLECTION_BYTES)
    const expected = archive.sizeOf(layout.collection) ?? 1
    const bytes = await collect(stream ?? new Blob([]).stream(), (sofar) =>
      checkpoint(sofar / expected / (layout.isModern ? 4 : 1), 0, 0.2),
    )
    const media = await packageMedia(name, archive, layout)
    return { collection: await readCollection(name, bytes, media, options, checkpoint), media: media.source }
  } catch (cause) {
    await archive.close()
    throw cause
  }
}

async function readCollection(
  name: string,
  bytes: Uint8Array,
  media: PackageMedia,
  options: ReadOptions,
  checkpoint: Checkpoint,
): Promise<ForeignCollection> {
  if (!isSqlite(bytes))
    throw new Refusal('malformed', `${name} is damaged: its collection is not an SQLite file.`)
  const database = await openDatabase(name, bytes, options.sqlWasm)
  try {
    const read = readNotes(database, readFrame(name, database), checkpoint)
    checkpoint(1, 0, 1)
    return {
      format: 'anki-package',
      title: titleOf(name, read.decks),
      ...read,
      media: media.list,
      warnings: [...read.warnings, ...media.warnings],
      canHoldHistory: true,
    }
  } finally {
    database.close()
  }
}

/** The deck that all others lie in; else what the file is called. */
function titleOf(name: string, decks: ForeignCollection['decks']): string {
  const roots = new Set(decks.map(({ title }) => title.split('::')[0] ?? title))
  const [root] = roots
  return roots.size === 1 && root !== undefined ? root : name.replace(/\.(?:apkg|colpkg|anki2\w*)$/i, '')
}

function isSqlite(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, 16)) === 'SQLite format 3\0'
}

function isZip(head: Uint8Array): boolean {
  // A zip without entries begins with the list of its files.
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
}
