import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeckFileName } from '../format/files.ts'
import { readFolder } from '../../renderer/importers/index.ts'
import { refused, reported } from './foreignReader.ts'
import { inNode, openFile, openFolder } from './openFiles.ts'
import { readDeckFile } from './readers.ts'
import { unreadable, type DeckReport } from './report.ts'

const HEAD_BYTES = 4096

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
      if (files.length === 0) {
        reports.push(await checkFolder(path))
        isSingle = paths.length === 1
      }
      for (const file of files) reports.push(await checkFile(file))
    } else reports.push(await checkFile(path))
  }
  return { reports, isSingle }
}

async function checkFile(file: string): Promise<DeckReport> {
  const opened = await attempt(async () => {
    const { blob } = await openFile(file)
    return { blob, head: new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()) }
  })
  if (!opened.ok) return nowhere(file, opened.message)
  return await readDeckFile({ file, ...opened.value })
}

/** A folder without deck files may be one of CrowdAnki's, or hold Markdown notes. */
async function checkFolder(folder: string): Promise<DeckReport> {
  const opened = await attempt(() => openFolder(folder))
  if (!opened.ok) return nowhere(folder, opened.message)
  const result = await readFolder(opened.value, {}, inNode)
  if (result.ok) return await reported(folder, result.value.collection, result.value.media.close)
  if (result.error.kind !== 'notRecognised' && result.error.kind !== 'empty')
    return refused(folder, 'unknown', result.error)
  return nowhere(
    folder,
    'there is no deck file (*.deck.yaml, *.deck.json) in this folder, nor CrowdAnki or Markdown cards',
  )
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
