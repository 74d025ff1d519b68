import type { Page } from '@playwright/test'
import { readJournal } from '../support/journalOnDisk.ts'
import { expect, test } from '../support/versoTest.ts'

const deck = (id: string, title: string, fronts: readonly string[]) => `format: 1
id: ${id}
title: "${title}"
notes:
${fronts.map((front, index) => `  - { id: n${index + 1}, kind: basic, front: "${front}", back: "back of ${front}" }`).join('\n')}
`

test.use({
  libraryFiles: {
    'decks/a.deck.yaml': deck('es', 'Languages::Spanish', ['ir', 'venir', 'comer']),
    'decks/b.deck.yaml': deck('fr', 'Languages::French', ['aller']),
  },
})

const face = (page: Page, title: 'Question' | 'Answer') =>
  page.frameLocator(`iframe[title=${title}]:not([aria-hidden])`).locator('body')

test('a search leads to its cards, and from there into a session over them', async ({ verso }) => {
  const { page } = verso
  await expect(page.getByRole('link', { name: 'Spanish' })).toBeVisible()
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill('deck:Languages ir')
  await expect(page.getByRole('row', { name: /venir/ })).toBeVisible()
  await expect(page.getByText('2 cards', { exact: true })).toBeVisible()
  await expect(face(page, 'Answer')).toContainText('back of ir')

  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await expect(page.getByRole('row', { name: /venir/ })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByRole('row', { name: /venir.*Suspended/ })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('row', { name: /venir.*Suspended/ })).toHaveCount(0)

  await page.getByRole('button', { name: /^Study these 2/ }).click()
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('deck:Languages ir')
  await page.getByRole('radio', { name: 'It is only practice' }).check()
  await page.getByRole('button', { name: 'Study now' }).click()
  for (let card = 0; card < 2; card += 1) {
    await page.getByRole('button', { name: 'Show answer' }).click()
    await page.keyboard.press('3')
  }
  await expect(page.getByRole('button', { name: 'Show answer' })).toHaveCount(0)
  // Practice leaves the schedule alone.
  expect(readJournal(verso.folders.library).answers).toHaveLength(0)
})

test('what is no search says where, and the list stays', async ({ verso }) => {
  const { page } = verso
  await page.goto(`${verso.app.origin}/#/browse?q=aller`)
  await expect(page.getByRole('row', { name: /aller/ })).toBeVisible()
  await page.getByRole('searchbox').fill('aller is:nwe')
  await expect(page.getByRole('alert')).toContainText(
    'Column 10: “is:nwe” is not known: did you mean is:new?',
  )
  await expect(page.getByRole('row', { name: /aller/ })).toBeVisible()
})

test('the palette reaches a deck’s options by a few letters', async ({ verso }) => {
  const { page } = verso
  await expect(page.getByRole('link', { name: 'Spanish' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('opt french')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Options' })).toBeVisible()
  await page.getByRole('link', { name: 'Languages › French' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('French')
})

test('decks inside others fold away, and the outer name studies all of them', async ({ verso }) => {
  const { page } = verso
  const spanish = page.getByRole('link', { name: 'Spanish' })
  await expect(spanish).toBeVisible()
  await page.getByRole('button', { name: 'Decks inside Languages' }).click()
  await expect(spanish).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Languages' })).toBeVisible()
  await expect(spanish).toHaveCount(0)
  await page.getByRole('link', { name: 'Languages' }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  for (let card = 0; card < 4; card += 1) {
    await page.getByRole('button', { name: 'Show answer' }).click()
    await page.getByRole('button', { name: /^Easy/ }).click()
  }
  await expect(page.getByRole('button', { name: 'Show answer' })).toHaveCount(0)
  expect(new Set(readJournal(verso.folders.library).cards.keys()).size).toBe(4)
})

test('a preset applied to a deck changes the intervals that its buttons promise', async ({ verso }) => {
  const { page } = verso
  const easyDays = async () => {
    await page.goto(`${verso.app.origin}/#/study/es`)
    await page.getByRole('button', { name: 'Show answer' }).click()
    const easy = page.getByRole('button', { name: /^Easy/ })
    return Number(/(\d+) days/.exec((await easy.getAttribute('aria-label')) ?? (await easy.innerText()))?.[1])
  }
  const usual = await easyDays()
  await page.goto(`${verso.app.origin}/#/options/fr`)
  await page.getByRole('button', { name: 'Save as a preset…' }).click()
  await page.getByLabel('Name of the preset').fill('Careful')
  await page.getByRole('button', { name: 'Make preset' }).click()
  await page.goto(`${verso.app.origin}/#/options/es`)
  await page.getByLabel('These options').selectOption({ label: 'come from “Careful”' })
  await expect(page.getByText('2 decks follow it')).toBeVisible()
  await page.getByLabel('Desired retention', { exact: true }).fill('97')
  await expect(page.getByText('90% → 97%')).toBeVisible()
  await page.getByRole('button', { name: 'Apply to 2 decks' }).click()
  await expect(page.getByText('Applied.')).toBeVisible()
  expect(await easyDays()).toBeLessThan(usual)
})
