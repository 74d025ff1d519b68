import type { Page } from '@playwright/test'
import { readJournal } from '../support/journalOnDisk.ts'
import { readStoredCards } from '../support/storedCards.ts'
import { expect, test } from '../support/versoTest.ts'

const DECK = `format: 1
id: kinds
title: Every kind
language: en
notes:
  - id: plain
    kind: basic
    front: Which note is **first**?
    back: This one
    explanation: Because it stands first in the file.
  - id: gaps
    kind: cloze
    text: "A gap hides {{c1::one thing::a number and a noun}}."
  - id: pick
    kind: choice
    stem: Which of these is right?
    pinned: true
    options:
      - { text: The wrong one, rationale: It says so itself. }
      - { text: The right one, correct: true, rationale: Nothing speaks against it. }
  - id: spell
    kind: typed
    prompt: Write the word for the back of a leaf.
    answer: verso
`

test.use({ libraryFiles: { 'decks/kinds.deck.yaml': DECK } })

const face = (page: Page, title: 'Question' | 'Answer') =>
  page.frameLocator(`iframe[title=${title}]:not([aria-hidden])`).locator('body')

async function openDeck(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Every kind' }).click()
  await page.getByRole('link', { name: 'Study this deck' }).click()
  await expect(face(page, 'Question')).toContainText('Which note is first?')
}

test('a session goes by keyboard alone, and everything is there after a restart', async ({ verso }) => {
  let { page } = verso
  await expect(page.getByText('Every kind').first()).toBeVisible()
  await page.getByRole('link', { name: 'Every kind' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Study this deck' }).focus()
  await page.keyboard.press('Enter')

  await expect(face(page, 'Question')).toContainText('Which note is first?')
  await page.keyboard.press('Space')
  await expect(face(page, 'Answer')).toContainText('Because it stands first in the file.')
  await page.keyboard.press('4')

  await expect(face(page, 'Question')).toContainText('a number and a noun')
  await page.keyboard.press('Enter')
  await expect(face(page, 'Answer')).toContainText('one thing')
  await page.keyboard.press('4')

  await expect(face(page, 'Question')).toContainText('Which of these is right?')
  await page.keyboard.press('2')
  await expect(page.getByText('Nothing speaks against it.')).toBeVisible()
  await expect(page.getByText('It says so itself.')).toBeVisible()
  await page.keyboard.press('4')

  await expect(face(page, 'Question')).toContainText('back of a leaf')
  await page.keyboard.type('vreso')
  await page.keyboard.press('Enter')
  await expect(face(page, 'Answer')).toContainText('verso')
  await expect(page.getByText('Nearly').or(page.getByText('Not right'))).toBeVisible()
  await page.keyboard.press('4')

  await expect(page.getByRole('heading', { name: 'That was it for now' })).toBeVisible()
  expect(readJournal(verso.folders.library).answers).toHaveLength(4)

  page = await verso.restart()
  await expect(page.getByText('You have answered 4 cards today.')).toBeVisible()
  await page.getByRole('link', { name: 'Every kind' }).click()
  await expect(page.getByText('Nothing in this deck waits today.')).toBeVisible()
  expect(await readStoredCards(page)).toEqual(readJournal(verso.folders.library).cards)
})

test('a session goes by mouse alone', async ({ verso }) => {
  const { page } = verso
  await openDeck(page)
  for (let card = 0; card < 2; card += 1) {
    await page.getByRole('button', { name: 'Show answer' }).click()
    await page.getByRole('button', { name: /^Easy/ }).click()
  }
  await expect(face(page, 'Question')).toContainText('Which of these is right?')
  await page.getByText('The right one').click()
  await page.getByRole('button', { name: /^Easy/ }).click()
  await expect(face(page, 'Question')).toContainText('back of a leaf')
  await page.getByRole('button', { name: 'Show answer' }).click()
  await page.getByRole('button', { name: /^Easy/ }).click()
  await page.getByRole('link', { name: 'Back to Today' }).click()
  await expect(page.getByText('You have answered 4 cards today.')).toBeVisible()
})

test('a click into the card leaves the keys working', async ({ verso }) => {
  const { page } = verso
  await openDeck(page)
  await page.locator('iframe[title=Question]:not([aria-hidden])').click()
  await page.keyboard.press('Space')
  await expect(face(page, 'Answer')).toContainText('This one')
  await page.locator('iframe[title=Answer]:not([aria-hidden])').click()
  await page.keyboard.press('3')
  await expect(face(page, 'Question')).toContainText('a number and a noun')
})

test('what a button promises is what is stored', async ({ verso }) => {
  const { page } = verso
  await openDeck(page)
  await page.keyboard.press('Space')
  const easy = page.getByRole('button', { name: /^Easy/ })
  const promised = Number(
    /(\d+) days/.exec((await easy.getAttribute('aria-label')) ?? (await easy.innerText()))?.[1],
  )
  await easy.click()
  await expect(face(page, 'Question')).toContainText('a number and a noun')
  const [progress] = [...readJournal(verso.folders.library).cards.values()]
  expect(progress?.dueDay).toBe((progress?.lastReviewDay ?? 0) + promised)
})

test('undo goes back to the start of the session and leaves nothing behind', async ({ verso }) => {
  const { page } = verso
  await openDeck(page)
  for (const key of ['1', '3']) {
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /^Again/ })).toBeVisible()
    await page.keyboard.press(key)
    await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible()
  }
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press('z')
    await expect(page.getByText(/Took back/).first()).toBeVisible()
    await expect.poll(() => readJournal(verso.folders.library).seqs.length).toBe(3 + step)
  }
  await expect(face(page, 'Question')).toContainText('Which note is first?')
  await expect(page.getByRole('button', { name: /undo/i })).toBeDisabled()
  expect(readJournal(verso.folders.library).cards.size).toBe(0)
  expect((await readStoredCards(page)).size).toBe(0)
})

test('a rating that cannot be stored is not taken, is said, and can be given again', async ({ verso }) => {
  const { page } = verso
  test.skip(verso.app.shell === 'electron', 'only serve can be stopped while its page stays')
  await openDeck(page)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: /^Good/ })).toBeVisible()
  verso.app.hostProcess.kill('SIGKILL')
  await page.keyboard.press('3')
  await expect(page.getByRole('alert')).toContainText('stopped')
  await expect(face(page, 'Answer')).toContainText('This one')
  expect(readJournal(verso.folders.library).answers).toHaveLength(0)
  verso.errors.length = 0
})
