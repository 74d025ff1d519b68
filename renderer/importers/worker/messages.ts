// What passes between a window and the worker that reads for it. Large lists travel in slices, each a short task of
// the window's thread, and the next is sent when the window has asked for it.
import type {
  ForeignCard,
  ForeignCollection,
  ForeignMedia,
  ForeignNote,
  ForeignWarning,
  ImportError,
} from '../../core/importing/foreignCollection.ts'
import type { Detected, ReadOptions, ReadProgress } from '../../core/importing/readOptions.ts'
import type { ForeignFile, ForeignFolder } from '../reader.ts'

export type ReadInput =
  | { readonly kind: 'file'; readonly file: ForeignFile }
  | { readonly kind: 'folder'; readonly folder: ForeignFolder }

export type ToWorker =
  | { readonly kind: 'read'; readonly input: ReadInput; readonly options: ReadOptions }
  | { readonly kind: 'next' }
  | { readonly kind: 'medium'; readonly id: number; readonly name: string }

export type Slice =
  | { readonly list: 'notes'; readonly items: readonly ForeignNote[] }
  | { readonly list: 'cards'; readonly items: readonly ForeignCard[] }
  | { readonly list: 'media'; readonly items: readonly ForeignMedia[] }
  | { readonly list: 'warnings' | 'skipped'; readonly items: readonly ForeignWarning[] }

export type SlicedList = Slice['list']
/** A collection without its long lists. */
export type CollectionHead = Omit<ForeignCollection, SlicedList>

export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'refused'; readonly error: ImportError }
  | { readonly kind: 'head'; readonly head: CollectionHead; readonly detected: Detected }
  | { readonly kind: 'slice'; readonly slice: Slice }
  | { readonly kind: 'done' }
  | { readonly kind: 'medium'; readonly id: number; readonly stream: ReadableStream<Uint8Array> | null }
  | { readonly kind: 'mediumFailed'; readonly id: number; readonly message: string }

/** The end of a channel, in the worker or in the window. */
export interface Port<In, Out> {
  readonly post: (message: Out, transfer?: readonly Transferable[]) => void
  readonly listen: (listener: (message: In) => void) => void
}

/** About as many objects as the window's thread takes over in a few milliseconds. */
const SLICE_WEIGHT = 2000

/** The long lists of a collection in slices, in the order in which they are put together again. */
export function* slicesOf(collection: ForeignCollection): Generator<Slice> {
  for (const items of pieces(collection.notes, () => 4)) yield { list: 'notes', items }
  for (const items of pieces(collection.cards, ({ logs }) => 2 + logs.length)) yield { list: 'cards', items }
  for (const items of pieces(collection.media, () => 1)) yield { list: 'media', items }
  for (const items of pieces(collection.warnings, () => 2)) yield { list: 'warnings', items }
  for (const items of pieces(collection.skipped, () => 2)) yield { list: 'skipped', items }
}

function* pieces<T>(items: readonly T[], weigh: (item: T) => number): Generator<readonly T[]> {
  let piece: T[] = []
  let weight = 0
  for (const item of items) {
    piece.push(item)
    weight += weigh(item)
    if (weight < SLICE_WEIGHT) continue
    yield piece
    piece = []
    weight = 0
  }
  if (piece.length > 0) yield piece
}
