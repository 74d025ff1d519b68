/** What draws a block or a medium: paragraphs, code, pictures, HTML, sounds, displayed formulas, lists and tables. */
const RICH = /\n\s*\n|```|!\[|<[a-z/!]|\[sound:|\$\$|^\s*([-*+#>|]|\d+\.)\s/im

/** A question's text when it is one paragraph of plain words and formulas; null when it may hold more. */
export function plainStem(stem: string): string | null {
  const text = stem.trim()
  return RICH.test(text) ? null : text
}
