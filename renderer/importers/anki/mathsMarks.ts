// Formulas in Anki's fields, and what they are in Markdown.

/** MathJax's `\( \)` and `\[ \]`, and the older `[$] [/$]`, `[$$] [/$$]`, `[latex] [/latex]`. */
const MARKS =
  /\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|\[\$\]([\s\S]+?)\[\/\$\]|\[\$\$\]([\s\S]+?)\[\/\$\$\]|\[latex\]([\s\S]+?)\[\/latex\]/gi

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'maths'; readonly tex: string; readonly isDisplay: boolean }
  | { readonly kind: 'sound'; readonly name: string }

/** A text in its parts: plain text, formulas, sounds. Null: it holds LaTeX that is more than one formula. */
export function splitMarks(text: string): readonly TextPart[] | null {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(MARKS)) {
    const [whole, inline, display, oldInline, oldDisplay, latex] = found
    addText(parts, text.slice(from, found.index))
    from = found.index + whole.length
    const maths =
      latex !== undefined
        ? fromLatex(latex)
        : {
            tex: (inline ?? display ?? oldInline ?? oldDisplay ?? '').trim(),
            isDisplay: display !== undefined || oldDisplay !== undefined,
          }
    if (maths === null || maths.tex === '') return null
    parts.push({ kind: 'maths', ...maths })
  }
  addText(parts, text.slice(from))
  return parts
}

function addText(parts: TextPart[], text: string): void {
  let from = 0
  for (const found of text.matchAll(/\[sound:([^\]\n]+)\]/g)) {
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) })
    parts.push({ kind: 'sound', name: found[1] ?? '' })
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
}

/** A `[latex]` mark that is one formula; null for running text, which only LaTeX itself can set. */
export function fromLatex(latex: string): { readonly tex: string; readonly isDisplay: boolean } | null {
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

/** A formula in Verso's Markdown. Null where neither way of writing it can hold it. */
export function mathsMarkdown(tex: string, isDisplay: boolean): string | null {
  const line = tex.replace(/\s+/g, ' ').trim()
  if (isDisplay) {
    if (!line.includes('$')) return `$$${line}$$`
    return line.includes('\\]') ? null : `\\[${line}\\]`
  }
  if (!/[$\s\\]$|\$/.test(line) && line !== '') return `$${line}$`
  return line.includes('\\)') ? null : `\\(${line}\\)`
}
