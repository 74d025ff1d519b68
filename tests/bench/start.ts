// From launching the browser to a home screen that answers, against a blank window of the same browser.
import path from 'node:path'
import { openBrowserWindow } from './browserWindow.ts'
import { median, pairedRatio, type Figure } from './figures.ts'
import type { Prepared } from './prepare.ts'

const BLANK = 'data:text/html,<title>blank</title><button>Study now</button>'

export async function measureStart(prepared: Prepared, pairs: number): Promise<Figure[]> {
  const { cards, folder, profile, prepareMs } = prepared
  const blankProfile = path.join(folder, 'blank')
  const server = await prepared.serve()
  const app: number[] = []
  const blank: number[] = []
  try {
    await timeToButton(blankProfile, BLANK)
    await timeToButton(profile, server.address)
    for (let pair = 0; pair < pairs; pair += 1) {
      app.push(await timeToButton(profile, server.address))
      blank.push(await timeToButton(blankProfile, BLANK))
    }
  } finally {
    await server.stop()
  }
  const what = cards === 0 ? 'empty library' : `${cards.toLocaleString('en')} cards`
  const floor = median(blank)
  const figures: Figure[] = [
    {
      name: `launch to interactive home, ${what} (blank window)`,
      unit: 'ms',
      measured: floor * pairedRatio(app, blank),
      floor,
      aim: cards === 0 ? 1.25 : 1.5,
      samples: pairs,
    },
  ]
  if (cards > 0) {
    const name = `database made from the library, ${what}`
    figures.push({ name, unit: 'ms', measured: prepareMs, floor: null, aim: 60_000, samples: 1 })
  }
  return figures
}

/** Launches a window, waits until "Study now" is painted and the page answers, in ms. */
async function timeToButton(profile: string, address: string): Promise<number> {
  const startedAt = performance.now()
  const { context, page } = await openBrowserWindow(profile)
  await page.goto(address, { waitUntil: 'commit' })
  await page.getByText('Study now').waitFor()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  const elapsed = performance.now() - startedAt
  await context.close()
  return elapsed
}
