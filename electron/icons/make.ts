// Draws the icons anew from their SVG files, with the system's Chromium: `npx tsx electron/icons/make.ts`. The results
// are kept beside the sources, so that packaging needs no browser.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../launch/browser.ts'
import { makeIcns, makeIco, type Pngs } from './containers.ts'

const here = import.meta.dirname
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** Up to here a leaf with fewer and bolder strokes reads better. */
const SMALL = 32

async function draw(page: Page, svgFile: string, size: number): Promise<Uint8Array> {
  const svg = readFileSync(path.join(here, svgFile), 'utf8').replace(
    '<svg ',
    `<svg width="${size}" height="${size}" `,
  )
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>html,body{margin:0;overflow:hidden}svg{display:block}</style>${svg}`)
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } })
}

async function drawAll(page: Page, large: string, small: string): Promise<Pngs> {
  const pngs = new Map<number, Uint8Array>()
  for (const size of SIZES) pngs.set(size, await draw(page, size <= SMALL ? small : large, size))
  return pngs
}

const browser = await chromium.launch({
  executablePath: findBrowser() ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage()
const app = await drawAll(page, 'mark.svg', 'mark-small.svg')
const deck = await drawAll(page, 'deck.svg', 'deck.svg')
await browser.close()

for (const [name, pngs] of [
  ['icon', app],
  ['deck', deck],
] as const) {
  writeFileSync(path.join(here, `${name}.ico`), makeIco(pngs, [16, 24, 32, 48, 64, 128, 256]))
  writeFileSync(path.join(here, `${name}.icns`), makeIcns(pngs))
}
// Linux wants a folder of sizes.
for (const size of SIZES) writeFileSync(path.join(here, 'linux', `${size}x${size}.png`), app.get(size)!)
