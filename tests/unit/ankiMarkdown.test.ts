import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { fieldMarkdown } from '../../renderer/importers/anki/fieldMarkdown.ts'

/** What a browser makes of HTML, as far as it matters here: white space and the ways of writing a sign are one. */
function meaning(html: string): string {
  return html
    .replace(/<strong>/g, '<b>')
    .replace(/<\/strong>/g, '</b>')
    .replace(/<(\/?)em>/g, '<$1i>')
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&gt;/g, '>')
    .replace(/&#93;/g, ']')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s*<br>\s*/g, '<br>')
    .replace(/[ \n\t]+/g, ' ')
    .trim()
}

function shown(markdown: string): string {
  const html = new Marked({ gfm: true, async: false }).parse(markdown) as string
  return meaning(html.replace(/^<p>|<\/p>\n?$/g, ''))
}

describe('the HTML of a field as Markdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a<br>b', 'a\\\nb'],
    ['a<br><br>b', 'a\n\nb'],
    ['a<div>b</div><div>c</div>', 'a\\\nb\\\nc'],
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['<b>bold</b> and <i>slanted</i>', '**bold** and *slanted*'],
    ['foo<b>(bar)</b>', 'foo<b>(bar)</b>'],
    ['<b>a <i>b</i></b>', '<b>a *b*</b>'],
    ['H<sub>2</sub>O', 'H<sub>2</sub>O'],
    ['1. not a list', '1\\. not a list'],
    ['# no heading', '\\# no heading'],
    ['a<br>- b', 'a\\\n\\- b'],
    ['2 * 3 * 4 = _24_ `x` $5', '2 \\* 3 \\* 4 = \\_24\\_ \\`x\\` \\$5'],
    ['snake_case', 'snake_case'],
    ['a &lt;b&gt; &amp;amp; c', 'a &lt;b> &amp;amp; c'],
    ['x &lt; y and 3 < 4', 'x &lt; y and 3 &lt; 4'],
    ['[link](x)', '[link&#93;(x)'],
    ['<ul><li>a</li><li><b>b</b></li></ul>', '- a\n- **b**'],
    ['x<ol><li>a</li><li>b</li></ol>y', 'x\n\n1. a\n2. b\n\ny'],
    ['<img src="my picture.png">', '![](my%20picture.png)'],
    ['<img src="a.png" width="30">', '<img src="a.png" width="30">'],
    ['[sound:a_b*c.mp3]', '[sound:a_b*c.mp3]'],
    ['\\(a_1 * b\\) and \\[c\\]', '$a_1 * b$ and $$c$$'],
    ['[$]x &lt; y[/$] [latex]\\begin{displaymath}z\\end{displaymath}[/latex]', '$x < y$ $$z$$'],
    ['\\(5\\)0', '$5$&#48;'],
    ['\\(\\text{\\$}\\)', '\\(\\text{\\$}\\)'],
    ['<span style="color: red">a*b</span>', '<span style="color: red">a\\*b</span>'],
    ['<table><tr><td>a</td></tr></table>', '<table><tr><td>a</td></tr></table>'],
    ['{{c1::a<br>b::hint}}', '{{c1::a\\\nb::hint}}'],
    ['caf&eacute; &rarr; x', 'café → x'],
  ])('%j is %j', (html, markdown) => {
    expect(fieldMarkdown(html)).toBe(markdown)
  })

  it.each([
    '<script>alert(1)</script>',
    '<b>open',
    '<!-- comment -->a',
    '<span style="position: fixed">x</span>',
    '<iframe src="x"></iframe>',
    '<table><tr><td>[sound:a.mp3]</td></tr></table>',
    '[latex]text with \\LaTeX[/latex]',
    '&hearts;',
  ])('%j stays as it is', (html) => {
    expect(fieldMarkdown(html)).toBeNull()
  })

  it('shows any text as the field showed it', () => {
    const letter = fc.constantFrom(...'ab1 *_`~#>+-=|[]()!.:&\\"\'{}'.split(''))
    const text = fc.array(letter, { maxLength: 14 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(text, (plain) => {
        // What begins a formula is one, and `a:` may be an address.
        fc.pre(!/\\[([]|\w:/.test(plain))
        const html = plain.replaceAll('&', '&amp;')
        const markdown = fieldMarkdown(html)
        fc.pre(markdown !== null)
        expect(shown(markdown ?? '')).toBe(meaning(html))
      }),
      { numRuns: 3000 },
    )
  })

  it('shows emphasis, breaks and tags as the field showed them', () => {
    const { node } = fc.letrec<{ node: string; text: string }>((tie) => ({
      text: fc
        .array(fc.constantFrom(...'ab *_.(1-'.split('')), { minLength: 1, maxLength: 5 })
        .map((letters) => letters.join('')),
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        tie('text'),
        fc.constant('<br>'),
        fc
          .tuple(fc.constantFrom('b', 'i', 'u', 'sub'), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
          .map(([tag, inner]) => `<${tag}>${inner.join('')}</${tag}>`),
      ),
    }))
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 4 }), (nodes) => {
        const html = nodes.join('')
        const markdown = fieldMarkdown(html)
        fc.pre(markdown !== null && !markdown.includes('\n\n'))
        // Breaks at the edges and spaces beside tags and breaks show nothing, or the same on either side.
        const loose = (text: string): string => text.replace(/\s|<br>/g, '')
        expect(loose(shown(markdown ?? ''))).toBe(loose(meaning(html)))
      }),
      { numRuns: 1500 },
    )
  })
})
