import { readFile, truncate, writeFile } from 'node:fs/promises'
import { type FileSystem, nodeFileSystem, type OpenFile } from '../../electron/host/fileSystem.ts'

export interface Death {
  /** Counts the operations that change something; the process dies in this one. */
  readonly atOperation: number
  /** 0–1: share of a write that still reaches the file, and share of unsynced bytes that survive the power failure. */
  readonly share: number
  /** What a file system may leave where unsynced bytes were to be. */
  readonly leftover: 'nothing' | 'zeros'
}

export interface FaultyFileSystem extends FileSystem {
  /** Bytes that fit before ENOSPC; Infinity for as many as you like. */
  room: number
  /** Fails the next sync with EIO, with the bytes in the file or not. */
  failsSync: boolean
  /** Only appending is refused; what frees space (truncating) may be refused too. */
  failsTruncate: boolean
  readonly isDead: () => boolean
  /** Power is back: files hold what was synced and some of the rest. */
  afterPowerLoss(): Promise<void>
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code })
}

/** Real files, with a disk that fills up, syncs that fail, and a process that dies in the middle of an operation. */
export function faultyFileSystem(death: Death | null = null): FaultyFileSystem {
  let operations = 0
  let isDead = false
  /** Length up to which each file is surely on the disk. */
  const synced = new Map<string, number>()

  function step(): boolean {
    if (isDead) throw failure('EDEAD')
    operations += 1
    if (death === null || operations !== death.atOperation) return false
    isDead = true
    return true
  }

  function wrap(file: string, inner: OpenFile): OpenFile {
    return {
      ...inner,
      async write(bytes, position) {
        if (step()) {
          await inner.write(bytes.subarray(0, Math.floor(bytes.length * (death?.share ?? 0))), position)
          throw failure('EDEAD')
        }
        if (bytes.length > system.room) {
          await inner.write(bytes.subarray(0, system.room), position)
          system.room = 0
          throw failure('ENOSPC')
        }
        system.room -= bytes.length
        await inner.write(bytes, position)
      },
      async sync() {
        if (step()) throw failure('EDEAD')
        if (system.failsSync) {
          system.failsSync = false
          throw failure('EIO')
        }
        await inner.sync()
        synced.set(file, (await inner.state()).size)
      },
      async truncate(length) {
        if (step()) throw failure('EDEAD')
        if (system.failsTruncate) throw failure('EIO')
        await inner.truncate(length)
        synced.set(file, Math.min(length, synced.get(file) ?? length))
      },
    }
  }

  const system: FaultyFileSystem = {
    ...nodeFileSystem,
    room: Infinity,
    failsSync: false,
    failsTruncate: false,
    isDead: () => isDead,
    async open(file, mode) {
      if (isDead) throw failure('EDEAD')
      if (mode === 'create' && step()) throw failure('EDEAD')
      const inner = await nodeFileSystem.open(file, mode)
      if (mode === 'create') synced.set(file, 0)
      else if (!synced.has(file)) synced.set(file, (await inner.state()).size)
      return wrap(file, inner)
    },
    async rename(from, to) {
      if (step()) throw failure('EDEAD')
      await nodeFileSystem.rename(from, to)
      // What was not written through here was on the disk before.
      synced.set(to, synced.get(from) ?? Infinity)
      synced.delete(from)
    },
    async remove(file) {
      if (step()) throw failure('EDEAD')
      await nodeFileSystem.remove(file)
      synced.delete(file)
    },
    async syncFolder(folder) {
      if (step()) throw failure('EDEAD')
      await nodeFileSystem.syncFolder(folder)
    },
    async afterPowerLoss() {
      for (const [file, safe] of synced) {
        const bytes = await readFile(file).catch(() => null)
        if (bytes === null || bytes.length <= safe) continue
        const kept = safe + Math.floor((bytes.length - safe) * (death?.share ?? 0))
        if (death?.leftover === 'zeros') await writeFile(file, bytes.fill(0, kept))
        else await truncate(file, kept)
      }
    },
  }
  return system
}
