import { BlobWriter, ZipWriter } from '@zip.js/zip.js'
import type { ExportFile } from './exporter.ts'

/**
 * An export as one file to hand over: the file itself where it is only one, else a zip of all, named `name.zip`. Each
 * is read before the next is made, and the browser keeps what is large on the disk.
 */
export async function oneFile(
  files: AsyncIterable<ExportFile>,
  name: string,
): Promise<{ readonly fileName: string; readonly blob: Blob }> {
  let first: { readonly path: string; readonly blob: Blob } | null = null
  let zip: ZipWriter<Blob> | null = null
  for await (const { path, stream } of files) {
    if (first === null) {
      first = { path, blob: await new Response(stream).blob() }
      continue
    }
    if (zip === null) {
      zip = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false })
      await zip.add(first.path, first.blob.stream())
    }
    await zip.add(path, stream)
  }
  if (first === null) throw new Error('The export came to nothing.')
  if (zip === null) return { fileName: first.path.slice(first.path.lastIndexOf('/') + 1), blob: first.blob }
  return { fileName: `${name}.zip`, blob: await zip.close() }
}
