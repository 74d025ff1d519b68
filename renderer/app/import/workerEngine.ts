import { err } from '../../core/model/result.ts'
import type { EngineProgress, ImportEngine, OnProgress } from './engineTypes.ts'
import type { EngineCall, FromEngine, ToEngine } from './workerMessages.ts'

/** A reader that says nothing for this long is stopped: hostile files may make it work for ever. */
const STALL_MS = 120_000

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly onProgress: OnProgress | undefined
}

/** The engine in a worker of its own, which `close` ends at once, wherever it is. */
export function workerEngine(databaseName: string): ImportEngine {
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), {
    type: 'module',
    name: 'verso-import',
  })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: string | null = null

  const end = (reason: string) => {
    if (ended !== null) return
    ended = reason
    worker.terminate()
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  worker.addEventListener('error', (event) => end(event.message || 'the import worker could not be started'))
  worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => {
    const asked = waiting.get(data.id)
    if (data.kind === 'progress') return asked?.onProgress?.(data.progress)
    waiting.delete(data.id)
    if (data.kind === 'answer') asked?.resolve(data.value as never)
    else asked?.reject(new Error(data.message))
  })
  const post = (message: ToEngine) => worker.postMessage(message)
  post({ kind: 'open', databaseName })

  function call<C extends EngineCall>(name: C, args: readonly unknown[], onProgress?: OnProgress) {
    return new Promise<Awaited<ReturnType<ImportEngine[C]>>>((resolve, reject) => {
      if (ended !== null) return reject(new Error(ended))
      lastId += 1
      waiting.set(lastId, { resolve, reject, onProgress })
      post({ kind: 'call', id: lastId, call: name, args } as unknown as ToEngine)
    })
  }

  /** A failure of the worker itself as the call's own answer. */
  const told = <T>(work: Promise<T>) =>
    work.catch((error: unknown) => err(error instanceof Error ? error.message : String(error)))

  return {
    async read(input, options, onProgress) {
      let stall: ReturnType<typeof setTimeout> | undefined
      let isStalled = false
      const watch = (progress?: EngineProgress) => {
        clearTimeout(stall)
        stall = setTimeout(() => {
          isStalled = true
          end('reading made no progress and was stopped')
        }, STALL_MS)
        if (progress) onProgress(progress)
      }
      watch()
      try {
        return await call('read', [input, options], watch)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        const kind = isStalled ? 'timedOut' : ended === CLOSED ? 'cancelled' : 'malformed'
        return err({ kind, message: `The file could not be read: ${message}. Nothing was imported.` })
      } finally {
        clearTimeout(stall)
      }
    },
    plan: (choices, onProgress) => told(call('plan', [choices], onProgress)),
    list: (...args) => call('list', args),
    stage: (importId, door, moment, onProgress) => told(call('stage', [importId, door, moment], onProgress)),
    store: (input, onProgress) => told(call('store', [input], onProgress)),
    stageUndo: (...args) => told(call('stageUndo', args)),
    storeUndo: (...args) => told(call('storeUndo', args)),
    close: () => end(CLOSED),
  }
}

const CLOSED = 'it was cancelled'
