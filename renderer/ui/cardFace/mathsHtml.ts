// Loaded only when a card holds maths.
import katex from 'katex'
import { BLANK, REVEAL_END, REVEAL_START } from './signs.ts'
import type { Maths } from './maths.ts'

/** A formula as HTML for the eye and MathML for the screen reader. Bad TeX is shown as written, in its place. */
export function mathsHtml(maths: Maths, hints: readonly (string | null)[]): string {
  return katex.renderToString(withClozes(maths.tex, hints), {
    displayMode: maths.isDisplay,
    throwOnError: false,
    errorColor: 'currentColor',
    strict: 'ignore',
    output: 'htmlAndMathml',
    // Authors' own \htmlClass and \href stay text; the one class is ours.
    trust: (context) => context.command === '\\htmlClass' && context.class === 'cloze',
    maxExpand: 500,
    maxSize: 20,
  })
}

/** A formula as MathML alone, for short texts outside a card frame. */
export function mathsMarkup(maths: Maths): string {
  return katex.renderToString(maths.tex, {
    displayMode: false,
    throwOnError: false,
    strict: 'ignore',
    output: 'mathml',
    trust: false,
    maxExpand: 500,
    maxSize: 20,
  })
}

function withClozes(tex: string, hints: readonly (string | null)[]): string {
  return tex
    .replaceAll(REVEAL_START, '\\htmlClass{cloze}{')
    .replaceAll(REVEAL_END, '}')
    .replace(BLANK, (_, index) => {
      const hint = hints[Number(index)]?.replace(/[^\p{L}\p{N} .,-]/gu, '')
      return `\\htmlClass{cloze}{[${hint ? `\\text{${hint}}` : '\\ldots'}]}`
    })
}
