// Files on their way in: they wait in a folder of their own until the import is decided, and are thrown away when it
// never is.
import { randomBytes } from 'node:crypto'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { HostResult } from '../../contract/contract.ts'
import { codeOf, fail, ok, writeFailure } from '../result.ts'
import { timeStamp } from '../setAside.ts'

export interface Staging {
  readonly id: string
  /** Unguessable part of the address by which files come in. */
  readonly key: string
  /** Absolute. */
  readonly folder: string
}

export interface StagedPart {
  readonly key: string
  readonly file: number
  /** Where in the file the bytes belong. */
  readonly offset: number
  /** The file is whole with these. */
  readonly isLast: boolean
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Bytes of one part; files may have any number of them. */
export const LARGEST_PART = 32 * 1024 * 1024

export interface StagingArea {
  begin(): Promise<HostResult<Staging>>
  /** Writes as the bytes come; holds none back. */
  put(part: StagedPart): Promise<HostResult<null>>
  find(id: string): Staging | null
  /** Takes it from the list: it has been decided. */
  settle(id: string): void
  discard(id: string): Promise<void>
}

export function stagedFile(folder: string, file: number): string {
  return path.join(folder, 'staged', String(file))
}

export function createStaging(importsFolder: string, now: () => number): StagingArea {
  const byId = new Map<string, Staging>()
  let lastMs = 0

  return {
    async begin() {
      // Ids tell the order of imports, within one millisecond too.
      lastMs = Math.max(now(), lastMs + 1)
      const id = `${timeStamp(lastMs)}-${randomBytes(4).toString('hex')}`
      const staging = { id, key: randomBytes(24).toString('base64url'), folder: path.join(importsFolder, id) }
      try {
        await mkdir(path.join(staging.folder, 'staged'), { recursive: true })
      } catch (error) {
        return writeFailure(error, importsFolder)
      }
      byId.set(id, staging)
      return ok(staging)
    },
    async put({ key, file, offset, isLast, bytes }) {
      const staging = [...byId.values()].find((each) => each.key === key)
      if (staging === undefined)
        return fail('notFound', 'This import has ended. Choose the file again to import it.')
      const place = stagedFile(staging.folder, file)
      try {
        const handle = await open(place, offset === 0 ? 'w' : 'r+')
        try {
          let position = offset
          for await (const chunk of bytes) {
            if (position + chunk.length - offset > LARGEST_PART)
              return fail('badInput', 'This part of the import is too large.')
            let done = 0
            while (done < chunk.length) {
              const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, position + done)
              done += bytesWritten
            }
            position += chunk.length
          }
          if (isLast) await handle.datasync()
        } finally {
          await handle.close()
        }
        return ok(null)
      } catch (error) {
        if (codeOf(error) === 'ENOENT')
          return fail('notFound', 'The first part of this file has not come in. Import the file again.')
        return writeFailure(error, importsFolder)
      }
    },
    find: (id) => byId.get(id) ?? null,
    settle: (id) => void byId.delete(id),
    async discard(id) {
      const staging = byId.get(id)
      byId.delete(id)
      if (staging) await rm(staging.folder, { recursive: true, force: true })
    },
  }
}

/** Bytes of a staged file, or null when it never came in. */
export async function stagedSize(folder: string, file: number): Promise<number | null> {
  try {
    return (await stat(stagedFile(folder, file))).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
