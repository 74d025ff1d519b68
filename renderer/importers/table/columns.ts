import type { ColumnRole } from '../../core/importing/readOptions.ts'

/** Names that columns have in people's tables, without case, spaces and signs. */
const ROLES: Readonly<Record<string, ColumnRole>> = Object.fromEntries(
  (
    [
      [
        'front',
        'front question term word expression prompt stem text kanji vocabulary vocab phrase sentence headword q',
      ],
      [
        'front',
        'vorderseite frage begriff wort pregunta palabra anverso recto terme mot fronte domanda parola',
      ],
      ['back', 'back answer definition meaning translation reading a response backextra english kana pinyin'],
      [
        'back',
        'rückseite antwort bedeutung übersetzung respuesta significado reverso réponse définition risposta retro',
      ],
      [
        'explanation',
        'explanation extra note notes comment comments remark remarks example examples hint erklärung',
      ],
      ['tags', 'tags tag labels category categories topic schlagwörter etiquetas étiquettes'],
      ['deck', 'deck deckname subdeck stapel mazo paquet mazzo'],
      ['guid', 'guid ankiguid noteguid uuid'],
      ['noteType', 'notetype notetypename model cardtype notiztyp'],
      ['verso', 'verso'],
    ] as const
  ).flatMap(([role, names]) => names.split(' ').map((name) => [name, role])),
)

const MAX_NAME_LENGTH = 40

/** The role that a column's name tells, if any. */
function roleOfName(name: string): ColumnRole | undefined {
  return ROLES[
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  ]
}

/** Whether a table's first row names its columns: two or more names that are known, and nothing long. */
export function isHeaderRow(cells: readonly string[]): boolean {
  if (cells.some((cell) => cell.length > MAX_NAME_LENGTH)) return false
  const known = cells.filter((cell) => roleOfName(cell) !== undefined).length
  return known >= 2 || (cells.length > 1 && known === cells.length)
}

/** Roles by name and place: without a front, the first column that has no role is one; the rest is back. */
export function rolesOf(
  count: number,
  names: readonly string[],
  fixed: ReadonlyMap<number, ColumnRole> = new Map(),
): ColumnRole[] {
  const roles = Array.from(
    { length: count },
    (_, index) => fixed.get(index) ?? roleOfName(names[index] ?? ''),
  )
  if (!roles.includes('front')) {
    const free = roles.indexOf(undefined)
    const back = roles.indexOf('back')
    const first = free >= 0 && (back < 0 || free < back) ? free : back
    if (first >= 0) roles[first] = 'front'
  }
  const result = roles.map((role): ColumnRole => role ?? 'back')
  // A table of fronts and remarks: the remarks are what is asked for.
  const remark = result.indexOf('explanation')
  if (!result.includes('back') && remark >= 0) result[remark] = 'back'
  return result
}
