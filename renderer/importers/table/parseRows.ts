import Papa from 'papaparse'
import type { ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { lineEndsIn } from '../text/lines.ts'

export interface TableRow {
  readonly cells: readonly string[]
  /** Of its first line, counted from 1. */
  readonly line: number
}

export interface ParsedRows {
  /** Without empty lines. */
  readonly rows: readonly TableRow[]
  readonly warnings: readonly ForeignWarning[]
}

export interface RowRules {
  readonly separator: string
  /** Lines that begin with `#` are comments, as in Anki's text files. */
  readonly hasComments: boolean
  /** Line number of the text's first line. */
  readonly firstLine?: number
  readonly maxRows?: number
}

const MAX_PROBLEMS = 50

/**
 * The rows of a delimited text with `\n` line ends. A quote that is never closed would swallow the rest of the file:
 * then quotes are read as plain signs, which is said.
 */
export function parseRows(text: string, rules: RowRules): ParsedRows {
  const parsed = parse(text, rules, '"')
  const unclosed = parsed.unclosedLine
  if (unclosed === null) return parsed
  const plain = parse(text, rules, '\0')
  const message = 'a quote is opened here and never closed: all quotes of the file were read as plain signs'
  return { rows: plain.rows, warnings: [{ place: { line: unclosed, column: 1 }, message }] }
}

function parse(
  text: string,
  { separator, hasComments, firstLine = 1, maxRows = 0 }: RowRules,
  quoteChar: string,
): ParsedRows & { readonly unclosedLine: number | null } {
  const rows: TableRow[] = []
  const warnings: ForeignWarning[] = []
  let line = firstLine
  let from = 0
  let unclosedLine: number | null = null
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: '\n',
    quoteChar,
    comments: hasComments ? '#' : false,
    skipEmptyLines: false,
    preview: maxRows,
    step: ({ data, errors, meta }) => {
      // Comments before the row are passed over without a step of their own.
      const start = hasComments ? afterComments(text, from) : from
      line += lineEndsIn(text, from, start)
      for (const { code, message } of errors) {
        if (code === 'MissingQuotes') unclosedLine ??= line
        else if (warnings.length < MAX_PROBLEMS)
          warnings.push({
            place: { line, column: 1 },
            message: `a quote stands in the middle of a cell: ${message}`,
          })
      }
      if (data.some((cell) => cell.trim() !== '')) rows.push({ cells: data, line })
      line += lineEndsIn(text, start, meta.cursor)
      from = meta.cursor
    },
  })
  return { rows, warnings, unclosedLine }
}

function afterComments(text: string, from: number): number {
  let at = from
  while (text[at] === '#') {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}
