import { createHash } from 'node:crypto'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { DeckFile } from '../contract/contract.ts'
import { codeOf } from './result.ts'

export interface ListedFile extends DeckFile {
  /** Absolute. */
  readonly file: string
  /** Absolute, links followed: the folder that everything of this file must lie in. */
  readonly root: string
}

const DECK_NAME = /\.deck\.(ya?ml|json)$/i
/** File systems stamp changes only every few milliseconds: younger files are told apart by their content. */
const YOUNG_MS = 2000

/** Deck files below a folder, sorted by path. Links are not followed; a folder that is not there is empty. */
export async function listDeckFiles(
  folder: string,
  origin: DeckFile['origin'],
  nowMs: number,
): Promise<ListedFile[]> {
  let root: string
  try {
    root = await realpath(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
  const found: ListedFile[] = []
  const waiting = ['']
  for (let relative = waiting.pop(); relative !== undefined; relative = waiting.pop()) {
    const entries = await readdir(path.join(root, relative), { withFileTypes: true }).catch(
      (error: unknown) => {
        // Deleted, or closed to us, since its parent was read.
        if (['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR'].includes(codeOf(error))) return []
        throw error
      },
    )
    for (const entry of entries) {
      const name = relative === '' ? entry.name : `${relative}/${entry.name}`
      if (entry.name.startsWith('.') || entry.name.includes('\\')) continue
      if (entry.isDirectory() && !entry.name.endsWith('.media')) waiting.push(name)
      if (!entry.isFile() || !DECK_NAME.test(entry.name)) continue
      const file = path.join(root, name)
      const fingerprint = await fingerprintOf(file, nowMs)
      if (fingerprint !== null) found.push({ path: `${origin}/${name}`, origin, fingerprint, file, root })
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Changes whenever the content may have changed; null when the file is gone. */
export async function fingerprintOf(file: string, nowMs: number): Promise<string | null> {
  try {
    const { size, mtimeNs, ctimeNs, mtimeMs, ino } = await stat(file, { bigint: true })
    const key = `${size}-${mtimeNs}-${ctimeNs}-${ino}`
    if (Number(mtimeMs) < nowMs - YOUNG_MS) return key
    return `${key}-${hashOf(await readFile(file))}`
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    if (['EACCES', 'EPERM'].includes(codeOf(error))) return 'unreadable'
    throw error
  }
}

/**
 * Whether a file with these bytes is the one that was known by `fingerprint`. A fingerprint loses its hash once the file
 * is no longer young, so the same content may go by two of them.
 */
export function isKnownBy(fingerprint: string, current: string, bytes: Uint8Array): boolean {
  if (fingerprint === current) return true
  const [known, now] = [splitHash(fingerprint), splitHash(current)]
  return known.key === now.key && (known.hash === null || known.hash === hashOf(bytes))
}

function splitHash(fingerprint: string): { readonly key: string; readonly hash: string | null } {
  const found = /^(.*)-([0-9a-f]{16})$/.exec(fingerprint)
  return { key: found?.[1] ?? fingerprint, hash: found?.[2] ?? null }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

/** `Verbs.deck.yaml` keeps its media in `Verbs.media`, beside it. */
export function mediaFolderOf(file: string): string {
  return file.replace(DECK_NAME, '.media')
}
