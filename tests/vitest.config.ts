import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: path.join(import.meta.dirname, '..'),
  test: {
    include: ['tests/{unit,contract,database,reference,architecture}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Real files and real databases: a busy machine may take its time without anything being wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    watch: false,
  },
})
