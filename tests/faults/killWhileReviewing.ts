// Kills Verso at random points while somebody reviews, and counts what became of the answers.
import { isDeepStrictEqual } from 'node:util'
import type { Page } from '@playwright/test'
import { readJournal } from '../support/journalOnDisk.ts'
import { type Folders, launchVerso, type RunningVerso, type Shell } from '../support/launchVerso.ts'
import { readStoredCards } from '../support/storedCards.ts'

export interface KillCounts {
  readonly kills: number
  /** Answers after which the next card came into sight. */
  readonly acknowledged: number
  /** Acknowledged answers that are not in the journal. */
  readonly lost: number
  /** Answers or sequence numbers that are in the journal twice. */
  readonly doubled: number
  /** Answers in the journal that were never acknowledged; at most one a kill. */
  readonly unacknowledged: number
  /** Restarts after which the stored cards were not what the journal says. */
  readonly unequal: number
}

const NOTHING: KillCounts = {
  kills: 0,
  acknowledged: 0,
  lost: 0,
  doubled: 0,
  unacknowledged: 0,
  unequal: 0,
}
/** A kill falls within this time of the first question: some before an answer, most between two or within one. */
const KILL_WITHIN_MS = 2500

/**
 * Starts, reviews, kills, `kills` times on the same folders, and looks each time: at the journal on the disk right
 * after the kill, and at the stored cards after the next start. `random` gives 0–1.
 */
export async function killWhileReviewing(
  shell: Shell,
  folders: Folders,
  kills: number,
  random: () => number,
  onKill: (counts: KillCounts) => void = () => undefined,
): Promise<KillCounts> {
  let counts = NOTHING
  for (let kill = 0; kill < kills; kill += 1) {
    const before = readJournal(folders.library)
    const app = await launchVerso(shell, folders)
    const isEqual = await isAsJournal(app, folders)
    const acknowledged = await reviewUntilKilled(app, random)
    const after = readJournal(folders.library)
    const written = after.answers.length - before.answers.length
    const doubled =
      after.answers.length - new Set(after.answers).size + (after.seqs.length - new Set(after.seqs).size)
    counts = {
      kills: counts.kills + 1,
      acknowledged: counts.acknowledged + acknowledged,
      lost: counts.lost + Math.max(0, acknowledged - written),
      doubled,
      unacknowledged: counts.unacknowledged + Math.max(0, written - acknowledged),
      unequal: counts.unequal + (isEqual ? 0 : 1),
    }
    onKill(counts)
  }
  const app = await launchVerso(shell, folders)
  const isEqual = await isAsJournal(app, folders)
  await app.close()
  return { ...counts, unequal: counts.unequal + (isEqual ? 0 : 1) }
}

async function isAsJournal({ page }: RunningVerso, { library }: Folders): Promise<boolean> {
  await page.getByRole('link', { name: 'Study now' }).waitFor()
  const stored = await readStoredCards(page)
  const folded = readJournal(library).cards
  return (
    stored.size === folded.size &&
    [...folded].every(([id, progress]) => isDeepStrictEqual(stored.get(id), progress))
  )
}

/** Answers as fast as the screen goes, until the app is gone; how many answers it acknowledged. */
async function reviewUntilKilled(app: RunningVerso, random: () => number): Promise<number> {
  const { page } = app
  await page.getByRole('link', { name: 'Study now' }).click()
  await question(page).waitFor()
  const killed = new Promise((resolve) => setTimeout(resolve, random() * KILL_WITHIN_MS)).then(() =>
    app.kill(),
  )
  let acknowledged = 0
  try {
    for (;;) {
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: /^Again/ }).waitFor({ timeout: 10_000 })
      // Mostly Again, which keeps the card in the session: two hundred rounds must not run out of cards.
      await page.keyboard.press(random() < 0.8 ? '1' : '3')
      await question(page).waitFor({ timeout: 10_000 })
      acknowledged += 1
    }
  } catch {
    // The page is gone, or no longer answers because its host is: what the kill was for.
  }
  await killed
  return acknowledged
}

const question = (page: Page) => page.getByRole('button', { name: 'Show answer' })
