// One answer: what its commit costs against bare storage, and how soon the next card is in sight.
import { open } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { openBrowserWindow } from './browserWindow.ts'
import { quantile, type Figure } from './figures.ts'
import { openStudy, type Prepared } from './prepare.ts'

const WARM_UP = 5
const LINE_BYTES = 400

declare global {
  interface Window {
    versoBench: {
      appendedAt: number
      committedAt: number
      pressedAt: number
      paintedAt: number
      frames: number
      frameMs: number
      floor(): Promise<number>
    }
  }
}

/** Figures of `answers` answers, each beside its floor, taken right after it. */
export async function measureReview(prepared: Prepared, answers: number): Promise<Figure[]> {
  const { cards, folder, profile } = prepared
  const server = await prepared.serve()
  const { context, page } = await openBrowserWindow(profile)
  const commit: number[] = []
  const floor: number[] = []
  const paint: number[] = []
  const frames: number[] = []
  let frameMs = 0
  try {
    await page.addInitScript({ path: path.join(import.meta.dirname, 'watchPage.js') })
    await openStudy(page, server.address)
    for (let index = 0; index < answers + WARM_UP; index += 1) {
      await answerOne(page)
      // The floor is taken as the answer was: while nothing moves.
      await page.waitForTimeout(250)
      const bareAppend = await timeBareAppend(path.join(folder, 'bare.jsonl'))
      const bare = await page.evaluate(() => window.versoBench.floor())
      const seen = await page.evaluate(() => ({ ...window.versoBench, floor: 0 }))
      if (index < WARM_UP) continue
      commit.push(seen.committedAt - seen.appendedAt)
      floor.push(bare + bareAppend)
      paint.push(seen.paintedAt - seen.pressedAt)
      frames.push(seen.frames)
      frameMs = seen.frameMs
    }
  } finally {
    await context.close()
    await server.stop()
  }
  const what = `${cards.toLocaleString('en')} cards`
  const pair = (name: string, share: number, aim: number): Figure => ({
    name: `review commit ${name}, ${what} (bare strict transaction + fsync)`,
    unit: 'ms',
    measured: quantile(commit, share),
    floor: quantile(floor, share),
    aim,
    samples: commit.length,
  })
  return [
    pair('p50', 0.5, 2),
    pair('p95', 0.95, 3),
    {
      name: `answer key to next card painted p50, ${what} (one frame)`,
      unit: 'ms',
      measured: quantile(paint, 0.5),
      floor: frameMs,
      aim: 3,
      samples: paint.length,
    },
    {
      name: `answer key to next card painted p95, ${what}`,
      unit: 'frames',
      measured: quantile(frames, 0.95),
      floor: null,
      aim: 3,
      samples: frames.length,
    },
  ]
}

async function answerOne(page: Page): Promise<void> {
  await page.locator('iframe[title=Question]:not([aria-hidden])').waitFor()
  // The next card is drawn ahead while the learner thinks.
  await page.waitForTimeout(250)
  await page.keyboard.press('Enter')
  await page.locator('iframe[title=Answer]:not([aria-hidden])').waitFor()
  // Nobody rates a leaf that is still turning.
  await page.waitForTimeout(250)
  await page.evaluate(() => (window.versoBench.paintedAt = 0))
  await page.keyboard.press('4')
  await page.waitForFunction(() => window.versoBench.paintedAt > 0)
}

async function timeBareAppend(file: string): Promise<number> {
  const handle = await open(file, 'a')
  try {
    const startedAt = performance.now()
    await handle.write(`${'x'.repeat(LINE_BYTES)}\n`)
    await handle.datasync()
    return performance.now() - startedAt
  } finally {
    await handle.close()
  }
}
