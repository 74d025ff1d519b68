import { stockKindOf, type StockKind } from '../../core/anki/stockTypes.ts'
import { TWIN_TYPES, VERSO_FIELD } from '../../core/anki/twinTypes.ts'
import type { NoteType } from '../../core/model/deck.ts'
import type { AnkiNoteType } from './collection.ts'

/** A note type of Anki's, and what its notes may become. */
export interface MappedType {
  readonly noteType: NoteType
  /** The stock type that it is; null: its notes stay templated. */
  readonly stock: StockKind | null
  /** Made by Verso for a note that Anki has no words for: the last field carries it. */
  readonly isTwin: boolean
}

/** What Anki puts behind a name that is taken already. */
const RENAMED = /(?:\+|-[0-9a-f]+| \d+)+$/i

const twinNames = new Set(Object.values(TWIN_TYPES).map(({ name }) => name))

/** The note type in Verso's terms, with what Anki keeps of it besides. Null when it has no fields or no templates. */
export function mapNoteType(type: AnkiNoteType): MappedType | null {
  if (type.fields.length === 0 || type.templates.length === 0) return null
  const fields = distinctNames(type.fields, 'Field')
  const anki: Record<string, string | number | boolean> = { id: type.id }
  if (type.stockKind !== 0) anki['stockKind'] = type.stockKind
  if (type.sortField !== 0) anki['sortField'] = type.sortField
  if (type.latexPre !== '') anki['latexPre'] = type.latexPre
  if (type.latexPost !== '') anki['latexPost'] = type.latexPost
  if (type.isLatexSvg) anki['latexSvg'] = true
  return {
    noteType: {
      id: isId(type.versoId) ? type.versoId : `t${Math.abs(type.id)}`,
      name: type.name.trim() === '' ? 'Note type without a name' : type.name,
      cloze: type.isCloze,
      fields,
      templates: type.templates.map(({ name, front, back }, index) => ({
        name: name.trim() === '' ? `Card ${index + 1}` : name,
        front,
        back,
      })),
      ...(type.css === '' ? {} : { css: type.css }),
      anki,
    },
    stock: stockKindOf(type),
    isTwin: twinNames.has(type.name.replace(RENAMED, '')) && fields.at(-1) === VERSO_FIELD,
  }
}

function isId(id: string | null | undefined): id is string {
  return typeof id === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(id)
}

function distinctNames(names: readonly string[], fallback: string): [string, ...string[]] {
  const taken = new Set<string>()
  const distinct = names.map((written, index) => {
    let name = written.trim() === '' ? `${fallback} ${index + 1}` : written
    while (taken.has(name)) name += "'"
    taken.add(name)
    return name
  })
  return distinct as [string, ...string[]]
}
