// Formulas in Anki's fields, and what they are in Markdown.
import { MATHS_MARKS, readMathsMark } from '../../core/templates/mathsMarks.ts'

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'maths'; readonly tex: string; readonly isDisplay: boolean }
  | { readonly kind: 'sound'; readonly name: string }

/** A text in its parts: plain text, formulas, sounds. Null: it holds LaTeX that is more than one formula. */
export function splitMarks(text: string): readonly TextPart[] | null {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(MATHS_MARKS)) {
    addText(parts, text.slice(from, found.index))
    from = found.index + found[0].length
    const maths = readMathsMark(found)
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
