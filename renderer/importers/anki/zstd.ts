import { Decompress } from 'fzstd'
import { limited } from './archive.ts'
import type { Refusal } from './refusal.ts'

const MAX_WINDOW_BYTES = 128 * 1024 * 1024

/** Unpacks a zstd stream as it comes; refuses a window or an output above the limits before memory is spent on it. */
export function unzstd(
  stream: ReadableStream<Uint8Array>,
  refusal: () => Refusal,
  limit: number,
): ReadableStream<Uint8Array> {
  let decoder: Decompress | null = null
  let isFirst = true
  let isComplete = false
  const frames = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      decoder = new Decompress((data, isFinal) => {
        isComplete = isFinal === true
        if (data.length > 0) controller.enqueue(data)
      })
    },
    transform(chunk) {
      if (isFirst && chunk.length > 0) {
        isFirst = false
        if (declaredBytes(chunk) > limit) throw refusal()
      }
      decoder?.push(chunk)
    },
    flush() {
      decoder?.push(new Uint8Array(0), true)
      if (!isComplete) throw new Error('the compressed data end early')
    },
  })
  return stream.pipeThrough(frames).pipeThrough(limited(refusal, limit))
}

/**
 * What the header of the first frame asks for: its window, or its whole content where it is one piece. RFC 8878,
 * section 3.1.1.1. Infinity when the window is larger than any encoder makes it.
 */
function declaredBytes(head: Uint8Array): number {
  const descriptor = head[4] ?? 0
  const isSingleSegment = (descriptor & 0x20) !== 0
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0
  if (!isSingleSegment) {
    const window = head[5] ?? 0
    const base = 2 ** (10 + (window >> 3))
    if (base + (base / 8) * (window & 7) > MAX_WINDOW_BYTES) return Infinity
  }
  const at = 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes
  let size = 0
  for (let index = sizeBytes - 1; index >= 0; index -= 1) size = size * 256 + (head[at + index] ?? 0)
  return sizeBytes === 2 ? size + 256 : size
}
