// Spreadsheets take a cell that begins with one of these for a formula. Verso's exporter puts an apostrophe before
// them, as people do by hand, and before cells that already begin so; reading takes one off again.
const NEUTRALISED = /^'(?='*[=+\-@\t\r])/

/** A cell as it was before `neutraliseCell`. */
export function restoreCell(cell: string): string {
  return cell.replace(NEUTRALISED, '')
}
