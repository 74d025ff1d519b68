import { closestName } from '../../../decks/format/closest.ts'
import { FLAGS, RATINGS } from '../model/card.ts'
import { err, ok, type Result } from '../model/result.ts'
import {
  CARD_CONDITIONS,
  CARD_PROPERTIES,
  COMPARISONS,
  type CardCondition,
  type CardProperty,
  type SearchProblem,
  type SearchQuery,
} from './query.ts'
import type { SearchToken } from './readTokens.ts'
import { textPattern } from './textPattern.ts'

type Word = Extract<SearchToken, { kind: 'word' }>
type Term = Result<SearchQuery, SearchProblem>

/** What may stand before a colon. */
export const SEARCH_KEYS = [
  'deck',
  'tag',
  'is',
  'flag',
  'kind',
  'domain',
  'source',
  'prop',
  'rated',
  'note',
] as const

const NOTE_KINDS = ['basic', 'cloze', 'choice', 'typed', 'occlusion', 'templated'] as const
const MAX_DAYS = 3650

/** What one word of a search asks for. */
export function readTerm(word: Word): Term {
  const { key, value, isQuoted } = word
  if (key === null) return ok({ kind: 'text', pattern: textPattern(value, isQuoted) })
  if (!(SEARCH_KEYS as readonly string[]).includes(key)) return unknownKey(word, key)
  if (value === '') {
    return err({ column: word.valueColumn, message: `“${key}:” needs something after it: ${EXAMPLES[key]}.` })
  }
  switch (key) {
    case 'deck':
    case 'domain':
    case 'source':
      return ok({ kind: key, pattern: textPattern(value, isQuoted) })
    case 'tag':
      return ok({ kind: 'tag', pattern: value === 'none' ? null : textPattern(value, isQuoted) })
    case 'note':
      return ok({ kind: 'note', noteId: value })
    case 'is':
      return oneOf(word, CARD_CONDITIONS, (condition: CardCondition) => ({ kind: 'is', condition }))
    case 'kind':
      return oneOf(word, NOTE_KINDS, (noteKind) => ({ kind: 'noteKind', noteKind }))
    case 'flag':
      return readFlag(word)
    case 'rated':
      return readRated(word)
    default:
      return readProperty(word)
  }
}

/** How each key is used, for those who left something out. */
const EXAMPLES: Readonly<Record<string, string>> = {
  deck: 'write deck:Spanish, or deck:"My deck"',
  tag: 'write tag:verbs, or tag:none for notes without tags',
  is: 'write is:due',
  flag: 'write flag:1, a number from 0 to 7',
  kind: 'write kind:cloze',
  domain: 'write domain:planning',
  source: 'write source:chapter-1',
  prop: 'write prop:ivl>10',
  rated: 'write rated:1, or rated:7:1 for what you forgot this week',
  note: 'write note:n1',
}

function unknownKey({ column, key, value }: Word, name: string): Term {
  const meant = closestName(name, SEARCH_KEYS)
  const advice =
    meant === null
      ? `write one of ${SEARCH_KEYS.join(', ')}, or put the words in quotation marks: "${key}:${value}"`
      : `did you mean ${meant}:?`
  return err({ column, message: `“${name}:” is nothing to search by: ${advice}` })
}

function oneOf<T extends string>(
  { value, valueColumn, key }: Word,
  choices: readonly T[],
  query: (choice: T) => SearchQuery,
): Term {
  const choice = choices.find((name) => name === value.toLowerCase())
  if (choice !== undefined) return ok(query(choice))
  const meant = closestName(value, choices)
  const advice = meant === null ? `write one of ${choices.join(', ')}` : `did you mean ${key}:${meant}?`
  return err({ column: valueColumn, message: `“${key}:${value}” is not known: ${advice}` })
}

function readFlag({ value, valueColumn }: Word): Term {
  const flag = FLAGS.find((number) => String(number) === value)
  if (flag !== undefined) return ok({ kind: 'flag', flag: flag })
  return err({
    column: valueColumn,
    message: 'A flag is a number from 0 (none) to 7: write flag:1, or is:flagged for any.',
  })
}

function readRated({ value, valueColumn }: Word): Term {
  const [, days, rating] = /^(\d{1,4})(?::(\d))?$/.exec(value) ?? []
  const count = Number(days)
  const given = RATINGS.find((number) => String(number) === rating) ?? null
  if (!(count >= 1 && count <= MAX_DAYS) || (rating !== undefined && given === null)) {
    return err({
      column: valueColumn,
      message: `Write how many days, from 1 (today) to ${MAX_DAYS}, and perhaps a rating from 1 to 4: rated:7, rated:1:1.`,
    })
  }
  return ok({ kind: 'rated', days: count, rating: given })
}

/** Anki's short names for the memory's figures. */
const SHORT: Readonly<Record<string, CardProperty>> = {
  s: 'stability',
  d: 'difficulty',
  r: 'retrievability',
  interval: 'ivl',
}

function readProperty({ value, valueColumn }: Word): Term {
  const [, name = '', sign = ''] = /^([a-z]*)\s*(<=|>=|!=|<|>|=)?/i.exec(value) ?? []
  const lower = name.toLowerCase()
  const property = SHORT[lower] ?? CARD_PROPERTIES.find((known) => known === lower)
  if (property === undefined) {
    const meant = closestName(lower, CARD_PROPERTIES)
    const advice =
      meant === null ? `write one of ${CARD_PROPERTIES.join(', ')}` : `did you mean prop:${meant}?`
    return err({ column: valueColumn, message: `“${name}” is no property of a card: ${advice}` })
  }
  const comparison = COMPARISONS.find((known) => known === sign)
  const column = valueColumn + name.length
  if (comparison === undefined) {
    return err({
      column,
      message: `Write a comparison after ${name}: prop:${name}>10, with < <= > >= = or !=.`,
    })
  }
  const written = value.slice(name.length + sign.length)
  const [, digits, percent] = /^(-?\d+(?:\.\d+)?)(%?)$/.exec(written) ?? []
  if (digits === undefined || (percent === '%' && property !== 'retrievability')) {
    return err({
      column: column + sign.length,
      message: `Write a number after ${sign}: ${property === 'retrievability' ? `prop:${name}${sign}0.8 or 80%` : `prop:${name}${sign}10`}.`,
    })
  }
  const number = percent === '%' ? Number(digits) / 100 : Number(digits)
  return ok({ kind: 'property', property, comparison, value: number })
}
