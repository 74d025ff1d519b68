import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { type FileSystem, nodeFileSystem } from './fileSystem.ts'

/**
 * Replaces `file` by `content` so that a reader, or the next start after a crash, finds the old bytes or the new ones,
 * never a mixture. Returns when the new ones are on the disk.
 */
export async function atomicWrite(
  file: string,
  content: string | Uint8Array,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<void> {
  const folder = path.dirname(file)
  const temporary = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const handle = await fileSystem.open(temporary, 'create')
    try {
      await handle.write(bytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await fileSystem.rename(temporary, file)
  } catch (error) {
    // The cause is what the caller must hear; the left-over only matters if it cannot be removed, and then it is inert.
    await fileSystem.remove(temporary).catch(() => undefined)
    throw error
  }
  await fileSystem.syncFolder(folder)
}
