const SPECIAL = /[\\`*_~$<&\]]/

/** Plain text so that Markdown shows it as it is. What matters only at the head of a line is for `escapeLineStart`. */
export function escapeMarkdown(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replace(/[\\`*~$]|_|<|&(?=#|[a-zA-Z])|\](?=[([:])/g, (sign, at: number) => {
    switch (sign) {
      case '<':
        return '&lt;'
      case '&':
        return '&amp;'
      case ']':
        return '&#93;'
      case '_':
        return isWord(text[at - 1]) && isWord(text[at + 1]) ? '_' : '\\_'
      default:
        return `\\${sign}`
    }
  })
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

/** The head of a line, so that Markdown takes it for no list, heading, quote, rule or table. */
export function escapeLineStart(line: string): string {
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(line)
  if (number) return `${number[1]}\\${line.slice(number[1]?.length)}`
  if (/^(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|>|=+\s*\\?$|[|:-][\s|:-]*\\?$)/.test(line)) return `\\${line}`
  return line
}
