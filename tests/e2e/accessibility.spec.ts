import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/versoTest.ts'

const SIZES = [
  { width: 800, height: 600 },
  { width: 1600, height: 1000 },
]

/** What lies over the study screen, by the keys that bring it. */
const SHEETS = [
  ['m', 'Everything you can do with this card'],
  ['?', 'Keys of this screen'],
  ['i', 'Card info'],
  ['e', 'Edit the note'],
  ['d', 'When should it be asked?'],
  ['j', 'Where it comes from'],
] as const

async function expectClean(page: Page, where: string): Promise<void> {
  // Electron's page shares its context with the shell: axe must not open a page of its own there.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(
    violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, `${where}: nothing sticks out sideways`).toBeLessThanOrEqual(0)
}

/** From the list of exams through a sitting to its result, and back by the editor. */
async function checkExams(page: Page, origin: string, at: string): Promise<void> {
  const exam = encodeURIComponent('po-pm-exam-bank/short')
  await page.goto(`${origin}/#/exams`)
  await expect(page.getByRole('heading', { level: 1, name: 'Exams' })).toBeVisible()
  await expectClean(page, `exams${at}`)
  await page.goto(`${origin}/#/exam-edit/${exam}`)
  await expect(page.getByText('Yes: all 20 questions can be drawn.')).toBeVisible()
  await page.locator('summary').first().click()
  await expectClean(page, `exam editor${at}`)
  await page.goto(`${origin}/#/exam-paper/${exam}`)
  await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible()
  await expectClean(page, `instructions${at}`)
  await page.keyboard.press('Space')
  await expect(page.getByText('Question 1 of 20')).toBeVisible()
  await page.keyboard.press('a')
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Question 1, answered, marked' })).toBeVisible()
  await expectClean(page, `sitting${at}`)
  await page.keyboard.press('s')
  await expectClean(page, `handing in${at}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible()
  await page.locator('summary').first().click()
  await expectClean(page, `result${at}`)
  await page.goto(`${origin}/#/exam/${exam}`)
  await expect(page.getByText('Are your mock exams getting better?')).toBeVisible()
  await expectClean(page, `exam${at}`)
  await page.goto(`${origin}/#/readiness/${exam}`)
  await expect(
    page.getByRole('heading', { name: 'Did questions go as often right as predicted?' }),
  ).toBeVisible()
  for (const part of await page.getByRole('group').all()) await part.locator('summary').click()
  await expectClean(page, `readiness${at}`)
  await page.goto(`${origin}/#/exam-plan/${exam}`)
  await page
    .getByLabel('Date of the exam')
    .fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10))
  await expect(page.getByText(/a day you reach/)).toBeVisible({ timeout: 60_000 })
  await expectClean(page, `exam plan${at}`)
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await expect(page.getByText('On the day, with your plan')).toBeVisible({ timeout: 60_000 })
  await expectClean(page, `planned exam${at}`)
}

/** Finding cards, choosing how they are studied, and the palette over it all. */
async function checkOptions(page: Page, origin: string, at: string): Promise<void> {
  await page.goto(`${origin}/#/browse?q=deck:po-pm-roles`)
  await expect(page.getByRole('row', { selected: true })).toBeVisible()
  await page.getByRole('button', { name: 'How to search' }).click()
  await expectClean(page, `browse${at}`)
  // In a low window it lies over the list.
  await page.getByRole('button', { name: 'How to search' }).click()
  await page.getByRole('button', { name: 'Flag…' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectClean(page, `flags${at}`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Set due…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectClean(page, `set due${at}`)
  await page.keyboard.press('Escape')
  await page.goto(`${origin}/#/options/po-pm-roles`)
  await expect(page.getByText('What would each value cost?').first()).toBeVisible()
  await page.getByLabel('New cards a day', { exact: true }).fill('7')
  await expect(page.getByRole('button', { name: 'Apply' })).toBeVisible()
  await expectClean(page, `options${at}`)
  await page.getByRole('button', { name: 'Discard' }).click()
  for (const [screen, heading] of [
    ['presets', 'Presets'],
    ['custom', 'Custom study'],
    ['leeches', 'Leeches'],
    ['catch-up', 'Catch up'],
  ] as const) {
    await page.goto(`${origin}/#/${screen}`)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await expectClean(page, `${screen}${at}`)
  }
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { selected: true })).toBeVisible()
  await expectClean(page, `palette${at}`)
  await page.keyboard.press('Escape')
}

for (const theme of ['paper', 'ink'] as const) {
  for (const contrast of ['normal', 'high'] as const) {
    test.describe(`in ${theme}, contrast ${contrast}`, () => {
      test.use({ settings: { theme, contrast } })
      test('no screen has a fault that axe finds', async ({ verso, shell }) => {
        test.setTimeout(300_000)
        const { page } = verso
        // What cannot be pressed is named soon, and not after the whole time of the test.
        page.setDefaultTimeout(20_000)
        await expect(page.getByRole('link', { name: 'Study now' })).toBeVisible()
        const sizes = shell === 'browser' ? SIZES : [null]
        for (const size of sizes) {
          if (size) await page.setViewportSize(size)
          const at = size ? ` at ${size.width}` : ''
          await page.goto(`${verso.app.origin}/#/`)
          await expect(page.getByRole('link', { name: 'Study now' })).toBeVisible()
          await expectClean(page, `home${at}`)
          await page.goto(`${verso.app.origin}/#/deck/po-pm-roles`)
          await expect(page.getByRole('heading', { name: 'How it is studied' })).toBeVisible()
          await expectClean(page, `deck${at}`)
          await page.goto(`${verso.app.origin}/#/study/po-pm-roles`)
          await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
          await expectClean(page, `question${at}`)
          for (const [key, name] of SHEETS) {
            await page.keyboard.press(key)
            await expect(page.getByRole('dialog', { name })).toBeVisible()
            await expectClean(page, `${name}${at}`)
            await page.keyboard.press('Escape')
            await expect(page.getByRole('dialog')).toHaveCount(0)
          }
          await page.keyboard.press('Space')
          await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
          await expectClean(page, `answer${at}`)
          await page.goto(`${verso.app.origin}/#/study/po-pm-exam-bank`)
          await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
          await expectClean(page, `choice${at}`)
          await page.keyboard.press('Space')
          await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
          await expectClean(page, `choice answered${at}`)
          await checkExams(page, verso.app.origin, at)
          await checkOptions(page, verso.app.origin, at)
          await page.goto(`${verso.app.origin}/#/import`)
          await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible()
          await expectClean(page, `import${at}`)
          await page.getByLabel('Or paste a list').fill('uno\tone\ndos\ttwo\n')
          await page.getByRole('button', { name: 'Show what would happen' }).click()
          await page.getByRole('button', { name: /^2 New/ }).click()
          await expect(page.getByRole('option', { name: /uno/ })).toBeVisible()
          await expectClean(page, `import plan${at}`)
          await page.getByRole('button', { name: 'Cancel' }).click()
          await page.goto(`${verso.app.origin}/#/export`)
          await expect(page.getByRole('heading', { level: 1, name: 'Export' })).toBeVisible()
          await expectClean(page, `export${at}`)
          await page.goto(`${verso.app.origin}/#/settings`)
          await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
          await page.getByText('All keys', { exact: true }).click()
          await expectClean(page, `settings${at}`)
          await page.goto(`${verso.app.origin}/#/diagnostics`)
          await expect(page.getByRole('heading', { level: 1, name: 'Diagnostics' })).toBeVisible()
          await expectClean(page, `diagnostics${at}`)
        }
      })
    })
  }
}
