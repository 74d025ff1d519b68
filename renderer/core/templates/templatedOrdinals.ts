import type { NoteType } from '../model/deck.ts'
import { clozeNumbers } from './clozeHtml.ts'
import { parseTemplate } from './parseTemplate.ts'
import { isEmpty, isFieldEmpty } from './renderCard.ts'

const SPECIAL = ['Type', 'Deck', 'Subdeck', 'Card', 'CardFlag', 'CardID']

/**
 * Ordinals of the cards that Anki makes for a new note of this type, ascending: one for each template whose front shows
 * something, or for each deletion; 0 where there would be none, for a note always has a card.
 */
export function templatedOrdinals(
  type: NoteType,
  fields: Readonly<Record<string, string>>,
  tags: readonly string[] = [],
): readonly [number, ...number[]] {
  const [first = 0, ...others] = type.cloze ? clozeOrdinals(fields) : filledTemplates(type, fields, tags)
  return [first, ...others]
}

const LAST_CLOZE = 499

function clozeOrdinals(fields: Readonly<Record<string, string>>): readonly number[] {
  const ordinals = Object.values(fields).flatMap((html) =>
    clozeNumbers(html).map((number) => Math.min(LAST_CLOZE, number - 1)),
  )
  return [...new Set(ordinals)].toSorted((one, other) => one - other)
}

function filledTemplates(
  type: NoteType,
  fields: Readonly<Record<string, string>>,
  tags: readonly string[],
): readonly number[] {
  const filled = new Set(type.fields.filter((name) => !isFieldEmpty(fields[name] ?? '')))
  for (const name of tags.length > 0 ? [...SPECIAL, 'Tags'] : SPECIAL) {
    if (!type.fields.includes(name)) filled.add(name)
  }
  return type.templates.flatMap(({ front }, ordinal) => {
    const parsed = parseTemplate(front)
    return parsed.ok && !isEmpty(parsed.value, filled) ? [ordinal] : []
  })
}
