import { isRecord } from './path.ts'
import { filled, pick, plainNote, unless, type Plain } from './plainNote.ts'
import type { Deck } from './schema.ts'
import { yamlText } from './yamlText.ts'

/**
 * The one way in which Verso writes a deck: fields in a fixed order, defaults left out, `\n` line ends. Parsing the
 * result gives the deck back, and serializing that gives the same bytes.
 */
export function serializeDeck(deck: Deck, language: 'yaml' | 'json'): string {
  const plain = plainDeck(deck)
  return language === 'json' ? `${JSON.stringify(plain, null, 2)}\n` : `${yamlFields(plain, '')}\n`
}

/** A deck as data, in the order of writing and without what the schema would fill in. */
export function plainDeck(deck: Deck): Plain {
  const { format, id, title, description, language, speech, licence, source, exams, noteTypes, notes } = deck
  return pick({
    $schema: deck.$schema,
    format,
    id,
    title,
    description,
    language,
    speech,
    licence,
    source:
      source &&
      pick({ ...source, sections: filled(source.sections) }, [
        'title',
        'author',
        'publisher',
        'year',
        'location',
        'sections',
      ]),
    exams: filled(
      exams.map((exam) =>
        pick({ ...exam, scoring: unless(exam.scoring, 'all-or-nothing'), penalty: unless(exam.penalty, 0) }, [
          'id',
          'title',
          'questions',
          'minutes',
          'passMark',
          'scoring',
          'penalty',
          'domains',
        ]),
      ),
    ),
    noteTypes: filled(
      noteTypes.map((type) =>
        pick({ ...type, cloze: type.cloze || undefined }, [
          'id',
          'name',
          'cloze',
          'fields',
          'templates',
          'css',
          'anki',
        ]),
      ),
    ),
    notes: notes.map(plainNote),
  })
}

/** Fields as YAML lines, each indented by `indent`; no line end after the last. */
export function yamlFields(value: Plain, indent: string): string {
  return Object.entries(value)
    .map(([name, inner]) => `${indent}${yamlText(name, '', true)}:${yamlValue(name, inner, indent)}`)
    .join('\n')
}

/** What follows `name:` for a field indented by `indent`: begins with a space or a line end. */
export function yamlValue(name: string, value: unknown, indent: string, isInline = false): string {
  if (typeof value === 'string') return ` ${yamlText(value, `${indent}  `, isInline)}`
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []'
    if (value.every((item) => typeof item === 'number')) return ` [${value.join(', ')}]`
    if (name === 'tags') return ` [${value.map((tag) => yamlText(String(tag), '', true)).join(', ')}]`
    const items = value.map((item) => yamlItem(item, `${indent}  `))
    return `\n${items.join(name === 'notes' ? '\n\n' : '\n')}`
  }
  if (isRecord(value) && Object.keys(value).length === 0) return ' {}'
  if (isRecord(value)) return `\n${yamlFields(value, `${indent}  `)}`
  return ` ${String(value)}`
}

/** An item of a list whose dashes are indented by `indent`. */
export function yamlItem(item: unknown, indent: string): string {
  const inner = `${indent}  `
  // A pair of numbers: a corner of a shape.
  if (Array.isArray(item)) return `${indent}- [${item.join(', ')}]`
  const text = isRecord(item) ? yamlFields(item, inner).slice(inner.length) : yamlText(String(item), inner)
  return `${indent}- ${text}`
}
