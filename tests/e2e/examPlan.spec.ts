import { expect, test } from '../support/versoTest.ts'

const BANK = `format: 1
id: knots
title: Knots
exams:
  - id: short
    title: Seamanship
    questions: 4
    minutes: 10
    passMark: 0.75
    domains:
      - { id: loops, title: Loops, weight: 3 }
      - { id: bends, title: Bends, weight: 1 }
notes:
${['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, index) => choice(id, index % 4 === 3 ? 'bends' : 'loops')).join('')}
`

function choice(id: string, domain: string): string {
  return `
  - id: ${id}
    kind: choice
    domain: ${domain}
    pinned: true
    stem: Which knot is ${id}?
    options:
      - { text: The wrong one }
      - { text: The right one, correct: true }
`
}

test.use({ libraryFiles: { 'decks/knots.deck.yaml': BANK } })

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a date leads to a plan, the plan to its cards, and a mock exam is held against what was predicted', async ({
  verso,
}) => {
  test.setTimeout(120_000)
  const { page } = verso
  await page.getByRole('link', { name: 'Exams' }).click()
  await page.getByRole('link', { name: 'Seamanship' }).click()
  await expect(page.getByText('You have not studied any card of this exam yet.')).toBeVisible()

  await page.getByRole('link', { name: 'Make a plan' }).click()
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await expect(page.getByText('Write a date from tomorrow to a year from now.')).toBeVisible()
  await page.getByLabel('Date of the exam').fill(inDays(20))
  await page.getByLabel('Minutes a day').fill('5')
  await expect(page.getByText(/With 5 minutes a day you reach/)).toBeVisible({ timeout: 30_000 })
  await page.getByText('What this takes for granted').click()
  await expect(page.getByText(/An answer takes 10 seconds/)).toBeVisible()
  await page.getByRole('button', { name: 'Save the plan' }).click()

  // Exactly the plan's cards, and intervals that end before the exam.
  await expect(page.getByRole('heading', { name: 'Today’s plan' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Study today’s plan' }).click()
  await expect(page.getByText('Today’s plan · Seamanship').first()).toBeVisible()
  for (let answered = 0; answered < 2; answered += 1) {
    await page.getByRole('button', { name: 'Show answer' }).click()
    await page.getByRole('button', { name: /^Easy/ }).click()
    await expect(page.getByRole('button', { name: /^Easy/ })).toHaveCount(0)
  }

  await page.goto(`${verso.app.origin}/#/exam/knots%2Fshort`)
  await expect(page.getByText('On the day, with your plan')).toBeVisible({ timeout: 30_000 })
  await page.goto(`${verso.app.origin}/#/exam-paper/knots%2Fshort`)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText('Question 1 of 4')).toBeVisible()
  for (let question = 1; question <= 4; question += 1) {
    await page.keyboard.press('b')
    await expect(page.getByText(`${question} of 4 answered`)).toBeVisible()
    await page.keyboard.press('n')
  }
  await page.getByRole('button', { name: 'Hand in' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in' }).click()
  await expect(page.getByText(/Verso had predicted/)).toBeVisible()

  await page.goto(`${verso.app.origin}/#/readiness/knots%2Fshort`)
  await expect(page.getByText(/1 mock exam predicted/)).toBeVisible()
  await expect(page.getByText('Brier score', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('heading', { name: 'Did questions go as often right as predicted?' }),
  ).toBeVisible()
  await page.getByText('Correction by your own mock exams').click()
  await expect(page.getByText(/1 more mock exam and 56 more questions in them are needed/)).toBeVisible()
})

test('a plan is changed and taken out', async ({ verso }) => {
  test.setTimeout(120_000)
  const { page } = verso
  await page.goto(`${verso.app.origin}/#/exam-plan/knots%2Fshort`)
  await page.getByLabel('Date of the exam').fill(inDays(10))
  for (const name of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    await page.getByRole('checkbox', { name }).uncheck()
  await expect(page.getByText('Choose at least one day.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Monday' }).check()
  await page.getByRole('button', { name: 'Save the plan' }).click()
  await page.getByRole('link', { name: 'Change the plan' }).click()
  await expect(page.getByRole('checkbox', { name: 'Monday' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Tuesday' })).not.toBeChecked()
  await page.getByRole('button', { name: 'Take the plan out' }).click()
  await expect(page.getByRole('link', { name: 'Make a plan' })).toBeVisible()
})
