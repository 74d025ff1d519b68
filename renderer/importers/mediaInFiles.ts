import type { ForeignMedia, MediaSource } from '../core/importing/foreignCollection.ts'

/** Media that lie as files beside what names them: by the last part of their path, the first of a name wins. */
export function mediaInFiles(
  files: readonly { readonly path: string; readonly blob: Blob }[],
): MediaSource & { readonly list: readonly ForeignMedia[] } {
  const blobs = new Map<string, Blob>()
  for (const { path, blob } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1).normalize('NFC')
    if (!blobs.has(name)) blobs.set(name, blob)
  }
  return {
    list: [...blobs].map(([name, blob]) => ({ name, sizeBytes: blob.size })),
    read: (name) => Promise.resolve(blobs.get(name)?.stream() ?? null),
    close: () => Promise.resolve(),
  }
}
