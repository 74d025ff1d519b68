import type { PutPart } from './engineTypes.ts'

/** Large enough that its request costs little, small enough to be held several times over. */
const PART_BYTES = 1_048_576

export interface StagedFiles {
  /** Stages a whole file; answers its number. */
  readonly text: (text: string) => Promise<number>
  readonly lines: (lines: Iterable<string>) => Promise<number>
  /** Holds one part at a time, however long the stream. */
  readonly stream: (stream: ReadableStream<Uint8Array>) => Promise<number>
}

/** Sends files to the door of an import, one after the other, in parts. */
export function stagedFiles(
  door: string,
  put: PutPart,
  onBytes: (bytes: number) => void = () => undefined,
): StagedFiles {
  const encoder = new TextEncoder()
  let last = 0

  async function send(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
    last += 1
    const file = last
    let offset = 0
    let part = new Uint8Array(PART_BYTES)
    let filled = 0
    const flush = async (isLast: boolean) => {
      await put(door, file, offset, isLast, part.slice(0, filled))
      offset += filled
      onBytes(filled)
      filled = 0
    }
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length;) {
        const taken = Math.min(chunk.length - from, PART_BYTES - filled)
        part.set(chunk.subarray(from, from + taken), filled)
        filled += taken
        from += taken
        if (filled === PART_BYTES) await flush(false)
      }
    }
    await flush(true)
    part = new Uint8Array(0)
    return file
  }

  function* encoded(lines: Iterable<string>): Generator<Uint8Array> {
    for (const line of lines) yield encoder.encode(line)
  }

  function* slices(text: string): Generator<string> {
    for (let from = 0; from < text.length;) {
      let to = Math.min(text.length, from + PART_BYTES)
      // Never between the two halves of one sign.
      if (to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1] ?? '')) to += 1
      yield text.slice(from, to)
      from = to
    }
  }

  return {
    text: (text) => send(encoded(slices(text))),
    lines: (lines) => send(encoded(lines)),
    stream: (stream) => send(chunksOf(stream)),
  }
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Puts over HTTP: through `serve`, or through Electron's own protocol, which the host answers too. */
export const putByFetch: PutPart = async (door, file, offset, isLast, bytes) => {
  const query = `offset=${offset}${isLast ? '&last=1' : ''}`
  const response = await fetch(`${door}/${file}?${query}`, {
    method: 'PUT',
    body: bytes,
    credentials: 'same-origin',
  })
  const answer = (await response.json()) as { ok: boolean; error?: { message: string } }
  if (!answer.ok) throw new Error(answer.error?.message ?? `The door answered ${response.status}.`)
}
