// Spreadsheets take a cell that begins with one of these for a formula. Verso's exporter puts an apostrophe before
// them, as people do by hand, and before cells that already begin so; reading such a table takes it off again.
const FORMULA = /^'*[=+\-@\t\r]/
const NEUTRALISED = /^'(?='*[=+\-@\t\r])/

export function neutraliseCell(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** A cell as it was before `neutraliseCell`. */
export function restoreCell(cell: string): string {
  return cell.replace(NEUTRALISED, '')
}
