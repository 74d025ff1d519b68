import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeckFileName } from '../format/files.ts'
import { readDeckFile } from './readers.ts'
import { unreadable, type DeckReport } from './report.ts'

/** Reports on every file and every deck file in the folders; `isSingle` when exactly one file was named. */
export async function checkFiles(
  paths: readonly string[],
): Promise<{ reports: DeckReport[]; isSingle: boolean }> {
  const reports: DeckReport[] = []
  let isSingle = paths.length === 1
  for (const path of paths) {
    const info = await attempt(() => stat(path))
    if (info.ok && info.value.isDirectory()) {
      isSingle = false
      const files = await deckFilesIn(path)
      if (files.length === 0)
        reports.push(nowhere(path, 'there is no deck file (*.deck.yaml, *.deck.json) in this folder'))
      for (const file of files) reports.push(await checkFile(file))
    } else reports.push(await checkFile(path))
  }
  return { reports, isSingle }
}

async function checkFile(file: string): Promise<DeckReport> {
  const bytes = await attempt(() => readFile(file))
  if (!bytes.ok) return nowhere(file, bytes.message)
  return await readDeckFile({ file, bytes: bytes.value })
}

async function deckFilesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && isDeckFileName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .toSorted()
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return { ok: false, message: 'there is no such file or folder' }
    return { ok: false, message: `cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

function nowhere(file: string, message: string): DeckReport {
  return unreadable(file, 'unknown', [{ line: 1, column: 1, message }])
}
