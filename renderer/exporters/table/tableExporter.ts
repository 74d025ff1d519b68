// Tables with Anki's directives above them: Anki imports them, spreadsheets open them, and Verso reads them back as they
// were. What a row cannot say of a note stands in a last column (core/importing/carriedNote.ts).
import Papa from 'papaparse'
import { carryNote, visibleJson } from '../../core/importing/carriedNote.ts'
import type { ForeignCollection, ForeignNote, ForeignSource } from '../../core/importing/foreignCollection.ts'
import { neutraliseCell } from '../../core/importing/spreadsheetCells.ts'
import type { NoteType } from '../../core/model/deck.ts'
import type { Exporter, ExportFile, ExportFormat, ExportOptions } from '../exporter.ts'
import { fileNameOf } from '../fileNames.ts'
import { markdownHtml } from '../markdownHtml.ts'
import { lastingName, shownNote, typeNameOf } from '../noteText.ts'
import { textStream } from '../streams.ts'

const COLUMNS = ['guid', 'notetype', 'deck', 'tags', 'Front', 'Back', 'Explanation'] as const
const VERSO_COLUMN = COLUMNS.length + 1
const ROWS_AT_ONCE = 500

interface Style {
  readonly format: ExportFormat
  readonly ending: string
  readonly separator: string
  readonly separatorName: string
  readonly textForm: 'html' | 'markdown'
  /** Cells that a spreadsheet would compute get an apostrophe, which Anki would show. */
  readonly isForSpreadsheets: boolean
}

export const csvExporter = tableExporter({
  format: 'csv',
  ending: '.csv',
  separator: ',',
  separatorName: 'Comma',
  textForm: 'markdown',
  isForSpreadsheets: true,
})

export const tsvExporter = tableExporter({
  format: 'tsv',
  ending: '.tsv',
  separator: '\t',
  separatorName: 'Tab',
  textForm: 'markdown',
  isForSpreadsheets: true,
})

export const ankiTextExporter = tableExporter({
  format: 'anki-text',
  ending: '.txt',
  separator: '\t',
  separatorName: 'Tab',
  textForm: 'html',
  isForSpreadsheets: false,
})

function tableExporter(style: Style): Exporter {
  return {
    format: style.format,
    ending: style.ending,
    losses: (collection) => tableLosses(collection),
    files: (source, options) => tableFiles(source, options, style),
  }
}

async function* tableFiles(
  { collection }: ForeignSource,
  options: ExportOptions,
  style: Style,
): AsyncGenerator<ExportFile> {
  const path = `${fileNameOf(options.name ?? collection.title)}${style.ending}`
  yield await Promise.resolve({
    path,
    stream: textStream(tableText(collection, options.textForm ?? style.textForm, style)),
  })
}

function* tableText(
  collection: ForeignCollection,
  textForm: 'html' | 'markdown',
  style: Style,
): Generator<string> {
  const { notes, noteTypes, decks } = collection
  const titles = new Map(decks.map(({ key, title }) => [key, title]))
  const types = noteTypes.filter(({ id }) =>
    notes.some(({ note }) => note.kind === 'templated' && note.type === id),
  )
  // Spreadsheets take a file without mark for their country's old encoding.
  if (style.isForSpreadsheets) yield '\uFEFF'
  yield `${directives(style, textForm, types).join('\n')}\n`
  for (let from = 0; from < notes.length; from += ROWS_AT_ONCE) {
    const rows = notes
      .slice(from, from + ROWS_AT_ONCE)
      .map((note) => rowOf(note, titles.get(note.deckKey) ?? collection.title, types, textForm))
      .map((row) => (style.isForSpreadsheets ? row.map(neutraliseCell) : row))
    // The first column is always quoted: a line that begins with # would be a comment.
    yield `${Papa.unparse(rows, { delimiter: style.separator, newline: '\n', quotes: quoted })}\n`
  }
}

function quoted(value: unknown, column: number): boolean {
  return column === 0 || (typeof value === 'string' && /["\n\r\t,]|^\s|\s$/.test(value))
}

function directives(style: Style, textForm: 'html' | 'markdown', types: readonly NoteType[]): string[] {
  return [
    `#separator:${style.separatorName}`,
    `#html:${textForm === 'html'}`,
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:4',
    `#columns:${[...COLUMNS, 'verso'].join(style.separator)}`,
    `#verso column:${VERSO_COLUMN}`,
    `#verso text:${textForm}`,
    ...(style.isForSpreadsheets ? ['#verso cells:neutralised'] : []),
    ...(types.length > 0 ? [`#verso note types:${visibleJson(types)}`] : []),
  ]
}

function rowOf(
  foreign: ForeignNote,
  deckTitle: string,
  types: readonly NoteType[],
  textForm: 'html' | 'markdown',
): readonly string[] {
  const { note } = foreign
  const shown = shownNote(note, types)
  const isHtml = note.kind === 'templated'
  const cell = (text: string): string => (textForm === 'html' && !isHtml ? markdownHtml(text) : text)
  const texts = [shown.front, shown.back, shown.explanation].map((text) => text.replace(/\r\n?/g, '\n'))
  const cells = [
    lastingName(foreign),
    typeNameOf(note, types),
    deckTitle,
    note.tags.join(' '),
    ...texts.map(cell),
  ]
  const isWhole = shown.isWhole && (textForm === 'markdown' || texts.every(isSameInHtml))
  return [...cells, isWhole ? '' : carryNote(note, cells)]
}

/** Text without any sign that HTML or Markdown knows. */
function isSameInHtml(text: string): boolean {
  return /^[\p{L}\p{N}\p{M} .,;:!?'"()%/–—…°€@]*$/u.test(text) && !/^\d+[.)]|\s\s|:\/\/|www\./.test(text)
}

function tableLosses(collection: ForeignCollection): readonly string[] {
  const losses: string[] = []
  if (collection.media.length > 0)
    losses.push('Pictures and sounds stay behind: a table has no place for them.')
  if (collection.cards.some(({ schedule, logs }) => schedule !== null || logs.length > 0))
    losses.push('Your reviews and due dates stay behind.')
  if (
    collection.decks.some(
      ({ header }) => header !== undefined && (header.exams.length > 0 || header.source !== undefined),
    )
  )
    losses.push('What decks say besides their notes (source, exams) stays behind.')
  return losses
}
