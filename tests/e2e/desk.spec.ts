// At the card: what can be done with it besides rating it, by its keys.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { readJournal } from '../support/journalOnDisk.ts'
import { readStoredCards } from '../support/storedCards.ts'
import { expect, test } from '../support/versoTest.ts'

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" width="400" height="200"><rect width="400" height="200" fill="#ddd"/></svg>`

const DECK = `format: 1
id: desk
title: At the desk
language: en
# A comment of mine.
notes:
  - id: one
    kind: basic
    front: First front   # kept
    back: First back
  - id: two
    kind: basic
    front: Second front
    back: Second back
  - id: map
    kind: occlusion
    image: map.svg
    mode: hide-all
    shapes:
      - { card: 1, shape: rect, left: 0.1, top: 0.2, width: 0.2, height: 0.2, label: The north }
      - { card: 2, shape: ellipse, left: 0.6, top: 0.2, width: 0.2, height: 0.2, label: The east }
`

test.use({ libraryFiles: { 'decks/desk.deck.yaml': DECK, 'decks/desk.media/map.svg': PICTURE } })

const face = (page: Page, title: 'Question' | 'Answer') =>
  page.frameLocator(`iframe[title=${title}]:not([aria-hidden])`).locator('body')

async function study(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'At the desk' }).click()
  await page.getByRole('link', { name: 'Study this deck' }).click()
  await expect(face(page, 'Question')).toContainText('First front')
}

test('a note is edited in the session: the file has it, the card shows it, its progress stays', async ({
  verso,
}) => {
  const { page, folders } = verso
  const file = path.join(folders.library, 'decks/desk.deck.yaml')
  await study(page)
  await page.keyboard.press('Space')
  await page.keyboard.press('1')
  await expect(face(page, 'Question')).toContainText('Second front')
  await page.keyboard.press('e')
  await page.getByLabel('Front').fill('')
  await expect(page.getByText('front is empty')).toBeVisible()
  await page.getByLabel('Front').fill('A better front')
  await page.keyboard.press('Control+Enter')
  await expect(face(page, 'Question')).toContainText('A better front')
  expect(readFileSync(file, 'utf8')).toBe(DECK.replace('Second front', 'A better front'))
  // The undo key takes the edit back before it takes the answer back.
  await page.keyboard.press('z')
  await expect(face(page, 'Question')).toContainText('Second front')
  expect(readFileSync(file, 'utf8')).toBe(DECK)
  await page.keyboard.press('z')
  await expect(face(page, 'Question')).toContainText('First front')
  await expect.poll(() => readJournal(folders.library).cards.size).toBe(0)
  expect((await readStoredCards(page)).size).toBe(0)

  await page.keyboard.press('e')
  await page.getByLabel('Back').fill('Never written')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(readFileSync(file, 'utf8')).toBe(DECK)
})

test('flag, suspend, bury, undo and redo go by their keys, and each says what it did', async ({ verso }) => {
  const { page, folders } = verso
  const progressOf = (id: string) =>
    [...readJournal(folders.library).cards].find(([card]) => card === `desk:${id}:0`)?.[1]
  await study(page)
  await page.keyboard.press('m')
  await page.keyboard.press('4')
  await expect(page.getByRole('img', { name: 'Flag 4: blue' })).toBeVisible()
  await expect.poll(() => progressOf('one')?.flag).toBe(4)
  await page.keyboard.press('@')
  await expect(face(page, 'Question')).toContainText('Second front')
  await expect(page.getByText('Suspended the card.').first()).toBeVisible()
  await page.keyboard.press('z')
  await expect(face(page, 'Question')).toContainText('First front')
  await page.keyboard.press('Shift+Z')
  await expect(face(page, 'Question')).toContainText('Second front')
  await expect.poll(() => progressOf('one')).toMatchObject({ isSuspended: true, flag: 4 })
  await page.keyboard.press('-')
  await expect(page.locator('iframe[title=Question]:not([aria-hidden])')).toBeVisible()
  await expect(page.getByText(/Buried the card/).first()).toBeVisible()
  await page.keyboard.press('i')
  await expect(page.getByRole('heading', { name: 'Why this date' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await readStoredCards(page)).toEqual(readJournal(folders.library).cards)
})

test('an occlusion card covers its part, uncovers it with its name, and can be drawn on', async ({
  verso,
}) => {
  const { page, folders } = verso
  await study(page)
  await page.keyboard.press('-')
  await expect(face(page, 'Question')).toContainText('Second front')
  await page.keyboard.press('-')
  await expect(face(page, 'Question').locator('.asked')).toHaveCount(1)
  await expect(face(page, 'Question').locator('.mask')).toHaveCount(1)
  await expect(face(page, 'Question')).not.toContainText('The north')
  await page.keyboard.press('Space')
  await expect(face(page, 'Answer').locator('.found')).toHaveCount(1)
  await expect(face(page, 'Answer')).toContainText('The north')

  await page.keyboard.press('e')
  const picture = page.getByRole('dialog').getByRole('img', { name: 'map.svg' })
  await expect(picture).toBeVisible()
  const box = (await picture.boundingBox())!
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.6)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.9, { steps: 3 })
  await page.mouse.up()
  await page.getByLabel('What is under shape 3').fill('The south')
  await page.getByRole('button', { name: 'Shape 1, card 1, The north' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const text = readFileSync(path.join(folders.library, 'decks/desk.deck.yaml'), 'utf8')
  expect(text).toContain('label: The south')
  expect(text).toContain('top: 0.21')
  expect(text).toContain('# A comment of mine.')
  await expect(face(page, 'Answer').locator('.mask')).toHaveCount(2)
  expect(existsSync(path.join(folders.library, 'decks/desk.media/map.svg'))).toBe(true)
})

test('a new occlusion note is made from a picture, and asked in its turn', async ({ verso }) => {
  const { page, folders } = verso
  await study(page)
  await page.keyboard.press('n')
  await page
    .getByLabel('Picture', { exact: true })
    .setInputFiles({ name: 'Plan: 1.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(PICTURE) })
  await page.getByRole('button', { name: 'Ellipse' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('What is under shape 1').fill('The middle')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('Added to library/desk.deck.yaml.').first()).toBeVisible()
  const text = readFileSync(path.join(folders.library, 'decks/desk.deck.yaml'), 'utf8')
  expect(text).toContain('image: Plan- 1.svg')
  expect(text).toContain('label: The middle')
  expect(readFileSync(path.join(folders.library, 'decks/desk.media/Plan- 1.svg'), 'utf8')).toBe(PICTURE)
})

test('keys can be changed, and what had the key loses it', async ({ verso }) => {
  const { page } = verso
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByText('All keys', { exact: true }).click()
  await page
    .getByRole('button', { name: /of “Suspend the card”/ })
    .first()
    .click()
  await page.keyboard.press('e')
  await expect(page.getByText('Taken from “Edit the note”.')).toBeVisible()
  await page.getByRole('link', { name: 'Today' }).click()
  await study(page)
  await page.keyboard.press('e')
  await expect(page.getByText('Suspended the card.').first()).toBeVisible()
  const again = await verso.restart()
  await again.getByRole('link', { name: 'Settings' }).click()
  await again.getByText('All keys', { exact: true }).click()
  await expect(again.getByRole('button', { name: 'Change the key e of “Suspend the card”' })).toBeVisible()
  await again.getByRole('button', { name: 'Set all keys back' }).click()
  await expect(again.getByRole('button', { name: 'Change the key e of “Edit the note”' })).toBeVisible()
})
