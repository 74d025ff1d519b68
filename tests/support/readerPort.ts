// The reading worker without a browser: the same two ends, joined by a channel that clones and transfers as workers do.
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from '../../renderer/importers/worker/messages.ts'
import type { ReadWorker } from '../../renderer/importers/worker/readInWorker.ts'
import { serveReads } from '../../renderer/importers/worker/serveReads.ts'

type Transfer = Parameters<MessagePort['postMessage']>[1]

/** A worker that serves reads, and how it was used; `isSilent` makes one that never answers. */
export function readerOnPort({ isSilent = false } = {}) {
  const used = { messages: 0, isEnded: false }
  const spawn = (): ReadWorker => {
    const { port1, port2 } = new MessageChannel()
    if (!isSilent) {
      serveReads({
        post: (message, transfer = []) => port2.postMessage(message, [...transfer] as Transfer),
        listen: (listener) => port2.on('message', (message: ToWorker) => listener(message)),
      })
    }
    return {
      post: (message, transfer = []) => port1.postMessage(message, [...transfer] as Transfer),
      listen: (listener) =>
        port1.on('message', (message: FromWorker) => {
          used.messages += 1
          listener(message)
        }),
      onFailure: () => undefined,
      end: () => {
        used.isEnded = true
        port1.close()
      },
    }
  }
  return { spawn, used }
}
