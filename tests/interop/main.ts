// `npm run interop`: Anki's own library opens what Verso wrote, Verso opens what it wrote, and both are compared note by
// note, card by card, review by review. Needs Python with `anki` (pip install anki), or VERSO_ANKI_PYTHON naming it;
// without, it says so in one line and ends well.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compareForeign } from './compareForeign.ts'
import { compareOwn, ownSource, packageFile } from './ownPackage.ts'

const script = path.join(import.meta.dirname, 'ankiLibrary.py')

/** The first Python that has Anki's library; null when none has. */
function findPython(): string | null {
  const named = process.env['VERSO_ANKI_PYTHON']
  const candidates = named === undefined ? ['python3', 'python'] : [named]
  for (const candidate of candidates) {
    const tried = spawnSync(candidate, ['-c', 'import anki.collection'], { stdio: 'ignore' })
    if (tried.status === 0) return candidate
  }
  return null
}

function askAnki(python: string, args: readonly string[]): unknown {
  const run = spawnSync(python, [script, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (run.status !== 0) throw new Error(`Anki's library failed:\n${run.stderr}`)
  return JSON.parse(run.stdout)
}

const python = findPython()
if (python === null) {
  console.log(
    'interop: skipped, Anki’s own library is not at hand (pip install anki, or set VERSO_ANKI_PYTHON)',
  )
} else {
  const root = mkdtempSync(path.join(tmpdir(), 'verso-interop-'))
  let failed = 0
  const check = async (name: string, faults: Promise<readonly string[]>): Promise<void> => {
    const found = await faults
    console.log(`${found.length === 0 ? '✓' : '✗'} ${name}`)
    for (const fault of found) console.log(`    ${fault}`)
    if (found.length > 0) failed += 1
  }
  try {
    for (const layout of ['legacy', 'modern'] as const) {
      const folder = path.join(root, layout)
      mkdirSync(folder)
      const file = path.join(folder, 'verso.apkg')
      writeFileSync(file, await packageFile(layout))
      const seen = askAnki(python, ['describe', file, folder])
      await check(`Anki opens what Verso wrote (${layout})`, compareOwn(ownSource(), seen))
    }
    const folder = path.join(root, 'written')
    mkdirSync(folder)
    const written = askAnki(python, ['write', folder])
    for (const layout of ['legacy', 'modern'] as const) {
      await check(
        `Verso opens what Anki wrote (${layout})`,
        compareForeign(path.join(folder, `${layout}.apkg`), written),
      )
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
  console.log(`interop: ${4 - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
