import { randomBytes } from 'node:crypto'
import path from 'node:path'

export interface OfferedFiles {
  /** Answers how many wait. */
  add(file: string): number
  take(): { name: string; address: string }[]
  /** Absolute path; null when nobody was told of this key. */
  find(key: string): string | null
}

/** Files that the system asked Verso to open, until the page takes them: it is told their names, never their paths. */
export function createOfferedFiles(): OfferedFiles {
  const files = new Map<string, string>()
  let waiting: string[] = []
  return {
    add(file) {
      const key = randomBytes(24).toString('base64url')
      files.set(key, file)
      waiting.push(key)
      return waiting.length
    },
    take() {
      const taken = waiting
      waiting = []
      return taken.map((key) => ({
        name: path.basename(files.get(key) ?? ''),
        address: `/opened/${key}`,
      }))
    },
    find: (key) => files.get(key) ?? null,
  }
}
