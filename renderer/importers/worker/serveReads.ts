import type { ForeignCollection, MediaSource } from '../../core/importing/foreignCollection.ts'
import { read, readFolder, type ReadContext } from '../index.ts'
import {
  slicesOf,
  type CollectionHead,
  type FromWorker,
  type Port,
  type ReadInput,
  type Slice,
  type ToWorker,
} from './messages.ts'
import type { ReadOptions, ReadProgress } from '../../core/importing/readOptions.ts'

/** The worker's side: reads the one file that it is told to, hands it over, then streams its media until it is ended. */
export function serveReads(
  port: Port<ToWorker, FromWorker>,
  surroundings: Pick<ReadContext, 'sqlWasm'> = {},
): void {
  let media: MediaSource | null = null
  let slices: Iterator<Slice> | null = null

  port.listen((message) => {
    switch (message.kind) {
      case 'read':
        void start(message.input, message.options)
        break
      case 'next':
        handOver()
        break
      case 'medium':
        void medium(message.id, message.name)
        break
    }
  })

  async function start(input: ReadInput, options: ReadOptions): Promise<void> {
    const context = {
      ...surroundings,
      onProgress: throttled<ReadProgress>((progress) => port.post({ kind: 'progress', progress })),
    }
    const result =
      input.kind === 'file'
        ? await read(input.file, options, context)
        : await readFolder(input.folder, options, context)
    if (!result.ok) return port.post({ kind: 'refused', error: result.error })
    media = result.value.media
    slices = slicesOf(result.value.collection)
    const head = headOf(result.value.collection)
    port.post({ kind: 'head', head, detected: result.value.detected })
  }

  function handOver(): void {
    const slice = slices?.next()
    if (!slice || slice.done) {
      // The window has everything: the lists can go.
      slices = null
      port.post({ kind: 'done' })
    } else port.post({ kind: 'slice', slice: slice.value })
  }

  async function medium(id: number, name: string): Promise<void> {
    try {
      const stream = (await media?.read(name)) ?? null
      port.post({ kind: 'medium', id, stream }, stream ? [stream] : [])
    } catch (error) {
      port.post({ kind: 'mediumFailed', id, message: error instanceof Error ? error.message : String(error) })
    }
  }
}

function headOf({ format, title, decks, noteTypes, canHoldHistory }: ForeignCollection): CollectionHead {
  return { format, title, decks, noteTypes, canHoldHistory }
}

const PROGRESS_EVERY_MS = 50

/** Readers report as often as they like; the window hears of it twenty times a second. */
function throttled<T>(report: (value: T) => void): (value: T) => void {
  let lastMs = -Infinity
  return (value) => {
    const nowMs = performance.now()
    if (nowMs - lastMs < PROGRESS_EVERY_MS) return
    lastMs = nowMs
    report(value)
  }
}
