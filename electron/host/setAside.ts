import { link, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { nodeFileSystem } from './fileSystem.ts'
import { codeOf } from './result.ts'

/** `20261123T231500123` in UTC: sorts by time and is a valid file name everywhere. */
export function timeStamp(nowMs: number): string {
  return new Date(nowMs).toISOString().replace(/[-:.Z]/g, '')
}

/** Gives an unreadable file a new, unused name beside itself and returns that path. Nothing is ever overwritten. */
export async function setAside(file: string, nowMs: number): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const target = `${file}.corrupt-${timeStamp(nowMs)}${attempt === 0 ? '' : `-${attempt}`}`
    try {
      await moveWithoutOverwriting(file, target)
      await nodeFileSystem.syncFolder(path.dirname(file))
      return target
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || attempt > 99) throw error
    }
  }
}

async function moveWithoutOverwriting(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    // FAT and some network drives know no hard links, and a folder cannot have one.
    if (!['ENOTSUP', 'EPERM', 'ENOSYS', 'EISDIR', 'EMLINK', 'EOPNOTSUPP'].includes(codeOf(error))) throw error
    await rename(from, to)
    return
  }
  await rm(from)
}
