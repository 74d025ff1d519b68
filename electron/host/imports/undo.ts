// Takes an import back: its files go, what was there before comes again, its history is taken back in the journal.
// Nothing is lost: what stands there now is kept in the import's folder.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { isThere, keepCopy, moveIntoPlace, removeEmpty } from './importFiles.ts'
import { appendRecords } from './appendRecords.ts'
import { type ImportTools, writeManifest } from './commit.ts'
import type { Manifest } from './importPlan.ts'

/** Carries out what a manifest of state `undoing` says, from wherever it was left. Throws where the disk refuses. */
export async function rollBack(folder: string, manifest: Manifest, tools: ImportTools): Promise<void> {
  const { library, fileSystem } = tools
  const folders = new Set<string>()
  for (const [index, { to, before }] of manifest.moves.entries()) {
    const target = path.join(library, to)
    const aside = path.join(folder, 'undone', String(index))
    const previous = before === null ? null : path.join(folder, before)
    if (previous === null) await moveIntoPlace(target, aside, fileSystem)
    else if (await isThere(previous)) {
      if (await isThere(target)) await keepCopy(target, aside, fileSystem)
      await moveIntoPlace(previous, target, fileSystem)
    }
    folders.add(path.dirname(target))
  }
  for (const each of folders) if (await isThere(each)) await fileSystem.syncFolder(each)
  if (manifest.undoRecords !== null) {
    const { file, afterSeq } = manifest.undoRecords
    await appendRecords(path.join(folder, file), afterSeq, tools.journal)
  }
  await removeEmpty(folders, path.join(library, 'decks'))
  await writeManifest(folder, { ...manifest, state: 'undone' }, tools)
  await rm(path.join(folder, 'undo'), { recursive: true, force: true })
}
