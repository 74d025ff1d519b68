import type { ForeignCollection } from '../../core/importing/foreignCollection.ts'
import type { ColumnRole, Detected, ForeignFormat, ReadOptions } from '../../core/importing/readOptions.ts'
import { carriedTypes } from '../../core/importing/carriedNote.ts'
import { ok } from '../../core/model/result.ts'
import { NO_MEDIA, refuse, type FileHead, type ForeignFile, type Reader, type ReadResult } from '../reader.ts'
import { decodeText, isBinary } from '../text/decodeText.ts'
import { detectTextForm } from '../text/toMarkdown.ts'
import { titleFrom } from '../titles.ts'
import { isHeaderRow, rolesOf } from './columns.ts'
import { hasDirectives, readDirectives, type Directives } from './directives.ts'
import { parseRows, type TableRow } from './parseRows.ts'
import { deckTitleOf, rowsToNotes } from './rowsToNotes.ts'
import { detectSeparator, looksLikeTable, separatorOf } from './separators.ts'

/** Text that declares itself with `#separator:` and the like, as Anki exports it. */
export const ankiTextReader: Reader = {
  format: 'anki-text',
  title: 'Anki text file',
  endings: ['.txt', '.csv', '.tsv'],
  isText: true,
  recognise: ({ text }) => (hasDirectives(text) ? 'yes' : 'no'),
  read: async (file, options) => await readTable('anki-text', file, options),
}

/** Any other table: comma, tab or whatever else between its columns. */
export const csvReader: Reader = {
  format: 'csv',
  title: 'Table (CSV, TSV)',
  endings: ['.csv', '.tsv', '.tab'],
  isText: true,
  recognise: (file) => recogniseTable(file),
  read: async (file, options) => await readTable('csv', file, options),
}

function recogniseTable({ head, text, name }: FileHead): 'yes' | 'maybe' | 'no' {
  if (isBinary(head)) return 'no'
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return 'yes'
  const whole = text.replace(/\r\n?/g, '\n')
  if (/^\s*(?:<|\{|\[\s*[{"[])|^(?:#{1,6} |Q: |C: |---\n)/m.test(whole)) return 'no'
  return looksLikeTable(whole, detectSeparator(whole, false)) ? 'maybe' : 'no'
}

const NO_DIRECTIVES = { tags: [], columnNames: [], columns: new Map(), noteTypes: [], warnings: [] }
const SAMPLE_ROWS = 8

async function readTable(
  format: ForeignFormat,
  file: ForeignFile,
  options: ReadOptions,
): Promise<ReadResult> {
  const decoded = decodeText(new Uint8Array(await file.blob.arrayBuffer()), options.encoding)
  if (decoded === null)
    return refuse('malformed', `there is no encoding ${options.encoding}: choose another one`)
  const head: Directives =
    format === 'anki-text'
      ? readDirectives(decoded.text)
      : { ...NO_DIRECTIVES, body: decoded.text, firstLine: 1 }
  const hasComments = format === 'anki-text'
  const separator =
    options.separator !== undefined && options.separator !== ''
      ? separatorOf(options.separator)
      : (head.separator ?? detectSeparator(head.body, hasComments))
  const skipsDeclaration = format === 'csv' && /^sep=.\n/i.test(head.body)
  const body = skipsDeclaration ? head.body.slice(6) : head.body
  const firstLine = head.firstLine + (skipsDeclaration ? 1 : 0)
  const parsed = parseRows(body, { separator, hasComments, firstLine })
  const hasHeader = options.hasHeader ?? (format === 'csv' && isHeaderRow(parsed.rows[0]?.cells ?? []))
  const rows = hasHeader ? parsed.rows.slice(1) : parsed.rows
  const names = hasHeader ? (parsed.rows[0]?.cells ?? []).map((name) => name.trim()) : head.columnNames
  if (parsed.rows.length === 0) return refuse('empty', `${file.name} holds no row`)

  const columns = options.columns ?? rolesOf(widthOf(rows, names), names, head.columns)
  const textForm = options.textForm ?? declaredForm(head) ?? detectTextForm(textCells(rows, columns))
  const rowKind = options.rowKind ?? 'automatic'
  const deckTitle = deckTitleOf(options.deckTitle) ?? deckTitleOf(head.deck) ?? titleFrom(file.name)
  const noteTypes = carriedTypes(head.noteTypes)
  const { tags, noteType } = head
  const isNeutralised = head.isNeutralised === true
  const meaning = { columns, rowKind, textForm, deckTitle, tags, noteType, noteTypes, isNeutralised }
  const { warnings, ...notes } = rowsToNotes(rows, meaning)
  const used = new Set(notes.notes.flatMap(({ note }) => (note.kind === 'templated' ? [note.type] : [])))
  const collection: ForeignCollection = {
    format,
    title: notes.decks.length === 1 ? notes.decks[0]!.title : titleFrom(file.name),
    ...notes,
    noteTypes: noteTypes.filter(({ id }) => used.has(id)),
    media: [],
    warnings: [...decoded.warnings, ...head.warnings, ...parsed.warnings, ...warnings],
    canHoldHistory: false,
  }
  const detected: Detected = {
    format,
    encoding: decoded.encoding,
    separator,
    hasHeader,
    columns,
    columnNames: names,
    sample: rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.map((cell) => cell.slice(0, 200))),
    rowKind,
    textForm,
    deckTitle,
    ...(head.ifMatches ? { ifMatches: head.ifMatches } : {}),
    ...(head.matchScope ? { matchScope: head.matchScope } : {}),
  }
  return ok({ collection, detected, media: NO_MEDIA })
}

function declaredForm(head: Directives): 'html' | 'markdown' | 'plain' | undefined {
  if (head.versoText) return head.versoText
  return head.isHtml === undefined ? undefined : head.isHtml ? 'html' : 'plain'
}

/** The usual width, so that one ragged row does not add a column; names count. */
function widthOf(rows: readonly TableRow[], names: readonly string[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let usual = 0
  for (const [width, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = width
  return Math.max(usual, names.length)
}

function* textCells(rows: readonly TableRow[], columns: readonly ColumnRole[]): Generator<string> {
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      const role = columns[index]
      if (role === 'front' || role === 'back' || role === 'explanation') yield cell
    }
  }
}
