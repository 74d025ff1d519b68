// Cards on their way out: a file for another program, and pages for a printer.
import { readFileSync } from 'node:fs'
import { expect, test } from '../support/versoTest.ts'

const DECK = `format: 1
id: verbs
title: Verbs
notes:
  - { id: ir, kind: basic, front: to go, back: ir }
  - { id: ser, kind: cloze, text: 'To be: {{c1::ser}} or {{c2::estar}}' }
`

test.use({ libraryFiles: { 'decks/Verbs.deck.yaml': DECK } })

test('a deck goes out as a table, comes home unchanged, and stands on paper', async ({ verso, shell }) => {
  test.skip(shell !== 'browser', 'in Electron a dialog asks where the file goes')
  const { page } = verso
  await page.goto(`${verso.app.origin}/#/export/verbs`)
  await expect(page.getByRole('heading', { level: 1, name: 'Export' })).toBeVisible()
  await page.getByRole('radio', { name: 'CSV' }).check()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('Verbs.csv')
  const csv = readFileSync(await file.path())
  expect(csv.toString('utf8')).toContain('to go')

  await page.getByRole('radio', { name: 'A list' }).check()
  await page.getByRole('button', { name: 'Show the pages' }).click()
  const pages = page.frameLocator('iframe[title="The pages"]')
  await expect(pages.locator('article')).toHaveCount(3)
  await expect(pages.locator('article').first()).toContainText('ir')
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeVisible()

  await page.getByRole('link', { name: 'Import cards' }).click()
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: 'Verbs.csv', mimeType: 'text/csv', buffer: csv })
  await expect(page.getByText('nothing would change')).toBeVisible()
})
