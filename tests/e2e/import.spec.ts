// Cards of other programs, from the file to the desk and back again.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { type Fixture, packageBlob, stockType } from '../support/ankiPackages.ts'
import { expect, test, type VersoFixture } from '../support/versoTest.ts'

const DAY_SECONDS = 86_400
const crtSecs = 1_600_000_000 - (1_600_000_000 % DAY_SECONDS) + 2 * 3600
/** The number of today as Anki counts. */
const today = () => Math.floor((Date.now() / 1000 - crtSecs) / DAY_SECONDS)

/** `count` notes; each has a card in review, due now, with two answers. */
function fixture(count: number, back = 'the back'): Fixture {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return {
    crtSecs,
    types: [stockType('basic', 1)],
    decks: [{ id: 5, title: 'Languages::Spanish' }],
    notes: numbers.map((id) => ({ id, guid: `g${id}`, type: 1, fields: [`Palabra ${id}`, back] })),
    cards: numbers.map((id) => ({
      id,
      nid: id,
      did: 5,
      columns: { type: 2, queue: 2, due: today() - 1, ivl: 12, factor: 2500, reps: 2, lapses: 0 },
    })),
    revlog: numbers.flatMap((id) => [
      [(crtSecs + id) * 1000, id, -1, 3, 1, -600, 0, 4000, 0],
      [(crtSecs + DAY_SECONDS + id) * 1000, id, -1, 3, 12, 1, 2500, 4000, 1],
    ]),
  }
}

async function bytesOf(made: Fixture): Promise<Buffer> {
  return Buffer.from(await (await packageBlob(made, 'modern')).arrayBuffer())
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible()
  await page.getByTestId('import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

const decksIn = ({ folders }: VersoFixture) =>
  readdirSync(path.join(folders.library, 'decks'), { recursive: true }).map(String).sort()

test('an Anki package is shown first, comes in with its history, changes nothing twice, and can be taken back', async ({
  verso,
}) => {
  const { page } = verso
  await choose(page, 'Spanish.apkg', await bytesOf(fixture(30)))
  await expect(page.getByText('30 notes come in')).toBeVisible()
  await expect(page.getByText(/60 reviews/).first()).toBeVisible()
  expect(decksIn(verso)).toEqual([])
  await page.getByRole('button', { name: /^30 New/ }).click()
  await page.getByRole('listbox', { name: 'New: the notes' }).focus()
  await page.keyboard.press('End')
  await expect(
    page.getByRole('listbox', { name: 'New: the notes' }).getByRole('option', { selected: true }),
  ).toContainText('Palabra 30')

  await page.getByRole('button', { name: 'Add 30 notes, with history' }).click()
  await expect(page.getByRole('heading', { name: 'It is all there' })).toBeVisible()
  expect(decksIn(verso)).toEqual(['Languages - Spanish.deck.yaml'])
  await page.getByRole('link', { name: 'Back to Today' }).click()
  await expect(page.getByRole('row', { name: /Spanish/ })).toContainText('30')

  await choose(page, 'Spanish.apkg', await bytesOf(fixture(30)))
  await expect(page.getByText('nothing would change')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled()
  await page.getByRole('button', { name: 'Cancel' }).click()

  const again = await verso.restart()
  await again.getByRole('link', { name: 'Import', exact: true }).click()
  await again.getByRole('button', { name: 'Take back the import of' }).click()
  await again.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await expect(again.getByText('taken back')).toBeVisible()
  expect(decksIn(verso)).toEqual([])
  await again.getByRole('link', { name: 'Today' }).click()
  await expect(again.getByRole('row', { name: /Product/ }).first()).toBeVisible()
  await expect(again.getByRole('row', { name: /Spanish/ })).toHaveCount(0)
})

test('a broken file is refused with its cause, and leaves nothing', async ({ verso }) => {
  const { page, folders } = verso
  const whole = await bytesOf(fixture(30))
  await choose(page, 'Broken.apkg', whole.subarray(0, whole.length - 400))
  await expect(page.getByRole('heading', { name: 'Broken.apkg cannot be imported' })).toBeVisible()
  await expect(page.getByRole('alert')).not.toBeEmpty()
  expect(decksIn(verso)).toEqual([])
  expect(existsSync(path.join(folders.library, 'backups', 'imports'))).toBe(false)
  await page.getByRole('button', { name: 'Choose another file' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
})

test('a table whose columns are told apart by hand, and a pasted list', async ({ verso }) => {
  const { page } = verso
  const rows = 'colour,meaning,house\nrojo,red,a\nverde,green,b\nazul,blue,c\n'
  await choose(page, 'Colours.csv', Buffer.from(rows))
  // It is ticked once the file has been read anew.
  await page.getByLabel('The first row names the columns').click()
  await expect(page.getByLabel('The first row names the columns')).toBeChecked()
  await expect(page.getByText('3 notes come in')).toBeVisible()
  await page.getByLabel('Column colour is').selectOption('Answer')
  await page.getByLabel('Column meaning is').selectOption('Question')
  await page.getByLabel('Column house is').selectOption('Left out')
  await page.getByRole('button', { name: /^3 New/ }).click()
  await expect(
    page.getByRole('listbox', { name: 'New: the notes' }).getByRole('option', { selected: true }),
  ).toContainText('red')
  await page.getByRole('button', { name: 'Add 3 notes' }).click()
  await expect(page.getByRole('heading', { name: 'It is all there' })).toBeVisible()

  await page.getByRole('button', { name: 'Import something else' }).click()
  await page.getByLabel('Or paste a list').fill('uno\tone\ndos\ttwo\n')
  await page.getByRole('button', { name: 'Show what would happen' }).click()
  await expect(page.getByText('2 notes come in')).toBeVisible()
})

test('killed while importing: all of it or nothing', async ({ verso, shell }) => {
  test.skip(shell !== 'browser', 'the host is the same')
  test.setTimeout(120_000)
  const file = await bytesOf(fixture(3000))
  for (const waitMs of [0, 60, 200, 500]) {
    const { page } = verso
    await choose(page, 'Spanish.apkg', file)
    await expect(page.getByText('3,000 notes come in')).toBeVisible()
    await page.getByRole('button', { name: /^Add 3,000/ }).click()
    await page.waitForTimeout(waitMs)
    const again = await verso.restart('kill')
    verso.errors.length = 0
    await expect(again.getByRole('link', { name: 'Today' })).toBeVisible()
    await again.getByRole('link', { name: 'Import', exact: true }).click()
    await expect(again.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
    if (decksIn(verso).length === 0) continue
    expect(decksIn(verso)).toEqual(['Languages - Spanish.deck.json'])
    await choose(again, 'Spanish.apkg', file)
    await expect(again.getByText('nothing would change')).toBeVisible()
    return
  }
})
