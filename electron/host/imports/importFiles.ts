// The steps of which a commit and an undo are made. Each may be repeated: whoever died in the middle of one does it
// again at the next start.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, lstat, mkdir, readdir, rmdir, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import type { FileSystem } from '../fileSystem.ts'
import { codeOf } from '../result.ts'

export async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** Makes `to` the same file as `from`, which stays; does nothing when `to` is there already. */
export async function keepCopy(from: string, to: string, fileSystem: FileSystem): Promise<void> {
  if (await isThere(to)) return
  await mkdir(path.dirname(to), { recursive: true })
  const temporary = `${to}.tmp`
  await fileSystem.remove(temporary).catch(ignoreMissing)
  try {
    await link(from, temporary)
  } catch (error) {
    // FAT and some network drives know no hard links.
    if (!['ENOTSUP', 'EPERM', 'ENOSYS', 'EMLINK', 'EOPNOTSUPP', 'EXDEV'].includes(codeOf(error))) throw error
    await copyFile(from, temporary)
  }
  await syncFile(temporary, fileSystem)
  await fileSystem.rename(temporary, to)
}

/** Moves a file into its place, over what is there; does nothing when it has been moved already. */
export async function moveIntoPlace(from: string, to: string, fileSystem: FileSystem): Promise<void> {
  if (!(await isThere(from))) return
  await mkdir(path.dirname(to), { recursive: true })
  await fileSystem.rename(from, to)
}

/** A copy that others will be made of too: its own bytes, so that no two places share a file. */
export async function copyIntoPlace(from: string, to: string, fileSystem: FileSystem): Promise<void> {
  if (!(await isThere(from))) return
  await mkdir(path.dirname(to), { recursive: true })
  const temporary = path.join(path.dirname(to), `.${path.basename(to)}.import.tmp`)
  await copyFile(from, temporary)
  await syncFile(temporary, fileSystem)
  await fileSystem.rename(temporary, to)
}

export async function syncFile(file: string, fileSystem: FileSystem): Promise<void> {
  const handle = await fileSystem.open(file, 'write')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file that was written just now passes for a few seconds old, so that its fingerprint need not be read from it. */
export async function ageFile(file: string, nowMs: number): Promise<void> {
  const seconds = nowMs / 1000 - 5
  await utimes(file, seconds, seconds)
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one), stat(other)])
  return first.size === second.size && (await hashOf(one)) === (await hashOf(other))
}

/** Removes folders that have become empty, from each of these upwards, below `root`. */
export async function removeEmpty(folders: Iterable<string>, root: string): Promise<void> {
  for (const start of folders) {
    for (let folder = start; folder !== root && folder.startsWith(root); folder = path.dirname(folder)) {
      const entries = await readdir(folder).catch(() => null)
      if (entries === null || entries.length > 0) break
      await rmdir(folder).catch(ignoreMissing)
    }
  }
}

export function ignoreMissing(error: unknown): void {
  if (!['ENOENT', 'ENOTEMPTY'].includes(codeOf(error))) throw error
}
