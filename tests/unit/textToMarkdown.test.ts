import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown } from '../../renderer/importers/text/escapeMarkdown.ts'
import { toMarkdown } from '../../renderer/importers/text/toMarkdown.ts'

const marked = new Marked({ gfm: true, async: false })

/** What a reader sees of Markdown, white space aside. */
function shown(markdown: string): string {
  const html = marked.parse(markdown) as string
  return html
    .replace(/<(?:p|\/p|br)>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#91;/g, '[')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('plain text', () => {
  test.each([
    ['The capital is _____.', 'The capital is _____.'],
    ['snake_case and 2 * 3', 'snake_case and 2 * 3'],
    ['[a] b', '[a] b'],
    ['2*3*4', '2\\*3\\*4'],
    ['# h', '\\# h'],
    ['1. a', '1\\. a'],
    ['- x\n- y', '\\- x\\\n\\- y'],
    ['$5', '$5'],
    ['$5 and $6x$', '\\$5 and \\$6x\\$'],
    ['\\(x_1*y*z\\) {{c1::a}} [sound:a_b_c.mp3]', '\\(x_1*y*z\\) {{c1::a}} [sound:a_b_c.mp3]'],
    ['[x](y)', '&#91;x](y)'],
    ['a < b <c>', 'a < b \\<c>'],
    ['a\n\n\n\nb\nc  \n', 'a\n\nb\\\nc'],
  ])('%j', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
  })

  test('shows its signs, and nothing else, whatever it is', () => {
    const sign = fc.constantFrom(...'ab1 *_`~#>+-=.)<>&[]()!|\n'.split(''))
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 14 }), (signs) => {
        const text = signs.join('')
        // An address is made a link, which shows the same.
        expect(shown(escapeMarkdown(text))).toBe(text.replace(/\s+/g, ' ').trim())
      }),
      { numRuns: 3000 },
    )
  })
})

test('time grows with the text, whatever signs it repeats', () => {
  for (const piece of [
    '[',
    '$ ',
    '*a ',
    '`a',
    '{{c1::',
    '<b ',
    '<img src=',
    '\\(',
    '![a](',
    '<a "',
    '==a',
    '&lt',
  ]) {
    const text = piece.repeat(20_000)
    for (const form of ['plain', 'html'] as const) expect(toMarkdown(text, form).length).toBeGreaterThan(1000)
  }
})
