import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { readJournal } from '../support/journalOnDisk.ts'
import { expect, test, type VersoFixture } from '../support/versoTest.ts'

const BANK = `format: 1
id: knots
title: Knots
source:
  title: The book of knots
  sections: [{ id: s1, title: Loops }]
exams:
  - id: short
    title: Seamanship
    questions: 4
    minutes: 10
    passMark: 0.5
    domains:
      - { id: loops, title: Loops, weight: 3 }
      - { id: bends, title: Bends, weight: 1, search: 'tag:bend' }
notes:
${['a', 'b', 'c'].map((id) => choice(id, 'loops')).join('')}
${choice('d', 'bends')}
  - id: bowline
    kind: basic
    source: s1
    front: The king of knots
    back: The bowline
`

function choice(id: string, domain: string): string {
  return `
  - id: ${id}
    kind: choice
    source: s1
    domain: ${domain}
    pinned: true
    stem: Which knot is ${id}?
    options:
      - { text: The wrong one, rationale: It slips. }
      - { text: The right one, correct: true, rationale: It holds. }
`
}

test.use({ libraryFiles: { 'decks/knots.deck.yaml': BANK } })

const clock = (page: Page) => page.getByRole('timer', { name: 'Time left' })

/** Text of the file that is saved by what `act` does. */
async function savedBy(verso: VersoFixture, act: () => Promise<void>): Promise<string> {
  const { electronApp } = verso.app
  if (electronApp === null) {
    const download = verso.page.waitForEvent('download')
    await act()
    return readFileSync(await (await download).path(), 'utf8')
  }
  // Electron asks for the place in a dialog of the system: the answer is given beforehand.
  const file = path.join(verso.folders.config, 'saved.csv')
  await electronApp.evaluate(({ BrowserWindow }, place) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.session.once('will-download', (_event, item) => item.setSavePath(place))
  }, file)
  await act()
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8').length > 0).toBe(true)
  return readFileSync(file, 'utf8')
}

async function openPaper(page: Page, exam = 'Seamanship'): Promise<void> {
  await page.getByRole('link', { name: 'Exams' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: exam }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: exam })).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible()
}

test('a mock exam goes by keyboard alone, says nothing before the end, and is gone over at the end', async ({
  verso,
}) => {
  const { page } = verso
  await openPaper(page)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of this screen' })).toContainText('Begin')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(page.getByText('Question 1 of 4')).toBeVisible()
  await expect(clock(page)).toContainText(/^(10:00|9:5\d)$/)
  await page.keyboard.press('b')
  await page.keyboard.press('n')
  await page.keyboard.press('2')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('1')
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Question 3, answered, marked' })).toBeVisible()
  await expect(page.getByText('It slips.')).toHaveCount(0)
  // Back to the first question through the palette, and its answer is changed.
  await page.keyboard.press('q')
  await page.keyboard.press('Home')
  await expect(page.getByText('Question 1 of 4')).toBeVisible()
  await page.keyboard.press('a')
  await page.keyboard.press('b')
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'Hand in your paper?' })
  await expect(dialog).toContainText('1 question is not answered: 4.')
  await expect(dialog).toContainText('1 question is marked for review: 3.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Passed.' })).toBeVisible()
  await expect(page.getByText('2 of 4 points')).toBeVisible()
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'All' }).click()
  await page.getByRole('button', { name: 'Open all' }).click()
  await expect(page.getByText('It slips.')).toHaveCount(4)
  await expect(page.getByText('Source: The book of knots › Loops')).toHaveCount(4)
  expect(readJournal(verso.folders.library).answers).toHaveLength(0)

  const csv = await savedBy(verso, () => page.getByRole('button', { name: 'Save as CSV' }).click())
  expect(csv.trim().split('\r\n')).toHaveLength(5)

  await page.getByRole('button', { name: /Study what you missed \(2\)/ }).click()
  await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  await page.goto(`${verso.app.origin}/#/exams`)
  await page.getByRole('link', { name: 'Seamanship' }).click()
  await expect(page.getByRole('cell', { name: '✓ Passed' })).toBeVisible()
})

test('killed twice, a mock exam goes on where it was, and the clock has run on', async ({ verso, shell }) => {
  let { page } = verso
  await openPaper(page)
  await page.keyboard.press('Space')
  for (const [index, key] of ['b', 'b'].entries()) {
    await expect(page.getByText(`Question ${index + 1} of 4`)).toBeVisible()
    await page.keyboard.press(key)
    await expect(page.getByText(`${index + 1} of 4 answered`)).toBeVisible()
    page = await verso.restart('kill')
    if (shell === 'browser') verso.errors.length = 0
    await page.getByRole('link', { name: 'Exams' }).click()
    await page.getByRole('link', { name: 'Seamanship' }).click()
    await page.getByRole('link', { name: 'Go on' }).click()
    await expect(page.getByText(`${index + 1} of 4 answered`)).toBeVisible()
  }
  await expect(page.getByText('Question 3 of 4')).toBeVisible()
  await expect(clock(page)).toContainText(/^9:\d\d$/)
})

test('practice shows what is right, and why, after each answer', async ({ verso }) => {
  const { page } = verso
  await openPaper(page)
  await page.getByRole('radio', { name: /As practice/ }).check()
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('button', { name: /The wrong one/ }).click()
  await expect(page.getByText('It slips.')).toBeVisible()
  await expect(page.getByText('Right, not chosen')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('Question 2 of 4')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Give the paper up' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Exams' })).toBeVisible()
})

test('a paper whose time runs out is handed in by itself', async ({ verso, shell }) => {
  test.skip(shell === 'electron', 'the clock of the page can be set in the browser alone')
  const { page } = verso
  await openPaper(page)
  await page.keyboard.press('Space')
  await expect(page.getByText('Question 1 of 4')).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByText('1 of 4 answered')).toBeVisible()
  await page.clock.setFixedTime(Date.now() + 11 * 60_000)
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed.' })).toBeVisible()
  await expect(page.getByText('The time ran out.')).toBeVisible()
})

test('an exam is made in the app: its editor says whether the bank can fill it', async ({ verso }) => {
  const { page } = verso
  await page.getByRole('link', { name: 'Exams' }).click()
  await page.getByRole('link', { name: 'Make an exam' }).click()
  await page.getByLabel('Title', { exact: true }).fill('My own')
  await page.getByLabel('Date of the exam').fill('2099-01-01')
  await page.getByLabel('Questions', { exact: true }).fill('5')
  await expect(page.getByText('Yes: all 5 questions can be drawn.')).toBeVisible()
  await page.getByText('Draws from').click()
  await page.getByLabel('Or what a search finds').fill('')
  await expect(page.getByText('Not yet: 5 questions missing.')).toBeVisible()
  await page.getByLabel('Or what a search finds').fill('deck:knots is:due')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/leave out is:/).first()).toBeVisible()
  await page.getByLabel('Or what a search finds').fill('deck:knots')
  await expect(page.getByText('Yes: all 5 questions can be drawn.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My own' })).toBeVisible()
  await page.getByRole('link', { name: 'Today' }).click()
  await expect(page.getByRole('link', { name: /My own is in/ })).toBeVisible()

  // Four choice questions, and the card that is turned and marked.
  await page.getByRole('link', { name: /My own is in/ }).click()
  await page.getByRole('link', { name: 'Sit a paper' }).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  for (let index = 1; index <= 5; index += 1) {
    await expect(page.getByText(`Question ${index} of 5`)).toBeVisible()
    if (await page.getByRole('button', { name: /The right one/ }).isVisible()) await page.keyboard.press('b')
    else {
      await page.keyboard.press('Space')
      await page.keyboard.press('y')
    }
    await expect(page.getByText(`${index} of 5 answered`)).toBeVisible()
    await page.keyboard.press('n')
  }
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await expect(page.getByText('5 of 5 points')).toBeVisible()
})
