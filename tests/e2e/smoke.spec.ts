import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '../../electron/launch/build.ts'
import { expect, test } from '../support/versoTest.ts'

test('a new library opens on the bundled decks, with cards to study', async ({ verso }) => {
  const { page } = verso
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('comes with Verso').first()).toBeVisible()
  await page
    .getByRole('link', { name: 'Study now' })
    .or(page.getByRole('button', { name: 'Study now' }))
    .click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
})

test('after it was closed, the app opens again on the same library', async ({ verso }) => {
  await expect(verso.page.getByText('comes with Verso').first()).toBeVisible()
  const page = await verso.restart()
  await expect(page.getByText('comes with Verso').first()).toBeVisible()
})

test('each screen has an address of its own, and Back leads back', async ({ verso }) => {
  const { page } = verso
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  expect(page.url()).toBe(`${verso.app.origin}/#/settings`)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Decks' })).toBeVisible()
  await page.getByRole('link', { name: 'The two roles in short' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The two roles in short' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'The two roles in short' })).toBeVisible()
})

test('the first screen needs at most 250 KB of JavaScript, gzipped', async ({ verso }) => {
  await expect(verso.page.getByRole('link', { name: 'Study now' })).toBeVisible()
  // What the page itself names. Screens behind the first are fetched when it has been shown, and add their own links.
  const html = readFileSync(path.join(projectRoot, 'dist/renderer/index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const bytes = [...new Set(first)].map(
    (file) => gzipSync(readFileSync(path.join(projectRoot, 'dist/renderer', file))).length,
  )
  expect(bytes.length).toBeGreaterThan(0)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(250_000)
})

test.describe('with a theme chosen', () => {
  test.use({ settings: { theme: 'ink' } })
  test('the first picture already has its colour', async ({ verso }) => {
    await expect(verso.page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(verso.page.locator('html')).toHaveCSS('background-color', 'rgb(22, 23, 26)')
  })
})
