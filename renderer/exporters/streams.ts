import type { ForeignMedia, MediaSource } from '../core/importing/foreignCollection.ts'
import type { ExportFile } from './exporter.ts'
import { isSafeFileName } from './fileNames.ts'

/** Text as bytes, made as fast as it is read. */
export function textStream(parts: Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = parts[Symbol.iterator]()
  return new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}

/** The media as files in `folder` (with its slash, or empty); those without a safe name or gone meanwhile stay behind. */
export async function* mediaFiles(
  media: readonly ForeignMedia[],
  source: MediaSource,
  folder: string,
): AsyncGenerator<ExportFile> {
  const taken = new Set<string>()
  for (const { name } of media) {
    if (!isSafeFileName(name) || taken.has(name.toLowerCase())) continue
    const stream = await source.read(name)
    if (stream === null) continue
    taken.add(name.toLowerCase())
    yield { path: `${folder}${name}`, stream }
  }
}
