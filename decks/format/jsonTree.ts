import type { TextProblem, TextRange } from './source.ts'

export type JsonNode =
  | (TextRange & { readonly kind: 'object'; readonly entries: readonly JsonEntry[] })
  | (TextRange & { readonly kind: 'array'; readonly items: readonly JsonNode[] })
  | (TextRange & { readonly kind: 'scalar' })

export interface JsonEntry {
  readonly name: string
  readonly key: JsonNode
  readonly value: JsonNode
}

const MAX_DEPTH = 200

class JsonFault extends Error {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/**
 * Reads JSON for its places: where each value stands, the first fault of syntax, and every field that is written
 * twice. `root` is null when there is a fault.
 */
export function readJsonTree(text: string): {
  readonly root: JsonNode | null
  readonly problems: readonly TextProblem[]
} {
  const problems: TextProblem[] = []
  let at = 0

  const fault = (message: string, offset = at): JsonFault => new JsonFault(offset, message)

  const skipSpace = (): void => {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
      at += 1
    }
    if (text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      throw fault('JSON has no comments: take this one out, or write the deck as YAML')
    }
  }

  const readString = (): JsonNode => {
    const start = at
    at += 1
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === 34) break
      if (code === 92) {
        const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
        escape.lastIndex = at
        const found = escape.exec(text)
        if (found === null) throw fault('a backslash here begins no known escape: write \\\\ for a backslash')
        at += found[0].length
      } else if (Number.isNaN(code)) throw fault('this text is not closed: end it with "', start)
      else if (code === 10 || code === 13)
        throw fault('a line ends inside a text: close it with ", or write \\n')
      else if (code < 32)
        throw fault('a control character stands inside a text: write it as an escape, such as \\t')
      else at += 1
    }
    at += 1
    return { kind: 'scalar', start, end: at }
  }

  const readWord = (): JsonNode => {
    const start = at
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y
    number.lastIndex = at
    const found = number.exec(text)
    if (found === null) throw fault(wordFault(text, at))
    at += found[0].length
    return { kind: 'scalar', start, end: at }
  }

  const readArray = (depth: number): JsonNode => {
    const start = at
    const items: JsonNode[] = []
    at += 1
    skipSpace()
    if (text[at] === ']') {
      at += 1
      return { kind: 'array', start, end: at, items }
    }
    for (;;) {
      items.push(readValue(depth))
      skipSpace()
      if (text[at] === ']') break
      expectComma(']', start)
    }
    at += 1
    return { kind: 'array', start, end: at, items }
  }

  const readObject = (depth: number): JsonNode => {
    const start = at
    const entries: JsonEntry[] = []
    const names = new Map<string, number>()
    at += 1
    skipSpace()
    while (text[at] !== '}') {
      if (text[at] !== '"')
        throw fault(
          at >= text.length
            ? 'the file ends early: } is missing'
            : 'a field begins with its name in double quotes',
        )
      const key = readString()
      const name = JSON.parse(text.slice(key.start, key.end)) as string
      skipSpace()
      if (text[at] !== ':') throw fault('a colon is missing after the name of the field')
      at += 1
      const earlier = names.get(name)
      if (earlier === undefined) names.set(name, key.start)
      else {
        const message = `\`${name}\` is already written on line {other}: keep one of the two`
        problems.push({ offset: key.start, otherOffset: earlier, message })
      }
      entries.push({ name, key, value: readValue(depth) })
      skipSpace()
      if (text[at] !== '}') expectComma('}', start)
    }
    at += 1
    return { kind: 'object', start, end: at, entries }
  }

  const expectComma = (end: string, start: number): void => {
    if (at >= text.length)
      throw fault(`${text[start] ?? ''} is not closed: the file ends before its ${end}`, start)
    if (text[at] !== ',') throw fault(`a comma or ${end} is missing here`)
    const comma = at
    at += 1
    skipSpace()
    if (text[at] === end) throw fault(`a comma before ${end} has nothing after it: take it out`, comma)
  }

  const readValue = (depth: number): JsonNode => {
    skipSpace()
    if (depth > MAX_DEPTH) throw fault(`nested more than ${MAX_DEPTH} deep: no deck is`)
    if (text[at] === '{') return readObject(depth + 1)
    if (text[at] === '[') return readArray(depth + 1)
    return text[at] === '"' ? readString() : readWord()
  }

  try {
    const root = readValue(0)
    skipSpace()
    if (at < text.length) throw fault('something stands after the end of the deck: take it out')
    return { root, problems }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    return {
      root: null,
      problems: [...problems, { offset: error.offset, message: `this is not JSON: ${error.message}` }],
    }
  }
}

function wordFault(text: string, at: number): string {
  if (at >= text.length) return 'the file ends where a value is expected'
  if (text[at] === "'") return 'JSON quotes text with ", not with \''
  const word = /^[\w.+-]+/.exec(text.slice(at, at + 30))?.[0]
  if (word !== undefined) return `\`${word}\` is no value: text needs double quotes`
  return `a value is expected here, not \`${text[at] ?? ''}\``
}
