import { carriedNote } from '../../core/importing/carriedNote.ts'
import type { ForeignWarning } from '../../core/importing/foreignCollection.ts'
import type { ColumnRole, RowKind, TextForm } from '../../core/importing/readOptions.ts'
import type { NoteType } from '../../core/model/deck.ts'
import { buildNote, cleanTags, noteIds } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { cleanText, MAX_FIELD_LENGTH } from '../text/cleanText.ts'
import { toMarkdown } from '../text/toMarkdown.ts'
import type { TableRow } from './parseRows.ts'
import { restoreCell } from '../../core/importing/spreadsheetCells.ts'

export interface RowMeaning {
  readonly columns: readonly ColumnRole[]
  readonly rowKind: RowKind
  readonly textForm: TextForm
  readonly deckTitle: string
  /** For all rows. */
  readonly tags: readonly string[]
  readonly noteType?: string | undefined
  readonly noteTypes: readonly NoteType[]
  /** Verso wrote the table for spreadsheets: see core/importing/spreadsheetCells.ts. */
  readonly isNeutralised: boolean
}

const MAX_WARNINGS = 500
/** Verso's exporter calls notes so that have no guid of their own. */
const VERSO_ID = /^verso:([A-Za-z0-9][A-Za-z0-9._-]{0,79})$/

/** Rows as notes; each row is either a note or among the skipped, with its reason. */
export function rowsToNotes(rows: readonly TableRow[], meaning: RowMeaning) {
  const { columns, textForm, noteTypes } = meaning
  const collected = collectNotes()
  const warnings: ForeignWarning[] = []
  const skipped: ForeignWarning[] = []
  const nextId = noteIds()
  const warn = (line: number, message: string): void => {
    if (warnings.length < MAX_WARNINGS) warnings.push({ place: { line, column: 1 }, message })
  }

  for (const { cells: written, line } of rows) {
    const tooLong = written.findIndex((cell) => cell.length > MAX_FIELD_LENGTH)
    if (tooLong >= 0) {
      const message = `column ${tooLong + 1} holds ${written[tooLong]!.length} characters: more than ${MAX_FIELD_LENGTH} are no card`
      skipped.push({ place: { line, column: 1 }, message })
      continue
    }
    const cells = written.map((cell, index) => {
      const { text, doubts } = cleanText(meaning.isNeutralised ? restoreCell(cell) : cell)
      for (const doubt of doubts) warn(line, `column ${index + 1}: ${doubt}`)
      return text
    })
    const ofRole = (role: ColumnRole): string[] =>
      cells.filter((cell, index) => columns[index] === role && cell.trim() !== '')
    const textOf = (role: ColumnRole): string =>
      ofRole(role)
        .map((cell) => toMarkdown(cell, textForm))
        .join('\n\n')
    const typeName = ofRole('noteType')[0]?.trim() ?? meaning.noteType ?? ''
    const deckTitle = deckTitleOf(ofRole('deck')[0]) ?? meaning.deckTitle
    const named = ofRole('guid')[0]?.trim() ?? null
    const ownId = named === null ? undefined : VERSO_ID.exec(named)?.[1]
    const guid = ownId === undefined ? named : null
    const tags = cleanTags([...meaning.tags, ...ofRole('tags').flatMap((cell) => cell.split(/[\s,;]+/))])

    const carried = ofRole('verso')[0]
    if (carried !== undefined) {
      const others = cells.filter((_, index) => columns[index] !== 'verso')
      const note = carriedNote(carried, others, noteTypes)
      if (note) {
        collected.add({ deckTitle, note, guid, typeName, place: { line, column: 1 } })
        continue
      }
      warn(
        line,
        'the row was changed after Verso wrote it: its cells count, and what only Verso can say is lost',
      )
    }
    const kind = meaning.rowKind === 'automatic' ? kindOfType(typeName) : meaning.rowKind
    const texts = { front: textOf('front'), back: textOf('back'), explanation: textOf('explanation'), tags }
    const built = isFirstFieldEmpty(cells, columns)
      ? { ok: false as const, error: 'the first field is empty' }
      : buildNote(texts, kind, ownId === undefined ? nextId : () => ownId)
    if (built.ok) {
      const { value: note } = built
      collected.add({ deckTitle, note, guid, typeName: typeName || note.kind, place: { line, column: 1 } })
      const isWider =
        cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')
      if (isWider)
        warn(
          line,
          `the row has ${cells.length} columns where ${columns.length} were expected: the rest was left out`,
        )
    } else skipped.push({ place: { line, column: 1 }, message: built.error })
  }
  return { ...collected.take(), warnings, skipped }
}

/** Several columns may make the front: the first of them must say something, as in Anki. */
function isFirstFieldEmpty(cells: readonly string[], columns: readonly ColumnRole[]): boolean {
  const first = columns.indexOf('front')
  return first >= 0 && (cells[first] ?? '').trim() === ''
}

/** The stock note types of Anki, by their names in some languages. */
function kindOfType(typeName: string): RowKind {
  if (/cloze|lücke|trou|hueco|lacuna|omissi/i.test(typeName)) return 'cloze'
  if (/type in|eingabe|saisie|escrib/i.test(typeName)) return 'typed'
  if (/revers|umgekehrt|invers|invert/i.test(typeName) && !/optional/i.test(typeName)) return 'reversed'
  return 'automatic'
}

/** Levels are separated by `::`; empty ones and stray spaces go. */
export function deckTitleOf(written: string | undefined): string | null {
  if (written === undefined) return null
  const levels = written.split('::').map((level) => level.replace(/\s+/g, ' ').trim())
  const title = levels.filter((level) => level !== '').join('::')
  return title === '' ? null : title
}
