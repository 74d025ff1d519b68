import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'

/** A zip file of these texts, by their names. */
export async function zipOf(entries: Readonly<Record<string, string>>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false })
  for (const [name, text] of Object.entries(entries)) await writer.add(name, new TextReader(text))
  return await writer.close()
}
