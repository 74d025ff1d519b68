// One step of the test run: a program, and what it counted.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../electron/launch/build.ts'
import type { Shells } from './shells.ts'

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Options {
  readonly env?: NodeJS.ProcessEnv
  /** Shows the output only when the program fails. */
  readonly isQuiet?: boolean
}

/** Runs a program in the project's folder; resolves with its exit status, 127 when it could not be started. */
function run(file: string, args: readonly string[], { env, isQuiet = false }: Options = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', isQuiet ? 'pipe' : 'inherit', isQuiet ? 'pipe' : 'inherit'],
      // npm's launchers are .cmd files on Windows.
      shell: process.platform === 'win32' && !file.endsWith('.exe'),
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.once('error', (error) => {
      console.error(`${file} could not be started: ${error.message}`)
      resolve(127)
    })
    child.once('close', (code) => {
      if (code !== 0 && isQuiet) process.stderr.write(output)
      resolve(code ?? 1)
    })
  })
}

/** A step that counts as one: it holds or it does not. */
export async function runCommand(
  name: string,
  file: string,
  args: readonly string[],
  options: Options = {},
): Promise<Tally> {
  const status = await run(file, args, options)
  if (status !== 0) console.error(`${name} ended with status ${status}`)
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

/** A report that is missing, or a failure that the report does not show, counts as one failed. */
function tallyOf(read: (report: string) => Tally, reportFile: string, status: number): Tally {
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0 }
  const tally = read(readFileSync(reportFile, 'utf8'))
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

export async function runVitest(
  name: string,
  filters: readonly string[],
  reportFile: string,
): Promise<Tally> {
  const status = await run(process.execPath, [
    path.join(projectRoot, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...filters,
  ])
  if (status !== 0) console.error(`${name} ended with status ${status}`)
  return tallyOf(readVitest, reportFile, status)
}

export function readVitest(report: string): Tally {
  const counts = JSON.parse(report) as Record<
    'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numFailedTestSuites',
    number
  >
  return {
    passed: counts.numPassedTests,
    // A file that cannot even be loaded has no tests that could fail.
    failed: counts.numFailedTests === 0 ? counts.numFailedTestSuites : counts.numFailedTests,
    skipped: counts.numPendingTests + counts.numTodoTests,
  }
}

export async function runPlaywright(shells: Shells, reportFile: string): Promise<Tally> {
  if (shells.projects.length === 0) return { passed: 0, failed: 1, skipped: 0 }
  const cli = path.join(projectRoot, 'node_modules/@playwright/test/cli.js')
  const [file, ...args] = [
    ...shells.display,
    process.execPath,
    cli,
    'test',
    '--config=tests/e2e/playwright.config.ts',
    '--reporter=list,json',
    ...shells.projects.map((project) => `--project=${project}`),
  ]
  const status = await run(file!, args, { env: { ...shells.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile } })
  return tallyOf(readPlaywright, reportFile, status)
}

export function readPlaywright(report: string): Tally {
  const { stats, errors } = JSON.parse(report) as {
    stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>
    errors: readonly unknown[]
  }
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
    skipped: stats.skipped,
  }
}
