// The lines `#key:value` at the head of Anki's text files (rslib/src/import_export/text/csv/metadata.rs).
import type { ColumnRole, Detected } from '../../core/importing/readOptions.ts'
import type { ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { separatorOf } from './separators.ts'

export interface Directives {
  /** The text after them, and the number of its first line. */
  readonly body: string
  readonly firstLine: number
  readonly separator?: string
  readonly isHtml?: boolean
  /** Verso wrote the file, with cells in this form. */
  readonly versoText?: 'markdown' | 'html'
  /** Cells that a spreadsheet would compute have an apostrophe before them. */
  readonly isNeutralised?: boolean
  readonly tags: readonly string[]
  readonly columnNames: readonly string[]
  readonly noteType?: string
  readonly deck?: string
  /** By index from 0. */
  readonly columns: ReadonlyMap<number, ColumnRole>
  readonly ifMatches?: NonNullable<Detected['ifMatches']>
  readonly matchScope?: NonNullable<Detected['matchScope']>
  /** Verso's own: note types that its notes in the `verso` column use. */
  readonly noteTypes: readonly unknown[]
  readonly warnings: readonly ForeignWarning[]
}

const KEYS =
  'separator|html|tags|columns|notetype|deck|notetype column|deck column|tags column|guid column|if matches|match scope|verso column|verso note types|verso text|verso cells'
const DIRECTIVE = /^#([a-z][a-z ]*):(.*)$/i
const KNOWN_START = new RegExp(`^\\uFEFF?(?:#(?:${KEYS}):|tags:)`, 'i')

/** Whether a text begins as Anki's text files do. */
export function hasDirectives(text: string): boolean {
  return KNOWN_START.test(text)
}

/** Takes the directives off a text with `\n` line ends; those that are not understood are passed over and told. */
export function readDirectives(text: string): Directives {
  const warnings: ForeignWarning[] = []
  const columns = new Map<number, ColumnRole>()
  const found: {
    -readonly [
      Key in
        | 'separator'
        | 'isHtml'
        | 'versoText'
        | 'isNeutralised'
        | 'noteType'
        | 'deck'
        | 'ifMatches'
        | 'matchScope'
    ]?: Directives[Key]
  } = {}
  let tags: readonly string[] = []
  let writtenNames = ''
  let noteTypes: readonly unknown[] = []
  let at = 0
  let line = 1
  for (; at < text.length; line += 1) {
    const end = text.indexOf('\n', at)
    const next = end < 0 ? text.length : end + 1
    const written = text.slice(at, end < 0 ? text.length : end)
    const directive = DIRECTIVE.exec(written)
    if (line === 1 && /^tags:/i.test(written)) tags = tagList(written.slice(5))
    else if (directive) {
      const problem = take(directive[1]!.trim().toLowerCase(), directive[2]!.trim(), directive[2]!)
      if (problem) warnings.push({ place: { line, column: 1 }, message: problem })
    } else break
    at = next
  }

  function take(key: string, value: string, raw: string): string | null {
    const column = (role: ColumnRole): string | null => {
      const index = Number(value) - 1
      if (!Number.isInteger(index) || index < 0) return `#${key}:${value} is no column: columns count from 1`
      columns.set(index, role)
      return null
    }
    switch (key) {
      case 'separator':
        // A separator may itself be a space.
        found.separator = separatorOf(value === '' ? raw : value)
        return found.separator === '' ? `#separator: names no sign` : null
      case 'html':
        if (value !== 'true' && value !== 'false') return `#html:${value} is neither true nor false`
        found.isHtml = value === 'true'
        return null
      case 'tags':
        tags = tagList(value)
        return null
      case 'columns':
        writtenNames = raw
        return null
      case 'notetype':
        found.noteType = value
        return null
      case 'deck':
        found.deck = value
        return null
      case 'notetype column':
        return column('noteType')
      case 'deck column':
        return column('deck')
      case 'tags column':
        return column('tags')
      case 'guid column':
        return column('guid')
      case 'verso column':
        return column('verso')
      case 'verso text':
        found.versoText = value === 'markdown' ? 'markdown' : 'html'
        return null
      case 'verso cells':
        found.isNeutralised = value === 'neutralised'
        return null
      case 'verso note types':
        noteTypes = jsonList(raw)
        return noteTypes.length === 0 ? '#verso note types: is no list' : null
      case 'if matches': {
        const answer = (
          { 'update current': 'update', 'keep current': 'keep', 'keep both': 'duplicate' } as const
        )[value.toLowerCase() as 'update current']
        if (answer === undefined)
          return `#if matches:${value} is none of update current, keep current, keep both`
        found.ifMatches = answer
        return null
      }
      case 'match scope': {
        const scope = ({ notetype: 'noteType', 'notetype + deck': 'noteTypeAndDeck' } as const)[
          value.toLowerCase() as 'notetype'
        ]
        if (scope === undefined) return `#match scope:${value} is neither notetype nor notetype + deck`
        found.matchScope = scope
        return null
      }
      default:
        return null
    }
  }

  const columnNames = writtenNames === '' ? [] : splitNames(writtenNames, found.separator)
  return { body: text.slice(at), firstLine: line, tags, columnNames, columns, noteTypes, warnings, ...found }
}

function tagList(value: string): readonly string[] {
  return value.split(/[\s,]+/).filter((tag) => tag !== '')
}

function splitNames(written: string, separator: string | undefined): readonly string[] {
  const sign = separator ?? ['\t', '|', ';', ':', ','].find((candidate) => written.includes(candidate)) ?? ','
  return written.split(sign).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
}

function jsonList(written: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(written)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
