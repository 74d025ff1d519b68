import { err, ok, type Result } from '../model/result.ts'
import type { SearchProblem } from './query.ts'

/** One word of a search, as written. `column` counts from 1. */
export type SearchToken =
  | { readonly kind: 'open' | 'close' | 'not' | 'or' | 'and'; readonly column: number }
  | {
      readonly kind: 'word'
      readonly column: number
      /** What stands before the colon, lower case; null when nothing does. */
      readonly key: string | null
      readonly value: string
      readonly valueColumn: number
      readonly isQuoted: boolean
    }

/** The words of a search. The only error is a quotation mark without its partner. */
export function readTokens(text: string): Result<readonly SearchToken[], SearchProblem> {
  const tokens: SearchToken[] = []
  let at = 0
  while (at < text.length) {
    const character = text[at] as string
    const column = at + 1
    if (/\s/.test(character)) at += 1
    else if (character === '(' || character === ')') {
      tokens.push({ kind: character === '(' ? 'open' : 'close', column })
      at += 1
    } else if (character === '-' && /[^\s)]/.test(text[at + 1] ?? '')) {
      tokens.push({ kind: 'not', column })
      at += 1
    } else {
      const word = readWord(text, at)
      if (!word.ok) return word
      tokens.push(word.value.token)
      at = word.value.end
    }
  }
  return ok(tokens)
}

function readWord(text: string, at: number): Result<{ token: SearchToken; end: number }, SearchProblem> {
  const column = at + 1
  const key = /^([a-z]+):/i.exec(text.slice(at))?.[1] ?? null
  const valueAt = key === null ? at : at + key.length + 1
  const isQuoted = text[valueAt] === '"'
  const read = isQuoted ? readQuoted(text, valueAt) : readBare(text, valueAt)
  if (read === null) {
    return err({
      column: valueAt + 1,
      message: 'This quotation mark has no partner: end the phrase with another ".',
    })
  }
  const { value, end } = read
  const lower = value.toLowerCase()
  if (key === null && !isQuoted && (lower === 'or' || lower === 'and'))
    return ok({ token: { kind: lower, column }, end })
  return ok({
    token: {
      kind: 'word',
      column,
      key: key?.toLowerCase() ?? null,
      value,
      valueColumn: valueAt + 1,
      isQuoted,
    },
    end,
  })
}

/** Null: the closing mark is missing. A backslash takes the next character as it is. */
function readQuoted(text: string, at: number): { value: string; end: number } | null {
  let value = ''
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index] as string
    if (character === '"') return { value, end: index + 1 }
    if (character === '\\' && index + 1 < text.length) index += 1
    value += text[index]
  }
  return null
}

function readBare(text: string, at: number): { value: string; end: number } {
  const value = /^[^\s()"]*/.exec(text.slice(at))?.[0] ?? ''
  // A quotation mark in the middle of a word is only a character.
  if (value === '' && text[at] === '"') return { value: '"', end: at + 1 }
  return { value, end: at + value.length }
}
