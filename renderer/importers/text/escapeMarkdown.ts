/** What means the same in every format that Verso reads: deletions, formulas, sounds. They are never escaped. */
const KEPT = /\\\([\s\S]{1,2000}?\\\)|\\\[[\s\S]{1,2000}?\\\]|\[sound:[^\]\n]+\]|\{\{c\d+(?:,\d+)*::/g

/** Without any of these, and on one line, a text is the same as Markdown. */
const MAY_MEAN_SOMETHING = /[\\`*_~<&[\]$|]|^\s*(?:[#>+=-]|\d{1,9}[.)])|^\s{4}|\n|\s$/

/**
 * Plain text as Markdown that shows exactly this text. Line ends become line breaks, empty lines part paragraphs.
 * Text that Markdown would show as it is stays as it is, so that people can go on editing it.
 */
export function escapeMarkdown(text: string): string {
  const trimmed = text.trim()
  if (!MAY_MEAN_SOMETHING.test(trimmed)) return trimmed
  const tidy = trimmed.replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n')
  return withBreaks(escapeAll(tidy))
}

/** Two dollars may make a formula of what is between them; one is money. */
export function hasDollarPair(text: string): boolean {
  return text.indexOf('$') !== text.lastIndexOf('$')
}

/**
 * Escapes the signs of a run of text between tags. `isLineStart`: nothing stands before it on its line; `hasDollars`:
 * of the whole text, see hasDollarPair.
 */
export function escapeRun(text: string, isLineStart: boolean, hasDollars: boolean): string {
  if (!/[\\`*_~<&[\]$|#>+=.)-]/.test(text)) return text
  let escaped = ''
  let from = 0
  for (const kept of text.matchAll(KEPT)) {
    escaped += escapeSigns(text.slice(from, kept.index), hasDollars) + kept[0]
    from = kept.index + kept[0].length
  }
  escaped += escapeSigns(text.slice(from), hasDollars)
  return isLineStart ? escapeLineStart(escaped) : escaped
}

function escapeAll(text: string): string {
  return escapeRun(text, false, hasDollarPair(text))
    .split('\n')
    .map((line) =>
      escapeLineStart(line.replace(/^\s+/, (indent) => '&nbsp;'.repeat(Math.min(indent.length, 40)))),
    )
    .join('\n')
}

function escapeSigns(text: string, hasDollars: boolean): string {
  return (
    text
      .replace(/\\(?=[!-/:-@[-`{-~]|$)/gm, '\\\\')
      .replace(/[`~]/g, '\\$&')
      // Between spaces they mean nothing, nor do those of `_` between letters; nor a single run of either.
      .replace(/(?<![ \n])\*|\*(?![ \n])/g, hasTwoRuns(text, '*') ? '\\*' : '*')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, hasTwoRuns(text, '_') ? '\\_' : '_')
      .replace(/\$/g, hasDollars ? '\\$' : '$$')
      .replace(/<(?=[a-z/!?])/gi, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Not `\[`, which opens a formula.
      .replace(/\[(?=[^\]\n]{0,400}\](?:[([:]|\n|$))/g, '&#91;')
  )
}

function hasTwoRuns(text: string, sign: '*' | '_'): boolean {
  const first = text.indexOf(sign)
  let end = first
  while (end >= 0 && text[end] === sign) end += 1
  return first >= 0 && text.includes(sign, end)
}

function escapeLineStart(line: string): string {
  return line
    .replace(/^(\s*)([#>])/, '$1\\$2')
    .replace(/^(\s*)([-+*])(?=\s|$|[-+* ]*$)/, '$1\\$2')
    .replace(/^(\s*)([=_])(?=\2*\s*$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/\|/g, /^[\s|:\\-]+$/.test(line) ? '\\|' : '|')
}

/** Breaks a line where the text does: Markdown would run the lines together. */
function withBreaks(text: string): string {
  return text.replace(/([^\n])\n(?!\n)/g, (_, before: string) => `${before}\\\n`)
}
