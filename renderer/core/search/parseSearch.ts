import { err, ok, type Result } from '../model/result.ts'
import type { SearchProblem, SearchQuery } from './query.ts'
import { readTerm } from './readTerm.ts'
import { readTokens, type SearchToken } from './readTokens.ts'

const MAX_DEPTH = 40

type Parsed = Result<{ readonly query: SearchQuery; readonly next: number }, SearchProblem>

/**
 * What a search asks for. Words and "phrases" are looked for in every text of a note; `key:value` in what the key
 * names; side by side all must hold, with `or` between them one of them; `-` turns the next one round; parentheses
 * group. An empty text asks for every card.
 */
export function parseSearch(text: string): Result<SearchQuery, SearchProblem> {
  const tokens = readTokens(text)
  if (!tokens.ok) return tokens
  if (tokens.value.length === 0) return ok({ kind: 'all' })
  const parsed = parseEither(tokens.value, 0, 0)
  if (!parsed.ok) return parsed
  const rest = tokens.value[parsed.value.next]
  if (rest !== undefined) {
    return err({ column: rest.column, message: 'This ) closes nothing: take it away, or write ( before.' })
  }
  return ok(parsed.value.query)
}

/** One or more groups with `or` between them. */
function parseEither(tokens: readonly SearchToken[], from: number, depth: number): Parsed {
  const parts: SearchQuery[] = []
  let at = from
  for (;;) {
    const part = parseAll(tokens, at, depth)
    if (!part.ok) return part
    parts.push(part.value.query)
    at = part.value.next
    if (tokens[at]?.kind !== 'or') return ok({ query: joined('or', parts), next: at })
    at += 1
  }
}

/** Terms side by side, up to `or`, `)` or the end. */
function parseAll(tokens: readonly SearchToken[], from: number, depth: number): Parsed {
  const parts: SearchQuery[] = []
  let at = from
  for (;;) {
    const token = tokens[at]
    const isEnd = token === undefined || token.kind === 'or' || token.kind === 'close'
    if (isEnd && parts.length > 0) return ok({ query: joined('and', parts), next: at })
    if (isEnd) return err(missingTerm(tokens, at))
    if (token.kind === 'and' && parts.length > 0) {
      at += 1
      const after = tokens[at]
      if (after === undefined || after.kind === 'or' || after.kind === 'close')
        return err(missingTerm(tokens, at))
    }
    const part = parseOne(tokens, at, depth)
    if (!part.ok) return part
    parts.push(part.value.query)
    at = part.value.next
  }
}

function parseOne(tokens: readonly SearchToken[], at: number, depth: number): Parsed {
  const token = tokens[at]
  if (token === undefined) return err(missingTerm(tokens, at))
  if (depth > MAX_DEPTH) {
    return err({ column: token.column, message: 'Too many levels: write the search with fewer parentheses.' })
  }
  switch (token.kind) {
    case 'not': {
      const part = parseOne(tokens, at + 1, depth + 1)
      if (!part.ok) return part
      return ok({ query: { kind: 'not', part: part.value.query }, next: part.value.next })
    }
    case 'open': {
      const inside = parseEither(tokens, at + 1, depth + 1)
      if (!inside.ok) return inside
      if (tokens[inside.value.next]?.kind === 'close')
        return ok({ query: inside.value.query, next: inside.value.next + 1 })
      return err({ column: token.column, message: 'This ( is not closed: write ) where the group ends.' })
    }
    case 'word': {
      const term = readTerm(token)
      return term.ok ? ok({ query: term.value, next: at + 1 }) : term
    }
    case 'and':
    case 'or':
    case 'close':
      return err(missingTerm(tokens, at))
  }
}

function missingTerm(tokens: readonly SearchToken[], at: number): SearchProblem {
  const before = tokens[at - 1]
  const token = tokens[at] ?? before
  const column = token?.column ?? 1
  if (before?.kind === 'open')
    return { column, message: 'These parentheses are empty: write what to search for between them.' }
  const word = before?.kind === 'or' || before?.kind === 'and' ? before.kind : token?.kind
  if (word === 'or' || word === 'and') {
    return {
      column: before?.kind === word ? before.column : column,
      message: `“${word}” stands between two searches: write one on either side, or put it in quotation marks.`,
    }
  }
  if (before?.kind === 'not')
    return { column: before.column, message: 'Nothing follows this -: write what to leave out.' }
  return { column, message: 'This ) closes nothing: take it away, or write ( before.' }
}

function joined(kind: 'and' | 'or', parts: readonly SearchQuery[]): SearchQuery {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, parts }
}
