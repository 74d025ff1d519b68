import type { TableRow } from '../table/parseRows.ts'
import { lineEndsIn } from '../text/lines.ts'

const MAX_ROWS = 200_000

/** The rows of the largest table in a web page, cells as HTML; null when it has none of two columns. */
export function largestTable(html: string): readonly TableRow[] | null {
  let best: TableRow[] = []
  for (const table of html.matchAll(/<table\b[\s\S]*?(?:<\/table\s*>|$)/gi)) {
    const firstLine = 1 + lineEndsIn(html, 0, table.index)
    const rows = rowsOf(table[0], firstLine)
    if (rows.length > best.length) best = rows
  }
  return best.length > 0 ? best : null
}

function rowsOf(table: string, firstLine: number): TableRow[] {
  const rows: TableRow[] = []
  let line = firstLine
  let from = 0
  for (const row of table.matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr\s*>|<\/table\s*>|$)/gi)) {
    line += lineEndsIn(table, from, row.index)
    from = row.index
    const cells = [
      ...row[1]!.matchAll(/<t[dh]\b[^>]*>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]\s*>|<\/tr\s*>|$)/gi),
    ].map((cell) => cell[1]!.trim())
    if (cells.filter((cell) => cell !== '').length > 1) rows.push({ cells, line })
    if (rows.length >= MAX_ROWS) break
  }
  return rows
}
