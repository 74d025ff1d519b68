// Pasted lists of terms and definitions: Quizlet's export with whatever stands between them, or cells of a spreadsheet.
import { parseRows, type TableRow } from '../table/parseRows.ts'
import { lineEndsIn } from '../text/lines.ts'

const BETWEEN_SIDES = ['\t', '::', ' - ', ' – ', ' — ', ' = ', ': ', ';', ',']
const BETWEEN_CARDS = ['\n', '\n\n', ';']

export interface PastedSeparators {
  readonly termSeparator: string
  readonly cardSeparator: string
}

/** `\n` and `\t` as people write them into a field. */
export function unescapeSeparator(written: string): string {
  return written.replaceAll('\\n', '\n').replaceAll('\\t', '\t')
}

/** The separators under which the most cards have both sides, and how many of them do, 0–1. */
export function detectPasted(text: string): PastedSeparators & { readonly share: number } {
  let best = { termSeparator: '\t', cardSeparator: '\n', share: 0 }
  const sample = text.slice(0, 64 * 1024)
  for (const cardSeparator of BETWEEN_CARDS) {
    for (const termSeparator of BETWEEN_SIDES) {
      if (termSeparator === cardSeparator) continue
      const share = completeShare(pastedRows(sample, { termSeparator, cardSeparator }))
      // Lines win over what may as well stand inside of a definition.
      const score = cardSeparator === '\n' ? share : share - 0.01
      if (score > best.share) best = { termSeparator, cardSeparator, share: score }
    }
  }
  return best
}

/** Share of the rows that have both sides; a single one proves less. */
function completeShare(rows: readonly TableRow[]): number {
  const complete = rows.filter(
    ({ cells }) => cells.length > 1 && cells[0]?.trim() !== '' && cells[1]?.trim() !== '',
  )
  return rows.length === 0 ? 0 : (complete.length / rows.length) * (rows.length === 1 ? 0.8 : 1)
}

/** Cards as rows of two cells; more only where a spreadsheet's cells are pasted. */
export function pastedRows(
  text: string,
  { termSeparator, cardSeparator }: PastedSeparators,
): readonly TableRow[] {
  if (termSeparator === '\t' && cardSeparator === '\n')
    return parseRows(text, { separator: '\t', hasComments: false }).rows
  const rows: TableRow[] = []
  let line = 1
  for (const card of text.split(cardSeparator === '' ? '\n' : cardSeparator)) {
    const started = line + lineEndsIn(/^\s*/.exec(card)?.[0] ?? '')
    line += lineEndsIn(card) + lineEndsIn(cardSeparator)
    if (card.trim() === '') continue
    const at = termSeparator === '' ? -1 : card.indexOf(termSeparator)
    const cells =
      at < 0 ? [card.trim()] : [card.slice(0, at).trim(), card.slice(at + termSeparator.length).trim()]
    rows.push({ cells, line: started })
  }
  return rows
}
