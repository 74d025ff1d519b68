import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { projectRoot } from '../../electron/launch/build.ts'
import { readJournal } from '../support/journalOnDisk.ts'
import { launchVerso } from '../support/launchVerso.ts'
import { readStoredCards } from '../support/storedCards.ts'
import { expect, test } from '../support/versoTest.ts'

const deck = (front: string) => `format: 1
id: live
title: Live deck
language: en
notes:
  - { id: one, kind: basic, front: ${front}, back: The back }
  - { id: two, kind: basic, front: Second front, back: Second back }
`

test.use({ libraryFiles: { 'decks/live.deck.yaml': deck('First front') } })

const face = (page: Page) => page.frameLocator('iframe[title=Question]:not([aria-hidden])').locator('body')

async function answerTwo(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Live deck' }).click()
  await page.getByRole('link', { name: 'Study this deck' }).click()
  for (let card = 0; card < 2; card += 1) {
    await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /^Easy/ })).toBeVisible()
    await page.keyboard.press('4')
  }
  await expect(page.getByRole('heading', { name: 'That was it for now' })).toBeVisible()
}

test('a deck file edited on disk shows up live, also under an open session', async ({ verso }) => {
  const { page, folders } = verso
  const file = path.join(folders.library, 'decks/live.deck.yaml')
  await page.getByRole('link', { name: 'Live deck' }).click()
  await page.getByRole('link', { name: 'Study this deck' }).click()
  await expect(face(page)).toContainText('First front')
  writeFileSync(file, deck('A better front'))
  await expect(face(page)).toContainText('A better front')
})

test('a broken deck file shows its errors and keeps its last good content and progress', async ({
  verso,
}) => {
  const { page, folders } = verso
  const file = path.join(folders.library, 'decks/live.deck.yaml')
  await answerTwo(page)
  await page.getByRole('link', { name: 'Back to Today' }).click()
  writeFileSync(file, deck('First front').replace('back: The back', 'bakc: The back'))
  await page.getByRole('link', { name: 'Live deck' }).click()
  await expect(page.getByText(/line 6/).first()).toBeVisible()
  await expect(page.getByText(/did you mean/i).first()).toBeVisible()
  await expect(page.getByText('2 notes, 2 cards')).toBeVisible()
  writeFileSync(file, deck('First front'))
  await expect(page.getByText(/line 6/)).toHaveCount(0)
  expect(await readStoredCards(page)).toEqual(readJournal(folders.library).cards)
})

for (const damage of ['deleted', 'emptied', 'garbled'] as const) {
  test(`a database that was ${damage} is made again from the library, and no answer is lost`, async ({
    verso,
  }) => {
    await answerTwo(verso.page)
    if (damage === 'emptied') await emptyDatabases(verso.page)
    const page = await verso.restart('close', () => {
      if (damage !== 'emptied')
        damageProfile(verso.app.shell === 'electron' ? verso.folders.config : verso.folders.profile, damage)
    })
    await expect(page.getByText('You have answered 2 cards today.')).toBeVisible()
    expect(await readStoredCards(page)).toEqual(readJournal(verso.folders.library).cards)
    verso.errors.length = 0
  })
}

test('a second process is told who holds the library, and changes nothing', async ({ verso }) => {
  await expect(verso.page.getByText('Live deck').first()).toBeVisible()
  const second = spawnSync(
    process.execPath,
    [
      path.join(projectRoot, 'dist/electron/serve.js'),
      '--no-open',
      '--library',
      verso.folders.library,
      '--config',
      verso.folders.config,
    ],
    { encoding: 'utf8', timeout: 20_000 },
  )
  expect(second.status).toBe(3)
  expect(second.stderr).toContain(String(verso.app.hostProcess.pid))
  expect(second.stdout).toBe('')
})

test('a lock left behind by a killed process does not keep anybody out', async ({ verso }) => {
  await expect(verso.page.getByText('Live deck').first()).toBeVisible()
  const page = await verso.restart('kill')
  await expect(page.getByText('Live deck').first()).toBeVisible()
  verso.errors.length = 0
})

test('a corrupt settings file is set aside and named, never read as empty in silence', async ({ verso }) => {
  const settings = path.join(verso.folders.config, 'settings.json')
  const page = await verso.restart('close', () => writeFileSync(settings, '{"theme": "ink", '))
  await expect(
    page
      .getByText(/settings/i)
      .filter({ hasText: /kept as/ })
      .first(),
  ).toBeVisible()
  const kept = readdirSync(verso.folders.config).filter((name) => name.includes('corrupt'))
  expect(kept).toHaveLength(1)
  expect(readFileSync(path.join(verso.folders.config, kept[0]!), 'utf8')).toBe('{"theme": "ink", ')
})

test('a library that cannot be opened is said so, and what is there stays as it is', async ({
  verso,
  shell,
}) => {
  await verso.app.close()
  const library = `${verso.folders.library}-file`
  writeFileSync(library, 'not a folder')
  const app = await launchVerso(shell, { ...verso.folders, library })
  await expect(app.page.getByRole('heading', { name: 'Your library could not be opened' })).toBeVisible()
  await expect(app.page.getByText(library)).toBeVisible()
  const other = `${verso.folders.library}-other`
  mkdirSync(other)
  await app.page.getByRole('link', { name: 'Choose another folder' }).click()
  await app.page.getByLabel('Another folder').fill(other)
  await app.page.getByRole('button', { name: 'Use this folder' }).click()
  await expect(app.page.getByText(/open it again to use that folder/)).toBeVisible()
  await app.close()
  expect(JSON.parse(readFileSync(path.join(verso.folders.config, 'settings.json'), 'utf8'))).toMatchObject({
    libraryPath: other,
  })
  expect(readFileSync(library, 'utf8')).toBe('not a folder')
})

async function emptyDatabases(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((resolve) => {
        const request = indexedDB.open(name!)
        request.onsuccess = () => {
          const names = [...request.result.objectStoreNames]
          const transaction = request.result.transaction(names, 'readwrite')
          for (const store of names) transaction.objectStore(store).clear()
          transaction.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      })
    }
  })
}

/** Below the app and the browser: what a failing disk or a cleaning tool would do. */
function damageProfile(folder: string, damage: 'deleted' | 'garbled'): void {
  const stores = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.indexeddb.leveldb'),
  )
  expect(stores.length).toBeGreaterThan(0)
  for (const store of stores) {
    const full = path.join(folder, store)
    for (const name of readdirSync(full)) {
      if (damage === 'deleted') renameSync(path.join(full, name), path.join(folder, `gone-${name}`))
      else if (/^(MANIFEST|CURRENT)|\.log$/.test(name)) writeFileSync(path.join(full, name), 'garbled')
    }
  }
}
