// Entry of the worker thread (built as dist/electron/deckWorker.js): text in; deck or problems, or edited text, out.
import { parentPort } from 'node:worker_threads'
import { workOn, type WorkerReply, type WorkerRequest } from './deckParser.ts'

parentPort?.on('message', ({ id, ...request }: WorkerRequest) => {
  let reply: WorkerReply
  try {
    reply = { id, done: workOn(request) }
  } catch (error) {
    reply = { id, failure: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(reply)
})
