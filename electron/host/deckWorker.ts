// Entry of the worker thread (built as dist/electron/deckWorker.js): text in, deck or problems out.
import { parentPort } from 'node:worker_threads'
import { parseDeck } from '../../decks/format/parse.ts'
import type { WorkerReply, WorkerRequest } from './deckParser.ts'

parentPort?.on('message', ({ id, text, fileName }: WorkerRequest) => {
  let reply: WorkerReply
  try {
    reply = { id, parsed: parseDeck(text, fileName) }
  } catch (error) {
    reply = { id, failure: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(reply)
})
