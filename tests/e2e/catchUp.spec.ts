import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CardId, DeckId } from '../../renderer/core/model/card.ts'
import { cardIdOf } from '../../renderer/core/progress/ids.ts'
import { seedJournal } from '../bench/seed.ts'
import { readJournal } from '../support/journalOnDisk.ts'
import { expect, test } from '../support/versoTest.ts'

const NOTES = 400
const DAY_MS = 86_400_000

/** A library whose learner has been away for a month. */
const seeded = mkdtempSync(path.join(tmpdir(), 'verso-away-'))
test.beforeAll(async () => {
  const notes = Array.from({ length: NOTES }, (_, index) => ({
    id: `n${index}`,
    kind: 'basic',
    front: `front ${index}`,
    back: `back ${index}`,
  }))
  const ids: CardId[] = notes.map(({ id }) => cardIdOf('away' as DeckId, id, 0))
  await seedJournal(seeded, ids, Date.now() - 30 * DAY_MS, 60)
  writeFileSync(
    path.join(seeded, 'decks/away.deck.json'),
    JSON.stringify({ format: 1, id: 'away', title: 'Away', notes }),
  )
})
test.afterAll(() => rmSync(seeded, { recursive: true, force: true }))
test.use({ libraryFrom: seeded })

test('after a break a plan spreads what is overdue, and one press takes it back', async ({ verso }) => {
  const { page } = verso
  await page.getByRole('link', { name: 'Make a plan' }).click()
  await expect(page.getByText(/Your last answer was/)).toBeVisible()
  await page.getByRole('radio', { name: /for 7 days/ }).check()
  const before = readJournal(verso.folders.library)
  await page.getByRole('button', { name: 'Follow this plan' }).click()
  await expect(page.getByText(/The plan has begun/)).toBeVisible()
  await page.getByRole('link', { name: 'To Today' }).click()
  await expect(page.getByText(/The plan has begun/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Make a plan' })).toHaveCount(0)
  const planned = readJournal(verso.folders.library)
  expect(planned.seqs).toHaveLength(before.seqs.length + 1)

  await page.getByRole('button', { name: 'Undo the plan' }).click()
  await expect(page.getByText('The plan is undone: everything is due as before.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Make a plan' })).toBeVisible()
})
