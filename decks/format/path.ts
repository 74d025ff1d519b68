/** Where a value sits in a deck: names of fields and indexes from 0. */
export type DeckPath = readonly (string | number)[]

/** Something to say about a deck, before it is known where in a file it stands. */
export interface DeckIssue {
  readonly path: DeckPath
  /** Point at the field's name instead of its value. */
  readonly isAboutName?: boolean
  /** Where inside the text of that field, in UTF-16 units; pointed at when the file spells it the same way. */
  readonly offset?: number
  readonly message: string
  /** A second place that the message names as `{other}`. */
  readonly other?: DeckPath
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a path of plain data, undefined when the path leads nowhere. */
export function valueAt(root: unknown, path: DeckPath): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

const singular: Record<string, string> = {
  notes: 'note',
  options: 'option',
  exams: 'exam',
  sections: 'section',
  domains: 'domain',
  tags: 'tag',
  accepted: 'accepted answer',
  shapes: 'shape',
  points: 'point',
  noteTypes: 'note type',
  templates: 'template',
  fields: 'field',
  cards: 'card',
}

/** A path in an author's words: "note `roles-03`: option 2: rationale". */
export function describePath(root: unknown, path: DeckPath): string {
  const words: string[] = []
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index]
    const next = path[index + 1]
    if (typeof step === 'number') continue
    if (typeof next !== 'number') {
      words.push(String(step))
      continue
    }
    const name = singular[String(step)] ?? String(step)
    const item = valueAt(root, path.slice(0, index + 2))
    const id = isRecord(item) ? item['id'] : undefined
    const hasId = typeof id === 'string' && id !== '' && path[index + 2] !== 'id'
    words.push(hasId ? `${name} \`${short(id)}\`` : `${name} ${next + 1}`)
  }
  return words.join(': ')
}

export function short(value: string): string {
  return value.length > 60 ? `${value.slice(0, 57)}…` : value
}
