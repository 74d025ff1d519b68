// Runs one reader away from the window. Its script comes with a content policy of its own (electron/host/respond.ts).
import type { FromWorker, ToWorker } from './messages.ts'
import { serveReads } from './serveReads.ts'

serveReads({
  post: (message: FromWorker, transfer = []) => self.postMessage(message, { transfer: [...transfer] }),
  listen: (listener) => {
    self.addEventListener('message', (event: MessageEvent<ToWorker>) => listener(event.data))
  },
})
