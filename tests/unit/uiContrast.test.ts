import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const css = readFileSync(
  fileURLToPath(new URL('../../renderer/ui/theme/tokens.css', import.meta.url)),
  'utf8',
)

/** The tokens of one block, as [paper, ink] pairs. */
function tokensOf(block: string): Map<string, readonly [string, string]> {
  const pairs = block.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)
  return new Map([...pairs].map(([, name = '', paper = '', ink = '']) => [name, [paper, ink]]))
}

const [normalBlock = '', highBlock = ''] = css.split(":root[data-contrast='high']")
const normal = tokensOf(normalBlock)
const high = new Map([...normal, ...tokensOf(highBlock)])

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['desk', 'leaf', 'raised']
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'again', 'hard', 'good', 'easy']
const pairs: readonly (readonly [string, string, number])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground, 4.5] as const)),
  ...['again', 'hard', 'good', 'easy', 'accent'].map((text) => [text, `${text}-soft`, 4.5] as const),
  ...['ink', 'ink-2'].flatMap((text) =>
    ['again-soft', 'good-soft', 'accent-soft'].map((soft) => [text, soft, 4.5] as const),
  ),
  ['accent-ink', 'accent', 4.5],
  ['accent-ink', 'accent-strong', 4.5],
  ...['edge', 'mark', 'accent'].flatMap((mark) => grounds.map((ground) => [mark, ground, 3] as const)),
]

describe.each([
  ['paper', normal, 0],
  ['ink', normal, 1],
  ['paper in high contrast', high, 0],
  ['ink in high contrast', high, 1],
] as const)('the colours of %s', (name, tokens, side) => {
  it.each(pairs)('%s on %s has a contrast of at least %f', (text, ground, least) => {
    const asked = name.includes('high') && least === 4.5 && !text.startsWith('accent-ink') ? 7 : least
    expect(contrast(tokens.get(text)?.[side] ?? '', tokens.get(ground)?.[side] ?? '')).toBeGreaterThanOrEqual(
      asked,
    )
  })
})
