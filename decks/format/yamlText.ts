/** Signs that YAML, an editor or a diff would not keep as they are: controls, line separators, marks, lone halves. */
const unsafe = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u
const plain = /^(?:[\p{L}($\\“„«]|\d(?=.* .*\p{L}{2}))[^\t\n]*$/u
/** Words that YAML 1.2, or 1.1 in other tools, reads as something else than text. */
const reserved = /^(?:null|true|false|yes|no|on|off|y|n)$/i

/**
 * A text as a YAML value: plain where that is safe, else a literal block for several lines, else quoted. Lines are
 * never folded. `indent` is the indentation of a block's lines; `isInline` forbids blocks (and, in `[ ]`, commas).
 */
export function yamlText(text: string, indent: string, isInline = false): string {
  if (text.includes('\n') && !isInline && isBlockSafe(text)) {
    const keepsEnd = text.endsWith('\n')
    const lines = (keepsEnd ? text.slice(0, -1) : text).split('\n')
    return `${keepsEnd ? '|' : '|-'}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`
  }
  if (isPlainSafe(text) && !(isInline && /[,[\]{}]/.test(text))) return text
  if (unsafe.test(text) || /[\n\t]/.test(text)) return doubleQuoted(text)
  return text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "''")}'`
}

function isPlainSafe(text: string): boolean {
  return (
    plain.test(text) &&
    !unsafe.test(text) &&
    !reserved.test(text) &&
    !text.includes(': ') &&
    !text.includes(' #') &&
    !/[:\s]$/.test(text)
  )
}

/** A block keeps its text only if its first line shows the indentation and no line consists of spaces. */
function isBlockSafe(text: string): boolean {
  return !unsafe.test(text) && /^\S/.test(text) && !text.endsWith('\n\n') && !/\n[^\S\n]+(?:\n|$)/.test(text)
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
