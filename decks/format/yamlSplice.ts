import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { DeckEdit } from './deckEdit.ts'
import { plainNote } from './plainNote.ts'
import { yamlItem, yamlValue } from './serialize.ts'
import { yamlOptions } from './yamlSource.ts'

/** The text with one edit made where it falls and nowhere else; null when the file's layout does not allow that. */
export function yamlSplice(text: string, edit: DeckEdit): string | null {
  const { contents } = parseDocument(text, yamlOptions)
  const list = isMap(contents) ? pairOf(contents, 'notes') : undefined
  if (!isSeq(list?.value)) return null
  const place: Place = { text, eol: text.includes('\r\n') ? '\r\n' : '\n', list: list.value }
  switch (edit.kind) {
    case 'setField':
      return setField(place, edit)
    case 'addNote':
      return addNote(place, edit)
    case 'removeNote':
      return removeNote(place, edit.noteId)
  }
}

interface Place {
  readonly text: string
  readonly eol: string
  readonly list: YAMLSeq
}

function setField(place: Place, edit: DeckEdit & { kind: 'setField' }): string | null {
  const { text } = place
  const note = noteOf(place, edit.noteId)
  if (note === null || note.flow === true) return null
  const pair = pairOf(note, edit.field)
  const first = startOf(note.items[0]?.key)
  if (first === null) return null
  const indent = ' '.repeat(first - lineStart(text, first))
  if (pair === undefined) {
    const last = lineEnd(text, contentEnd(text, note))
    if (edit.value === undefined) return text
    return spliced(place, last, last, `\n${indent}${edit.field}:${yamlValue(edit.field, edit.value, indent)}`)
  }
  const name = pair.key
  const value = pair.value
  if (!isNode(name) || !name.range || !isNode(value) || !value.range) return null
  const end = Math.max(contentEnd(text, value), name.range[1])
  if (edit.value === undefined) {
    if (pair === note.items[0]) return null
    return spliced(place, lineStart(text, name.range[0]), nextLine(text, end), '')
  }
  const colon = text.indexOf(':', name.range[1])
  const between = text.slice(colon + 1, value.range[0])
  if (
    between.trim() !== '' ||
    (isScalar(value) && (value.source ?? '') === '' && value.range[0] === value.range[1])
  )
    return null
  const tail = text.slice(end, lineEnd(text, end))
  const written = yamlValue(edit.field, edit.value, indent, tail.trim() !== '')
  if (tail.trim() !== '' && written.includes('\n')) return null
  return spliced(place, colon + 1, end, written)
}

function addNote(place: Place, edit: DeckEdit & { kind: 'addNote' }): string | null {
  const { text, list } = place
  if (list.flow === true) {
    if (list.items.length > 0 || !list.range) return null
    const colon = text.lastIndexOf(':', list.range[0])
    if (text.slice(colon + 1, list.range[0]).trim() !== '') return null
    return spliced(place, colon + 1, list.range[1], `\n${yamlItem(plainNote(edit.note), '  ')}`)
  }
  const ids = list.items.map(idOf)
  const at = edit.afterId === undefined ? ids.length - 1 : ids.indexOf(edit.afterId)
  const item = list.items[at]
  const dash = dashOf(text, item)
  if (dash === null || !isNode(item)) return null
  const indent = text.slice(lineStart(text, dash), dash)
  const end = lineEnd(text, contentEnd(text, item))
  const isSpaced = list.items.length < 2 || isAfterBlank(text, dashOf(text, list.items[1]) ?? 0)
  return spliced(place, end, end, `${isSpaced ? '\n\n' : '\n'}${yamlItem(plainNote(edit.note), indent)}`)
}

function removeNote(place: Place, noteId: string): string | null {
  const { text, list } = place
  const at = list.items.map(idOf).indexOf(noteId)
  const item = list.items[at]
  const dash = dashOf(text, item)
  if (list.flow === true || list.items.length < 2 || dash === null || !isNode(item)) return null
  let start = lineStart(text, dash)
  let end = nextLine(text, contentEnd(text, item))
  const isLast = at === list.items.length - 1
  if (isLast)
    while (start > 0 && isBlankLine(text, lineStart(text, start - 1))) start = lineStart(text, start - 1)
  else while (end < text.length && isBlankLine(text, end)) end = nextLine(text, end)
  return spliced(place, start, end, '')
}

function spliced({ text, eol }: Place, start: number, end: number, written: string): string {
  return text.slice(0, start) + (eol === '\n' ? written : written.replaceAll('\n', eol)) + text.slice(end)
}

function noteOf(place: Place, id: string): YAMLMap | null {
  const item = place.list.items.find((candidate) => idOf(candidate) === id)
  return isMap(item) ? item : null
}

function idOf(item: unknown): string | null {
  const id = isMap(item) ? pairOf(item, 'id')?.value : undefined
  return isScalar(id) && typeof id.value === 'string' ? id.value : null
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name)
}

function startOf(node: unknown): number | null {
  return isNode(node) && node.range ? node.range[0] : null
}

/** End of what a node says: without the blank lines after it, and without comments after its last value. */
function contentEnd(text: string, node: Node): number {
  const last =
    isMap(node) && node.flow !== true ? (node.items.at(-1)?.value ?? node.items.at(-1)?.key) : undefined
  const inner = last ?? (isSeq(node) && node.flow !== true ? node.items.at(-1) : undefined)
  if (isNode(inner)) return contentEnd(text, inner)
  const start = node.range?.[0] ?? 0
  let end = node.range?.[1] ?? 0
  // Spaces at the end of a block's last line are its text; only whole blank lines are not.
  while (end > start && text[end - 1] === '\n')
    end = lineEnd(text, text[end - 2] === '\r' ? end - 2 : end - 1)
  for (
    let from = lineStart(text, end);
    from > start && isBlankLine(text, from);
    from = lineStart(text, end)
  ) {
    end = lineEnd(text, lineStart(text, from - 1))
  }
  return end
}

/** Offset of the dash before a list item that begins a line of its own. */
function dashOf(text: string, item: unknown): number | null {
  const start = startOf(item)
  if (start === null) return null
  const from = lineStart(text, start)
  return /^ *- +$/.test(text.slice(from, start)) ? text.indexOf('-', from) : null
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

/** Offset of the line's end, before `\n` or `\r\n`. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  if (end < 0) return text.length
  return text[end - 1] === '\r' && end - 1 >= at ? end - 1 : end
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

function isBlankLine(text: string, start: number): boolean {
  return text.slice(start, lineEnd(text, start)).trim() === ''
}

/** Whether a blank line stands above the line of `at` and the comments over it. */
function isAfterBlank(text: string, at: number): boolean {
  let start = lineStart(text, at)
  while (start > 0) {
    start = lineStart(text, start - 1)
    if (text.slice(start, lineEnd(text, start)).trimStart().startsWith('#')) continue
    return isBlankLine(text, start)
  }
  return false
}
