import type { ForeignCollection } from '../../core/importing/foreignCollection.ts'
import type { Detected, ReadOptions } from '../../core/importing/readOptions.ts'
import { ok } from '../../core/model/result.ts'
import { NO_MEDIA, refuse, type ForeignFile, type Reader, type ReadResult } from '../reader.ts'
import { isHeaderRow, rolesOf } from '../table/columns.ts'
import type { TableRow } from '../table/parseRows.ts'
import { deckTitleOf, rowsToNotes } from '../table/rowsToNotes.ts'
import { decodeText, isBinary } from '../text/decodeText.ts'
import { detectTextForm } from '../text/toMarkdown.ts'
import { titleFrom } from '../titles.ts'
import { largestTable } from './htmlTable.ts'
import { detectPasted, pastedRows, unescapeSeparator } from './pastedRows.ts'

const SAMPLE_ROWS = 8

/** Text from the clipboard or a text file: term and definition with anything between them, or the table of a web page. */
export const pastedReader: Reader = {
  format: 'pasted-text',
  title: 'Text (Quizlet, spreadsheet, web page)',
  endings: ['.txt', '.html', '.htm'],
  isText: true,
  recognise: ({ head, text }) => {
    if (isBinary(head)) return 'no'
    if (/<table\b[\s\S]*<t[dh]\b/i.test(text) || /^\s*(?:<!doctype html|<html\b)/i.test(text)) return 'yes'
    if (/^\s*[<{[]/.test(text)) return 'no'
    return detectPasted(text.replace(/\r\n?/g, '\n')).share > 0.7 ? 'maybe' : 'no'
  },
  read: async (file, options) => await readPasted(file, options),
}

async function readPasted(file: ForeignFile, options: ReadOptions): Promise<ReadResult> {
  const decoded = decodeText(new Uint8Array(await file.blob.arrayBuffer()), options.encoding)
  if (decoded === null)
    return refuse('malformed', `there is no encoding ${options.encoding}: choose another one`)
  const { text, encoding } = decoded
  const isChosen = options.termSeparator !== undefined || options.cardSeparator !== undefined
  const table = isChosen ? null : largestTable(text)
  if (table === null && !isChosen && /^\s*(?:<!doctype html|<html\b)/i.test(text))
    return refuse(
      'notACollection',
      `${file.name} is a web page without a table of two columns: copy the text of its list instead`,
    )
  const found = detectPasted(text)
  const termSeparator = unescapeSeparator(options.termSeparator ?? found.termSeparator)
  const cardSeparator = unescapeSeparator(options.cardSeparator ?? found.cardSeparator)
  const all: readonly TableRow[] = table ?? pastedRows(text, { termSeparator, cardSeparator })
  if (all.length === 0) return refuse('empty', `${file.name} holds no text`)

  const hasHeader = options.hasHeader ?? isHeaderRow((all[0]?.cells ?? []).map(plain))
  const rows = hasHeader ? all.slice(1) : all
  const names = hasHeader ? (all[0]?.cells ?? []).map(plain) : []
  const width = Math.max(2, ...rows.slice(0, 1000).map(({ cells }) => cells.length))
  const columns = options.columns ?? rolesOf(width, names)
  const textForm = options.textForm ?? (table ? 'html' : detectTextForm(rows.flatMap(({ cells }) => cells)))
  const rowKind = options.rowKind ?? 'automatic'
  const deckTitle = deckTitleOf(options.deckTitle) ?? titleFrom(file.name)
  const meaning = { columns, rowKind, textForm, deckTitle, tags: [], noteTypes: [], isNeutralised: false }
  const { warnings, ...content } = rowsToNotes(rows, meaning)
  const collection: ForeignCollection = {
    format: 'pasted-text',
    title: deckTitle,
    ...content,
    noteTypes: [],
    media: [],
    warnings: [...decoded.warnings, ...warnings],
    canHoldHistory: false,
  }
  const detected: Detected = {
    format: 'pasted-text',
    encoding,
    ...(table ? { variant: 'table of a web page' } : { termSeparator, cardSeparator }),
    hasHeader,
    columns,
    columnNames: names,
    sample: rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.map((cell) => cell.slice(0, 200))),
    rowKind,
    textForm,
    deckTitle,
  }
  return ok({ collection, detected, media: NO_MEDIA })
}

function plain(html: string): string {
  return html.replace(/<[^<>]*>/g, '').trim()
}
