// Builds the pages and the Node side into dist/, and knows whether that is still needed.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. */
export const projectRoot = path.resolve(import.meta.dirname, '../..')

const dist = path.join(projectRoot, 'dist')
const stampFile = path.join(dist, 'stamp')
const SOURCES = ['renderer', 'electron', 'decks/format', 'package-lock.json', 'package.json', 'tsconfig.json']
const OUTPUTS = [
  'electron/main.js',
  'electron/serve.js',
  'electron/preload.cjs',
  'renderer/index.html',
  'renderer/assets/card.css',
  'renderer/assets/templated.css',
]

/** One hash over the names and contents of everything that goes into dist/. */
async function sourceHash(): Promise<string> {
  const files = (
    await Promise.all(
      SOURCES.map(async (source) => {
        const full = path.join(projectRoot, source)
        if (path.extname(source)) return [full]
        const entries = await readdir(full, { recursive: true, withFileTypes: true })
        return entries
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
      }),
    )
  )
    .flat()
    .sort()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  files.forEach((file, index) => {
    hash.update(`${path.relative(projectRoot, file)}\0${contents[index]!.length}\0`).update(contents[index]!)
  })
  return hash.digest('hex')
}

async function isFresh(hash: string): Promise<boolean> {
  if (!OUTPUTS.every((output) => existsSync(path.join(dist, output)))) return false
  return (await readFile(stampFile, 'utf8').catch(() => '')) === hash
}

/** Files of earlier builds are kept this long: a Verso that is running still loads its screens from them. */
const KEPT_MS = 3600_000

export interface BuildOptions {
  readonly logLevel?: 'info' | 'warn'
  /** Leaves nothing of earlier builds: what is packaged holds this build only. */
  readonly isClean?: boolean
}

/** Builds dist/. Throws when a source does not compile. */
export async function build({ logLevel = 'warn', isClean = false }: BuildOptions = {}): Promise<void> {
  const startedAtMs = Date.now()
  const hash = await sourceHash()
  const [vite, { electronBuilds }] = await Promise.all([import('vite'), import('../vite.config.ts')])
  if (isClean) await rm(dist, { recursive: true, force: true })
  for (const config of electronBuilds) await vite.build({ ...config, logLevel })
  await vite.build({
    configFile: path.join(projectRoot, 'renderer/vite.config.ts'),
    mode: 'production',
    logLevel,
  })
  for (const file of await filesIn(dist)) {
    if ((await stat(file)).mtimeMs < startedAtMs - KEPT_MS) await rm(file)
  }
  await writeFile(stampFile, hash)
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

/** Builds only when a source has changed since the last build; answers whether it did. */
export async function ensureBuilt(): Promise<boolean> {
  if (await isFresh(await sourceHash())) return false
  console.error('Building Verso…')
  await build()
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const startedAt = performance.now()
  await build({ logLevel: 'info' })
  console.log(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}
