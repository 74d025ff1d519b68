import { parseRows } from './parseRows.ts'

const CANDIDATES = ['\t', ',', ';', '|', ':'] as const
const SAMPLE_LENGTH = 64 * 1024
const SAMPLE_ROWS = 200

/** Names of separators in Anki's directives. */
const NAMED: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
}

/** A separator as people and directives write it: a name, `\t`, or the sign itself. */
export function separatorOf(written: string): string {
  return NAMED[written.trim().toLowerCase()] ?? (written === '\\t' ? '\t' : written)
}

/**
 * The separator under which the rows agree best on a number of columns, two or more; a comma when none does. Anki
 * takes the first that occurs anywhere, and so tears sentences apart.
 */
export function detectSeparator(text: string, hasComments: boolean): string {
  const declared = /^sep=(.)\n/i.exec(text)?.[1]
  if (declared !== undefined) return declared
  const sample = wholeLines(text)
  let best = ','
  let bestScore = 0
  for (const separator of CANDIDATES) {
    if (!sample.includes(separator)) continue
    const { rows } = parseRows(sample, { separator, hasComments, maxRows: SAMPLE_ROWS })
    const score = agreement(rows.map(({ cells }) => cells.length)) - proseShare(sample, separator) / 4
    if (score > bestScore) {
      best = separator
      bestScore = score
    }
  }
  return best
}

/** Whether text is a table at all: most of its rows have the same number of columns, two or more. */
export function looksLikeTable(text: string, separator: string): boolean {
  const { rows } = parseRows(wholeLines(text), { separator, hasComments: false, maxRows: SAMPLE_ROWS })
  return agreement(rows.map(({ cells }) => cells.length)) > 0.6
}

/** Share of the rows that have the usual number of columns, if that is two or more; a little more for more columns. */
function agreement(widths: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let usual = 1
  for (const [width, count] of counts) {
    if (width > 1 && count > (usual > 1 ? (counts.get(usual) ?? 0) : 0)) usual = width
  }
  if (usual === 1) return 0
  return (counts.get(usual) ?? 0) / widths.length + Math.min(usual, 20) / 1000
}

/** Share of the separators that a space follows, as in sentences: "one, or two". */
function proseShare(sample: string, separator: string): number {
  const parts = sample.split(separator)
  return parts.slice(1).filter((part) => part.startsWith(' ')).length / (parts.length - 1)
}

function wholeLines(text: string): string {
  if (text.length <= SAMPLE_LENGTH) return text
  const end = text.lastIndexOf('\n', SAMPLE_LENGTH)
  return text.slice(0, end > 0 ? end : SAMPLE_LENGTH)
}
