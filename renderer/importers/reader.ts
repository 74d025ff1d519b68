import type { ForeignSource, ImportError, MediaSource } from '../core/importing/foreignCollection.ts'
import type { Detected, ForeignFormat, ReadOptions, ReadProgress } from '../core/importing/readOptions.ts'
import { err, type Result } from '../core/model/result.ts'

/** A file of the learner's; its bytes are read as they are needed. `name` has no path. */
export interface ForeignFile {
  readonly name: string
  readonly blob: Blob
}

/** A folder with all below it; paths are relative to it, with forward slashes. */
export interface ForeignFolder {
  readonly name: string
  readonly files: readonly { readonly path: string; readonly blob: Blob }[]
}

export type ReadInput =
  | { readonly kind: 'file'; readonly file: ForeignFile }
  | { readonly kind: 'folder'; readonly folder: ForeignFolder }

/** What recognition sees of a file: its name and how it begins. */
export interface FileHead {
  readonly name: string
  /** The first bytes, up to `HEAD_BYTES`. */
  readonly head: Uint8Array
  readonly sizeBytes: number
  /** The head as text, by its byte-order mark or as UTF-8; of binary files nonsense. */
  readonly text: string
  /** Names of what a zip file holds; null for everything else, and for zip files that are broken. */
  readonly entries: readonly string[] | null
}

export const HEAD_BYTES = 16_384

/** A source that was read: what is in it, how it was understood, and the way to its media. */
export interface ReadSource extends ForeignSource {
  readonly detected: Detected
}

export interface ReadContext {
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined
  /** Ends the reading with `cancelled`: of packages between pieces of work, of texts once they are read. */
  readonly signal?: AbortSignal | undefined
  /** The bytes of `sql-wasm.wasm`, for formats that are databases; left out where the page's own files can be fetched. */
  readonly sqlWasm?: (() => Promise<ArrayBuffer>) | undefined
}

export type ReadResult = Result<ReadSource, ImportError>

/** One format. None of these ever throws for what is in a file. */
export interface Reader {
  readonly format: ForeignFormat
  /** For the learner. */
  readonly title: string
  /** Endings of names, such as `.apkg`; they count only where the content does not tell. */
  readonly endings: readonly string[]
  /** The file is one text, read as a whole. */
  readonly isText?: boolean
  /** By content alone: `yes` nobody else's, `maybe` when the name agrees, `no`. */
  readonly recognise: (file: FileHead) => 'yes' | 'maybe' | 'no'
  readonly read: (file: ForeignFile, options: ReadOptions, context: ReadContext) => Promise<ReadResult>
  /** Formats that also come as folders; null: this folder is none of its. */
  readonly readFolder?: (
    folder: ForeignFolder,
    options: ReadOptions,
    context: ReadContext,
  ) => Promise<ReadResult | null>
}

/** Of sources without files of their own. */
export const NO_MEDIA: MediaSource = {
  read: () => Promise.resolve(null),
  close: () => Promise.resolve(),
}

/** A source refused as a whole. */
export function refuse(
  kind: ImportError['kind'],
  message: string,
  place?: ImportError['place'],
): { readonly ok: false; readonly error: ImportError } {
  return err(place === undefined ? { kind, message } : { kind, message, place })
}
