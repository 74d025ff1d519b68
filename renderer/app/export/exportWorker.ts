// The export worker: one order, one answer. Its script comes with a content policy of its own.
import { makeExport, type ExportOrder } from './makeExport.ts'

self.addEventListener('message', (event: MessageEvent<ExportOrder>) => {
  const backend = { indexedDB: self.indexedDB, IDBKeyRange: self.IDBKeyRange }
  makeExport(event.data, backend)
    .catch((error: unknown) => ({
      ok: false as const,
      error: error instanceof Error ? error.message : String(error),
    }))
    .then(
      (answer) => self.postMessage(answer),
      (error: unknown) => self.postMessage({ ok: false, error: String(error) }),
    )
})
