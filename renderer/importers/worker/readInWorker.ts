import type {
  ForeignCard,
  ForeignMedia,
  ForeignNote,
  ForeignWarning,
  ImportError,
  MediaSource,
} from '../../core/importing/foreignCollection.ts'
import type { Detected, ReadOptions, ReadProgress } from '../../core/importing/readOptions.ts'
import { err, ok } from '../../core/model/result.ts'
import type { ReadResult } from '../reader.ts'
import type { CollectionHead, FromWorker, Port, ReadInput, Slice, ToWorker } from './messages.ts'

export type { ReadInput } from './messages.ts'

/** A worker, and the way to stop it whatever it does. */
export interface ReadWorker extends Port<FromWorker, ToWorker> {
  readonly onFailure: (listener: (message: string) => void) => void
  readonly end: () => void
}

export interface WorkerRead {
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined
  /** Ends the worker at once, wherever it is; the answer is `cancelled`. */
  readonly signal?: AbortSignal | undefined
  /** A reader that says nothing for this long is stopped: the answer is `timedOut`. */
  readonly stallMs?: number
  readonly spawn?: () => ReadWorker
}

const STALL_MS = 90_000

/**
 * Reads a file or a folder in a worker of its own; never throws. The worker lives on to read the source's media, until
 * `media.close()`. Refused, cancelled and stalled reads have ended it already.
 */
export async function readInWorker(
  input: ReadInput,
  options: ReadOptions,
  { onProgress, signal, stallMs = STALL_MS, spawn = spawnWorker }: WorkerRead = {},
): Promise<ReadResult> {
  if (signal?.aborted) return err(CANCELLED)
  const worker = spawn()
  return await new Promise((resolve) => {
    let stall: ReturnType<typeof setTimeout> | undefined
    let gathered: ReturnType<typeof gather> | null = null
    let isSettled = false
    const media = mediaOf(worker)
    const settle = (result: ReadResult): void => {
      if (isSettled) return
      isSettled = true
      clearTimeout(stall)
      signal?.removeEventListener('abort', cancel)
      if (!result.ok) worker.end()
      resolve(result)
    }
    const cancel = (): void => settle(err(CANCELLED))
    const watch = (): void => {
      clearTimeout(stall)
      if (!isSettled) stall = setTimeout(() => settle(err(stalled(stallMs))), stallMs)
    }
    signal?.addEventListener('abort', cancel)
    worker.onFailure((message) => {
      media.fail(message)
      settle(err({ kind: 'malformed', message: `the reader stopped: ${message}` }))
    })
    worker.listen((message) => {
      watch()
      switch (message.kind) {
        case 'progress':
          if (!isSettled) onProgress?.(message.progress)
          break
        case 'refused':
          settle(err(message.error))
          break
        case 'head':
          gathered = gather(message.head, message.detected)
          worker.post({ kind: 'next' })
          break
        case 'slice':
          gathered?.add(message.slice)
          if (!isSettled) worker.post({ kind: 'next' })
          break
        case 'done':
          if (gathered) settle(ok({ ...gathered.take(), media: media.source }))
          break
        case 'medium':
        case 'mediumFailed':
          media.answer(message)
          break
      }
    })
    watch()
    worker.post({ kind: 'read', input, options })
  })
}

const CANCELLED: ImportError = { kind: 'cancelled', message: 'reading was cancelled; nothing was imported' }

function stalled(stallMs: number): ImportError {
  return {
    kind: 'timedOut',
    message: `reading made no progress for ${Math.round(stallMs / 1000)} seconds and was stopped; the file may be damaged or made to do harm`,
  }
}

function gather(head: CollectionHead, detected: Detected) {
  const lists = {
    notes: [] as ForeignNote[],
    cards: [] as ForeignCard[],
    media: [] as ForeignMedia[],
    warnings: [] as ForeignWarning[],
    skipped: [] as ForeignWarning[],
  }
  return {
    add: ({ list, items }: Slice): void => {
      for (const item of items) (lists[list] as unknown[]).push(item)
    },
    take: () => ({ collection: { ...head, ...lists }, detected }),
  }
}

type MediumAnswer = Extract<FromWorker, { kind: 'medium' | 'mediumFailed' }>

/** Asks the worker for media; each comes as a stream that is read over there as fast as it is taken here. */
function mediaOf(worker: ReadWorker) {
  interface Waiting {
    resolve(stream: ReadableStream<Uint8Array> | null): void
    reject(error: Error): void
  }
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: string | null = null
  const fail = (message: string): void => {
    ended = message
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }
  const source: MediaSource = {
    read: async (name) => {
      if (ended !== null) throw new Error(ended)
      lastId += 1
      const id = lastId
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker.post({ kind: 'medium', id, name })
      })
    },
    close: () => {
      fail('the source is closed')
      worker.end()
      return Promise.resolve()
    },
  }
  const answer = (message: MediumAnswer): void => {
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'medium') asked?.resolve(message.stream)
    else asked?.reject(new Error(message.message))
  }
  return { source, answer, fail }
}

function spawnWorker(): ReadWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'verso-reader' })
  return {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    listen: (listener) => {
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => listener(event.data))
    },
    onFailure: (listener) => {
      worker.addEventListener('error', (event) => listener(event.message || 'its script could not be loaded'))
      worker.addEventListener('messageerror', () => listener('an answer of it could not be read'))
    },
    end: () => worker.terminate(),
  }
}
