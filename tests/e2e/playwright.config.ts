// The same scenarios in both shells: `browser` is Chromium against serve, `electron` the real thing. `packaged` builds
// the app and starts tests/run.ts chooses the projects that this machine can run.
// `*.electron.spec.ts` holds what only Electron can do or must refuse.
import { defineConfig } from '@playwright/test'
import type { ShellOption } from '../support/versoTest.ts'

export default defineConfig<ShellOption>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env['CI'],
  reporter: 'list',
  projects: [
    {
      name: 'browser',
      testIgnore: ['**/packaged.spec.ts', '**/*.electron.spec.ts'],
      use: { shell: 'browser' },
    },
    { name: 'electron', testIgnore: '**/packaged.spec.ts', use: { shell: 'electron' } },
    { name: 'packaged', testMatch: '**/packaged.spec.ts', timeout: 240_000, use: { shell: 'electron' } },
  ],
})
