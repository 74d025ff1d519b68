import type { TokenizerAndRendererExtension } from 'marked'

export interface Maths {
  readonly tex: string
  readonly isDisplay: boolean
}

// A dollar opens maths only before a letter or sign, and closes it only after one and not before a digit: "$5 and
// $10" is money. The rule is Pandoc's.
const INLINE = /^\$(?![\s$])((?:\\[^\n]|[^\\$\n])*?[^\s\\$]|(?:\\[^\n]))\$(?!\d)/
const DISPLAY = /^\$\$([\s\S]+?)\$\$/
const PARENS = /^\\\(([\s\S]+?)\\\)/
const BRACKETS = /^\\\[([\s\S]+?)\\\]/

export function readMaths(source: string): (Maths & { readonly raw: string }) | null {
  for (const [pattern, isDisplay] of [
    [DISPLAY, true],
    [BRACKETS, true],
    [PARENS, false],
    [INLINE, false],
  ] as const) {
    const found = pattern.exec(source)
    const tex = found?.[1]?.trim()
    if (found && tex) return { raw: found[0], tex, isDisplay }
  }
  return null
}

/** True when a text may hold maths: then KaTeX is loaded before it is drawn. */
export function mayHoldMaths(text: string): boolean {
  return /\$[^$]|\\\(|\\\[/.test(text)
}

// A formula on lines of its own, before Markdown takes its minus signs for lists.
const BLOCK = /^ {0,3}(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])[ \t]*(?:\n+|$)/

/** Marked's rule for formulas that are paragraphs of their own. */
export function mathsBlockRule(draw: (maths: Maths) => string): TokenizerAndRendererExtension {
  return {
    name: 'mathsBlock',
    level: 'block',
    start: (source) => {
      const at = source.search(/^ {0,3}(?:\$\$|\\\[)/m)
      return at < 0 ? undefined : at
    },
    tokenizer: (source) => {
      const found = BLOCK.exec(source)
      const tex = (found?.[1] ?? found?.[2])?.trim()
      return found && tex ? { type: 'mathsBlock', raw: found[0], tex } : undefined
    },
    renderer: (token) => `<p>${draw({ tex: String(token['tex']), isDisplay: true })}</p>\n`,
  }
}

/** Marked's inline rule for maths; `draw` says what stands in the HTML for it. */
export function mathsRule(draw: (maths: Maths) => string): TokenizerAndRendererExtension {
  return {
    name: 'maths',
    level: 'inline',
    start: (source) => {
      const at = source.search(/\$|\\\(|\\\[/)
      return at < 0 ? undefined : at
    },
    tokenizer: (source) => {
      const found = readMaths(source)
      return found ? { type: 'maths', raw: found.raw, tex: found.tex, isDisplay: found.isDisplay } : undefined
    },
    renderer: (token) => draw({ tex: String(token['tex']), isDisplay: token['isDisplay'] === true }),
  }
}
