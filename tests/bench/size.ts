// How much JavaScript the first screen needs, compressed.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '../../electron/launch/build.ts'
import type { Figure } from './figures.ts'

const MOST_KB = 250

/** Entry script and everything it imports at once, as the page's index names them. */
export async function measureSize(): Promise<Figure[]> {
  const folder = path.join(projectRoot, 'dist/renderer')
  const index = await readFile(path.join(folder, 'index.html'), 'utf8')
  const scripts = new Set([...index.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => String(name)))
  if (scripts.size === 0) throw new Error('dist/renderer/index.html names no script')
  let bytes = 0
  for (const script of scripts) bytes += gzipSync(await readFile(path.join(folder, script))).length
  return [
    {
      name: 'initial JavaScript, gzipped',
      unit: 'KB',
      measured: bytes / 1024,
      floor: null,
      aim: MOST_KB,
      samples: scripts.size,
    },
  ]
}
