import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
} from 'yaml'
import type { DeckPath } from './path.ts'
import type { Locate, SourceReading, TextProblem, TextRange } from './source.ts'
import { BAD_ALIAS, yamlAdvice } from './yamlAdvice.ts'

/** How much larger a file may become when its aliases are written out. */
const MAX_ALIAS_GROWTH = 10
const ALIAS_ALLOWANCE = 10_000

/** How Verso reads YAML everywhere: 1.2, own check of repeated keys (the library's is quadratic). */
export const yamlOptions = {
  version: '1.2',
  prettyErrors: false,
  uniqueKeys: false,
  stringKeys: true,
  logLevel: 'error',
} as const

export function readYaml(text: string): SourceReading {
  const doc = parseOrNull(text)
  if (doc === null) {
    const problems = [{ offset: 0, message: 'the file is nested too deeply: no deck is' }]
    return { value: null, problems, warnings: [], places: () => () => null }
  }
  const places = (): Locate => (path) => locateIn(doc, path)
  if (doc.errors.length > 0) {
    const problems = doc.errors.map((error) => ({ offset: error.pos[0], message: yamlAdvice(error, text) }))
    return { value: null, problems: distinct(problems), warnings: [], places }
  }
  const warnings = doc.warnings.map((warning) => ({
    offset: warning.pos[0],
    message: yamlAdvice(warning, text),
  }))
  const { problems, isExpandable } = audit(doc)
  const value: unknown = isExpandable ? doc.toJS({ maxAliasCount: -1 }) : null
  return { value, problems, warnings, places }
}

/** Null when nesting exhausts the library's recursion; it throws then, or reports it as one error of many. */
function parseOrNull(text: string): Document.Parsed | null {
  try {
    const doc = parseDocument(text, yamlOptions)
    return doc.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION') ? null : doc
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function distinct(problems: readonly TextProblem[]): readonly TextProblem[] {
  const said = new Set<string>()
  return problems.filter(({ offset, message }) => {
    const key = `${offset} ${message}`
    return !said.has(key) && said.add(key)
  })
}

/** Finds repeated keys, and aliases that would write out to far more than the file holds. */
function audit(doc: Document.Parsed): { problems: TextProblem[]; isExpandable: boolean } {
  const problems: TextProblem[] = []
  const sizes = new Map<Node, number>()
  const open = new Set<Node>()
  let written = 0
  let isExpandable = true

  const sizeOf = (node: unknown): number => {
    if (!isNode(node)) return 1
    const known = sizes.get(node)
    if (known !== undefined) return known
    let size = 1
    if (isAlias(node)) {
      const target = node.resolve(doc)
      const offset = node.range?.[0] ?? 0
      if (target === undefined) {
        isExpandable = false
        problems.push({ offset, message: BAD_ALIAS })
      } else if (open.has(target)) {
        isExpandable = false
        problems.push({ offset, message: `*${node.source} stands inside what it names: write it out` })
      } else size = sizeOf(target)
      return size
    }
    written += 1
    if (isScalar(node)) return 1
    open.add(node)
    if (isMap(node)) {
      reportRepeated(node.items, problems)
      for (const pair of node.items) size += sizeOf(pair.value) + 1
    } else if (isSeq(node)) for (const item of node.items) size += sizeOf(item)
    open.delete(node)
    sizes.set(node, size)
    return size
  }

  const size = sizeOf(doc.contents)
  if (size > written * MAX_ALIAS_GROWTH + ALIAS_ALLOWANCE) {
    isExpandable = false
    problems.push({
      offset: 0,
      message: 'the aliases (*name) of this file expand to too much: write the values out',
    })
  }
  return { problems, isExpandable }
}

function reportRepeated(pairs: readonly Pair[], problems: TextProblem[]): void {
  const first = new Map<unknown, number>()
  for (const { key } of pairs) {
    if (!isScalar(key)) continue
    const offset = key.range?.[0] ?? 0
    const earlier = first.get(key.value)
    if (earlier === undefined) first.set(key.value, offset)
    else {
      const message = `\`${String(key.value)}\` is already written on line {other}: keep one of the two`
      problems.push({ offset, otherOffset: earlier, message })
    }
  }
}

function locateIn(doc: Document.Parsed, path: DeckPath): ReturnType<Locate> {
  let node: unknown = doc.contents
  let name: unknown
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(doc)
    if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) return null
      name = pair.key
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      name = undefined
      node = node.items[step]
    } else return null
  }
  const nameRange = rangeOf(name)
  // A field without a value has an empty range that may stand on the next line: point at its name.
  const hasText = isNode(node) && (!isScalar(node) || node.type !== 'PLAIN' || (node.source ?? '') !== '')
  const value = (hasText ? rangeOf(node) : null) ?? nameRange ?? rangeOf(node)
  return value === null ? null : { value, name: nameRange ?? value }
}

function rangeOf(node: unknown): TextRange | null {
  if (!isNode(node) || !node.range) return null
  return { start: node.range[0], end: node.range[1] }
}
