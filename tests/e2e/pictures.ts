// `npm run pictures`: takes the pictures of the README from the running app, on a library in which somebody has studied
// the bundled decks for some weeks.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { cardOrdinals } from '../../decks/format/cards.ts'
import { parseDeck } from '../../decks/format/parse.ts'
import { ensureBuilt, projectRoot } from '../../electron/launch/build.ts'
import { seededRandom } from '../../renderer/core/cards/random.ts'
import type { CardId, DeckId } from '../../renderer/core/model/card.ts'
import { cardIdOf } from '../../renderer/core/progress/ids.ts'
import { seedJournal } from '../bench/seed.ts'
import { launchVerso } from '../support/launchVerso.ts'

const SIZE = { width: 1200, height: 780 }
const docs = path.join(projectRoot, 'docs')

/** Cards of the bundled decks that have been met: most of the first decks, fewer of the later ones. */
function metCards(): CardId[] {
  const folder = path.join(projectRoot, 'decks/library')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.deck.yaml') && !name.includes('exam-bank'))
    .sort()
    .flatMap((name, index) => {
      const { deck } = parseDeck(readFileSync(path.join(folder, name), 'utf8'), name)
      if (deck === null) throw new Error(`${name} is not a deck`)
      const random = seededRandom(name)
      return deck.notes
        .flatMap((note) => cardOrdinals(note).map((ordinal) => cardIdOf(deck.id as DeckId, note.id, ordinal)))
        .filter(() => random() > index * 0.13)
    })
}

const face = (page: Page, title: 'Question' | 'Answer') =>
  page.locator(`iframe[title=${title}]:not([aria-hidden])`)

async function take(page: Page, name: string): Promise<void> {
  // Frames and fonts have come when two pictures of the same moment are equal; a short rest does.
  await page.waitForTimeout(700)
  await page.screenshot({ path: path.join(docs, `${name}.png`) })
}

/** Answers cards until one whose answer stands apart from its question lies turned, some way into the session. */
async function reachTellingCard(page: Page): Promise<void> {
  for (let answered = 0; answered < 9; answered += 1) {
    await page.getByRole('button', { name: 'Show answer' }).waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /^Good/ }).waitFor()
    const body = page.frameLocator('iframe[title=Answer]:not([aria-hidden])').locator('body')
    await body.waitFor()
    if (answered >= 2 && (await body.locator('.reply').count()) > 0) return
    await page.keyboard.press('3')
  }
  throw new Error('No card of the deck has an answer of its own')
}

await ensureBuilt()
mkdirSync(docs, { recursive: true })
for (const theme of ['paper', 'ink'] as const) {
  const root = mkdtempSync(path.join(tmpdir(), 'verso-pictures-'))
  const folders = {
    library: path.join(root, 'Documents', 'Verso'),
    config: path.join(root, 'config'),
    profile: path.join(root, 'profile'),
  }
  mkdirSync(folders.config, { recursive: true })
  writeFileSync(path.join(folders.config, 'settings.json'), JSON.stringify({ theme }))
  await seedJournal(folders.library, metCards(), Date.now(), 40)
  const first = await launchVerso('browser', folders)
  await first.page.getByRole('link', { name: 'Study now' }).waitFor()
  await first.close()
  // The second start has nothing left to tell.
  const app = await launchVerso('browser', folders, { pixelRatio: 2 })
  const { page } = app
  await page.setViewportSize(SIZE)
  await page.getByRole('link', { name: 'Study now' }).waitFor()
  await take(page, `home-${theme}`)
  await page.goto(`${app.origin}/#/study/po-pm-roles`)
  await face(page, 'Question').waitFor()
  await reachTellingCard(page)
  await take(page, `study-${theme}`)
  await page.goto(`${app.origin}/#/study/po-pm-exam-bank`)
  await face(page, 'Question').waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('2')
  await face(page, 'Answer').waitFor()
  await take(page, `choice-${theme}`)
  await page.goto(`${app.origin}/#/browse?q=${encodeURIComponent('tag:topic::scrum')}`)
  await page.getByRole('grid').or(page.getByRole('listbox')).first().waitFor()
  await take(page, `browse-${theme}`)
  await page.goto(`${app.origin}/#/exams`)
  await page.getByRole('button', { name: 'Prepare for it' }).first().click()
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Date of the exam').fill(inAMonth)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Full mock exam' }).waitFor()
  await page.waitForTimeout(2500)
  await take(page, `exam-${theme}`)
  await app.close()
  rmSync(root, { recursive: true, force: true, maxRetries: 5 })
}
console.log(`The pictures are in ${docs}`)
