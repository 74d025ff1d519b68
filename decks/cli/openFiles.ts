import { openAsBlob } from 'node:fs'
import { access, constants, readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ForeignFile, ForeignFolder, ReadContext } from '../../renderer/importers/index.ts'

/** A file whose bytes are read as they are asked for. Rejects when it cannot be opened. */
export async function openFile(file: string): Promise<ForeignFile> {
  await access(file, constants.R_OK)
  return { name: path.basename(file), blob: await openAsBlob(file) }
}

/** A folder with everything below it but what tools put there. */
export async function openFolder(folder: string): Promise<ForeignFolder> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((relative) => !/(?:^|\/)(?:node_modules|\.git)\//.test(relative))
    .toSorted()
  return {
    name: path.basename(path.resolve(folder)),
    files: await Promise.all(
      files.map(async (relative) => ({
        path: relative,
        blob: await openAsBlob(path.join(folder, relative)),
      })),
    ),
  }
}

/** What readers of databases need here. */
export const inNode: ReadContext = {
  sqlWasm: async () => {
    const bytes = await readFile(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'))
    return new Uint8Array(bytes).buffer
  },
}
