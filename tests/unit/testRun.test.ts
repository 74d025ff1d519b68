import { expect, test } from 'vitest'
import { readPlaywright, readVitest, runCommand } from '../support/steps.ts'

const vitestReport = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  numFailedTestSuites: 0,
}

test('the sums of vitest are taken over', () => {
  expect(readVitest(JSON.stringify(vitestReport))).toEqual({ passed: 7, failed: 0, skipped: 2 })
})

test('a test file that cannot be loaded counts as failed', () => {
  const report = { ...vitestReport, numPassedTests: 0, numFailedTestSuites: 1 }
  expect(readVitest(JSON.stringify(report)).failed).toBe(1)
})

test('the sums of playwright are taken over, and an error outside of every test counts', () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 3 }
  expect(readPlaywright(JSON.stringify({ stats, errors: [] }))).toEqual({ passed: 6, failed: 2, skipped: 3 })
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  expect(readPlaywright(JSON.stringify({ stats: none, errors: [{}] })).failed).toBe(1)
})

test('a step holds only when its program ends well', async () => {
  const node = (code: string) => runCommand('a step', process.execPath, ['-e', code], { isQuiet: true })
  expect(await node('')).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(await node('process.exit(3)')).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(await runCommand('a step', '/there/is/no/such/program', [])).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  })
})
