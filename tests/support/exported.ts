import type { ForeignSource } from '../../renderer/core/importing/foreignCollection.ts'
import { exportCollection, type ExportFormat, type ExportOptions } from '../../renderer/exporters/index.ts'

/** The files of an export, read to their ends. */
export async function exported(
  format: ExportFormat,
  source: ForeignSource,
  options: ExportOptions = {},
): Promise<readonly { readonly path: string; readonly blob: Blob }[]> {
  const files: { path: string; blob: Blob }[] = []
  for await (const { path, stream } of exportCollection(format, source, options))
    files.push({ path, blob: await new Response(stream).blob() })
  return files
}
