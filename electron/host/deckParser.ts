// Parses and edits deck files, large ones in a worker thread so that a review is never kept waiting by somebody's 10 MB of YAML.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { editDeckText, type DeckEdit, type EditedText } from '../../decks/format/edit.ts'
import { parseDeck } from '../../decks/format/parse.ts'

export type ParsedDeck = ReturnType<typeof parseDeck>

export interface DeckParser {
  parse(text: string, fileName: string): Promise<ParsedDeck>
  /** As `editDeckText`. */
  edit(text: string, fileName: string, edits: readonly DeckEdit[]): Promise<EditedText>
  close(): Promise<void>
}

/** Above this many characters the worker's start is worth its while. */
const LARGE = 1_000_000
/** An idle worker is ended after this long. */
const IDLE_MS = 10_000

export interface WorkerRequest {
  readonly id: number
  readonly text: string
  readonly fileName: string
  /** Present: the text is to be edited so, not parsed. */
  readonly edits?: readonly DeckEdit[]
}
export type WorkerReply =
  | { readonly id: number; readonly done: ParsedDeck | EditedText }
  | { readonly id: number; readonly failure: string }

/** What the worker does, and this thread when there is none. */
export function workOn({ text, fileName, edits }: Omit<WorkerRequest, 'id'>): ParsedDeck | EditedText {
  return edits === undefined ? parseDeck(text, fileName) : editDeckText(text, fileName, edits)
}

export function createDeckParser(): DeckParser {
  let worker: Worker | null = null
  let nextId = 1
  let idle: NodeJS.Timeout | undefined
  const waiting = new Map<
    number,
    { resolve: (done: ParsedDeck | EditedText) => void; reject: (error: Error) => void }
  >()

  function startWorker(): Worker | null {
    const script = workerScript()
    if (!script) return null
    const started = new Worker(script, { execArgv: script.endsWith('.ts') ? ['--import', 'tsx'] : [] })
    started.unref()
    started.on('message', (reply: WorkerReply) => {
      const task = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('done' in reply) task?.resolve(reply.done)
      else task?.reject(new Error(reply.failure))
      if (waiting.size === 0) {
        started.unref()
        idle = setTimeout(() => void end(started), IDLE_MS)
        idle.unref()
      }
    })
    started.on('error', (error) => lose(started, error instanceof Error ? error : new Error(String(error))))
    started.on('exit', () => lose(started, new Error('the deck worker ended')))
    return started
  }

  function lose(lost: Worker, error: Error): void {
    if (worker !== lost) return
    worker = null
    for (const task of waiting.values()) task.reject(error)
    waiting.clear()
  }

  async function end(ended: Worker): Promise<void> {
    if (worker === ended) worker = null
    await ended.terminate()
  }

  async function work(request: Omit<WorkerRequest, 'id'>): Promise<ParsedDeck | EditedText> {
    if (request.text.length <= LARGE) return workOn(request)
    worker ??= startWorker()
    const thread = worker
    if (!thread) return workOn(request)
    clearTimeout(idle)
    thread.ref()
    const id = nextId
    nextId += 1
    try {
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        thread.postMessage({ id, ...request } satisfies WorkerRequest)
      })
    } catch {
      // The thread could not be started or ran out of memory: the file still has to be read or its errors named.
      return workOn(request)
    }
  }

  return {
    parse: (text, fileName) => work({ text, fileName }) as Promise<ParsedDeck>,
    edit: (text, fileName, edits) => work({ text, fileName, edits }) as Promise<EditedText>,
    async close() {
      clearTimeout(idle)
      if (worker) await end(worker)
    },
  }
}

/** The built worker stands beside the built host, or above it when that became a shared chunk; under tsx the source does. */
function workerScript(): string | null {
  for (const name of ['./deckWorker.js', '../deckWorker.js', './deckWorker.ts']) {
    const file = fileURLToPath(new URL(name, import.meta.url))
    if (existsSync(file)) return file
  }
  return null
}
