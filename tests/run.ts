// `npm run check` (types, format, rooms, lint, unit) and `npm test` (all of it). Runs the steps one after the other
// and closes with one line: `N passed, N failed`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../electron/launch/build.ts'
import { prepareShells, type Shells } from './support/shells.ts'
import { runCommand, runPlaywright, runVitest, type Tally } from './support/steps.ts'

const bin = (name: string): string => path.join(projectRoot, 'node_modules', '.bin', name)
const reports = mkdtempSync(path.join(tmpdir(), 'verso-tests-'))

interface Step {
  readonly name: string
  run(): Promise<Tally>
}

const vitest = (name: string): Step => ({
  name,
  run: () => runVitest(name, [`tests/${name}/`], path.join(reports, `${name}.json`)),
})

const check: readonly Step[] = [
  { name: 'types', run: () => runCommand('types', bin('tsc'), ['--noEmit']) },
  {
    name: 'format',
    // Deck files are left as their authors and the serializer wrote them.
    run: () =>
      runCommand('format', bin('prettier'), [
        '--check',
        '--log-level=warn',
        '{electron,renderer,tests,decks/format,decks/cli}/**/*.{ts,tsx,css,json}',
        '*.{json,md,yml}',
      ]),
  },
  { name: 'rooms', run: () => runCommand('rooms', process.execPath, vitestArgs('tests/architecture/')) },
  {
    name: 'lint',
    run: () =>
      runCommand('lint', bin('oxlint'), [
        '--config',
        'tests/architecture/oxlint.json',
        '--type-aware',
        '--deny-warnings',
        'electron',
        'renderer',
        'decks',
        'tests',
      ]),
  },
  vitest('unit'),
]

function vitestArgs(folder: string): readonly string[] {
  return [
    path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=dot',
    folder,
  ]
}

let shells: Shells | null = null
const rest: readonly Step[] = [
  vitest('contract'),
  vitest('database'),
  vitest('reference'),
  {
    name: 'build',
    run: () => runCommand('build', bin('tsx'), ['electron/launch/build.ts'], { isQuiet: true }),
  },
  {
    name: 'end-to-end',
    async run() {
      shells = await prepareShells()
      return runPlaywright(shells, path.join(reports, 'playwright.json'))
    },
  },
]

const mode = process.argv[2] ?? 'all'
if (mode !== 'check' && mode !== 'all') {
  console.error('Usage: tsx tests/run.ts [check|all]')
  process.exit(2)
}

let passed = 0
let failed = 0
let skipped = 0
for (const step of mode === 'check' ? check : [...check, ...rest]) {
  const startedAt = performance.now()
  console.log(`\n── ${step.name}`)
  let tally: Tally
  try {
    tally = await step.run()
  } catch (error) {
    console.error(error)
    tally = { passed: 0, failed: 1, skipped: 0 }
  }
  // A step that ran nothing proves nothing.
  if (tally.passed + tally.failed === 0) tally = { ...tally, failed: 1 }
  passed += tally.passed
  failed += tally.failed
  skipped += tally.skipped
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${step.name}: ${tally.passed} passed, ${tally.failed} failed, in ${seconds} s`)
}
rmSync(reports, { recursive: true, force: true })
// Widened: the compiler does not see that a step has set it.
const ran = shells as Shells | null
if (ran) console.log(`\n${ran.description}`)
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 ? 1 : 0)
