// Formulas in Anki's fields: MathJax's marks, and the older ones for LaTeX.

export interface MathsMark {
  readonly tex: string
  readonly isDisplay: boolean
}

/** MathJax's `\( \)` and `\[ \]`, and the older `[$] [/$]`, `[$$] [/$$]`, `[latex] [/latex]`. */
export const MATHS_MARKS =
  /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|\[\$\]([\s\S]+?)\[\/\$\]|\[\$\$\]([\s\S]+?)\[\/\$\$\]|\[latex\]([\s\S]+?)\[\/latex\]/gi

/** What one match of `MATHS_MARKS` says; null for LaTeX that is more than one formula. */
export function readMathsMark(found: RegExpMatchArray): MathsMark | null {
  const [, inline, display, oldInline, oldDisplay, latex] = found
  if (latex !== undefined) return fromLatex(latex)
  return {
    tex: (inline ?? display ?? oldInline ?? oldDisplay ?? '').trim(),
    isDisplay: display !== undefined || oldDisplay !== undefined,
  }
}

/** A `[latex]` mark that is one formula; null for running text, which only LaTeX itself can set. */
export function fromLatex(latex: string): MathsMark | null {
  const text = latex.trim()
  const display =
    /^\$\$([^$]+)\$\$$/.exec(text)?.[1] ??
    /^\\\[([\s\S]+)\\\]$/.exec(text)?.[1] ??
    /^\\begin\{(?:displaymath|equation\*?)\}([\s\S]+)\\end\{(?:displaymath|equation\*?)\}$/.exec(text)?.[1]
  if (display !== undefined) return { tex: display.trim(), isDisplay: true }
  const inline = /^\$([^$]+)\$$/.exec(text)?.[1] ?? /^\\begin\{math\}([\s\S]+)\\end\{math\}$/.exec(text)?.[1]
  if (inline !== undefined) return { tex: inline.trim(), isDisplay: false }
  if (/^\\begin\{(align|gather|multline)\*?\}[\s\S]+\\end\{\1\*?\}$/.test(text))
    return { tex: text, isDisplay: true }
  return null
}
