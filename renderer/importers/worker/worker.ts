// Runs one reader away from the window. Its script comes with a content policy of its own (electron/host/respond.ts).
import sqlWasmAddress from 'sql.js/dist/sql-wasm.wasm?url'
import type { FromWorker, ToWorker } from './messages.ts'
import { serveReads } from './serveReads.ts'

const sqlWasm = async (): Promise<ArrayBuffer> => await (await fetch(sqlWasmAddress)).arrayBuffer()

serveReads(
  {
    post: (message: FromWorker, transfer = []) => self.postMessage(message, { transfer: [...transfer] }),
    listen: (listener) => {
      self.addEventListener('message', (event: MessageEvent<ToWorker>) => listener(event.data))
    },
  },
  { sqlWasm },
)
