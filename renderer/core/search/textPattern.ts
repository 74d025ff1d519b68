import type { TextPattern } from './query.ts'

const MARKS = /\p{M}/gu
// A text of these characters alone is what it was after decomposing it, and most texts are.
const PLAIN = /^[\x20-\x7e]*$/

/** Text as searches compare it: without case, accents and runs of white space. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(/\s+/g, ' ')
}

/** The pattern that a learner's words mean; `*` stands for any characters unless the words were quoted. */
export function textPattern(words: string, isQuoted: boolean): TextPattern {
  return { text: foldText(words), isPattern: !isQuoted && words.includes('*') }
}

/** Whether the pattern is somewhere in a folded text. */
export function isWithin(pattern: TextPattern, folded: string): boolean {
  return pattern.isPattern ? expression(pattern, '', '').test(folded) : folded.includes(pattern.text)
}

/** Whether the pattern is the whole of a folded name, or of one of the levels above it (`a::b` above `a::b::c`). */
export function isNameOrAbove(pattern: TextPattern, folded: string): boolean {
  if (pattern.isPattern) return expression(pattern, '^', '(?:::.*)?$').test(folded)
  return folded === pattern.text || folded.startsWith(`${pattern.text}::`)
}

const expressions = new WeakMap<TextPattern, RegExp>()

function expression(pattern: TextPattern, before: string, after: string): RegExp {
  const made = expressions.get(pattern)
  if (made !== undefined) return made
  const parts = pattern.text.split(/\*+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  // Lazy, and never across a line: a hostile pattern costs at most one pass for each star.
  const fresh = new RegExp(before + parts.join('.*?') + after, 's')
  expressions.set(pattern, fresh)
  return fresh
}
