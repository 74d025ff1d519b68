import { open, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { codeOf } from './result.ts'

/** An open file, as far as the journal needs one. Offsets and lengths are bytes. */
export interface OpenFile {
  read(into: Uint8Array, position: number): Promise<number>
  /** Writes all of it, or throws. */
  write(bytes: Uint8Array, position: number): Promise<void>
  truncate(length: number): Promise<void>
  /** Returns when what was written is on the disk. */
  sync(): Promise<void>
  /** `isGone`: the file was deleted or replaced by name while it was open. */
  state(): Promise<{ readonly size: number; readonly isGone: boolean }>
  close(): Promise<void>
}

/** The few operations that stand between the journal and the disk; tests inject torn and refused writes here. */
export interface FileSystem {
  open(file: string, mode: 'read' | 'write' | 'create'): Promise<OpenFile>
  list(folder: string): Promise<string[]>
  makeFolder(folder: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
  /** Makes names in the folder durable. */
  syncFolder(folder: string): Promise<void>
}

const FLAGS = { read: 'r', write: 'r+', create: 'wx+' } as const

export const nodeFileSystem: FileSystem = {
  async open(file, mode) {
    const handle = await open(file, FLAGS[mode])
    return {
      async read(into, position) {
        let done = 0
        while (done < into.length) {
          const { bytesRead } = await handle.read(into, done, into.length - done, position + done)
          if (bytesRead === 0) break
          done += bytesRead
        }
        return done
      },
      async write(bytes, position) {
        let done = 0
        while (done < bytes.length) {
          const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
          done += bytesWritten
        }
      },
      truncate: (length) => handle.truncate(length),
      sync: () => handle.datasync(),
      async state() {
        const { size, nlink, ino } = await handle.stat()
        if (nlink === 0) return { size, isGone: true }
        const named = await stat(file).catch((error: unknown) => {
          if (codeOf(error) === 'ENOENT') return null
          throw error
        })
        return { size, isGone: named === null || named.ino !== ino }
      },
      close: () => handle.close(),
    }
  },
  list: (folder) => readdir(folder),
  async makeFolder(folder) {
    await mkdir(folder, { recursive: true })
  },
  rename,
  remove: (file) => rm(file),
  async syncFolder(folder) {
    // Windows gives no handle on a folder; NTFS journals names by itself.
    if (process.platform === 'win32') return
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } catch (error) {
      // Some network and FUSE file systems cannot sync a folder; the file itself is synced all the same.
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error
    } finally {
      await handle.close()
    }
  },
}
