// The import worker: the engine behind messages. Its script comes with a content policy of its own.
import { createEngine } from './createEngine.ts'
import type { EngineProgress, ImportEngine } from './engineTypes.ts'
import { putByFetch } from './stagedFiles.ts'
import { REPORTING, type FromEngine, type ToEngine } from './workerMessages.ts'

const PROGRESS_EVERY_MS = 50

let engine: ImportEngine | null = null
let lastReportMs = -Infinity

const post = (message: FromEngine) => self.postMessage(message)

self.addEventListener('message', (event: MessageEvent<ToEngine>) => void take(event.data))

async function take(message: ToEngine): Promise<void> {
  if (message.kind === 'open') {
    const backend = { indexedDB: self.indexedDB, IDBKeyRange: self.IDBKeyRange }
    engine = createEngine({ databaseName: message.databaseName, backend, put: putByFetch })
    return
  }
  const { id, call, args } = message
  const report = (progress: EngineProgress) => {
    const nowMs = performance.now()
    if (nowMs - lastReportMs < PROGRESS_EVERY_MS) return
    lastReportMs = nowMs
    post({ kind: 'progress', id, progress })
  }
  try {
    const work = engine?.[call] as (...given: unknown[]) => Promise<unknown>
    post({ kind: 'answer', id, value: await (REPORTING.has(call) ? work(...args, report) : work(...args)) })
  } catch (error) {
    post({ kind: 'threw', id, message: error instanceof Error ? error.message : String(error) })
  }
}
