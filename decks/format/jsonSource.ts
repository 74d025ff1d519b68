import { readJsonTree, type JsonNode } from './jsonTree.ts'
import type { DeckPath } from './path.ts'
import type { Locate, SourceReading } from './source.ts'

/** Reads JSON by the engine's own parser; a second, slower reading finds places when there is something to say. */
export function readJson(text: string): SourceReading {
  let tree: ReturnType<typeof readJsonTree> | undefined
  const readTree = () => (tree ??= readJsonTree(text))
  const places = (): Locate => {
    const { root } = readTree()
    return (path) => (root === null ? null : locateIn(root, path))
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const { problems } = readTree()
    const unnamed = {
      offset: 0,
      message: `this is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    }
    return { value: null, problems: problems.length > 0 ? problems : [unnamed], warnings: [], places }
  }
  // JSON.parse keeps the last of two fields of one name and says nothing: then fewer strings come out than went in.
  const problems = countStringsInText(text) === countStringsInValue(value) ? [] : readTree().problems
  return { value, problems, warnings: [], places }
}

function locateIn(root: JsonNode, path: DeckPath): ReturnType<Locate> {
  let node = root
  let name: JsonNode | undefined
  for (const step of path) {
    if (node.kind === 'object') {
      const entry = node.entries.findLast((candidate) => candidate.name === String(step))
      if (!entry) return null
      name = entry.key
      node = entry.value
    } else if (node.kind === 'array' && typeof step === 'number') {
      const item = node.items[step]
      if (!item) return null
      name = undefined
      node = item
    } else return null
  }
  return { value: node, name: name ?? node }
}

/** Counts the strings of a text that is known to be JSON. */
function countStringsInText(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    do at = text.indexOf('"', at + 1)
    while (at >= 0 && isEscaped(text, at))
    if (at < 0) break
    count += 1
  }
  return count
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

function countStringsInValue(root: unknown): number {
  let count = 0
  const left: unknown[] = [root]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'string') count += 1
    else if (Array.isArray(value)) for (const item of value) left.push(item)
    else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) {
        count += 1
        left.push(inner)
      }
    }
  }
  return count
}
