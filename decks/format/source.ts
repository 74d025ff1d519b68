import { type DeckPath } from './path.ts'

/** Something wrong at an offset (UTF-16 units) of a file's text. */
export interface TextProblem {
  readonly offset: number
  readonly message: string
  /** A second place that the message names as `{other}`. */
  readonly otherOffset?: number
}

export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Where a value stands in the file; `name` is where its field's name stands. Null when the path leads nowhere. */
export type Locate = (path: DeckPath) => { readonly value: TextRange; readonly name: TextRange } | null

/** A file's text read as YAML or JSON, before anything is known of decks. */
export interface SourceReading {
  /** Plain data; meaningless when there are problems. */
  readonly value: unknown
  readonly problems: readonly TextProblem[]
  readonly warnings: readonly TextProblem[]
  /** Costs a second reading in JSON: call it only when something has to be pointed at. */
  readonly places: () => Locate
}

/** Offset of a path, or of the nearest parent that stands in the file. */
export function offsetOf(locate: Locate, path: DeckPath, isAboutName: boolean): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = locate(path.slice(0, length))
    if (found) return isAboutName && length === path.length ? found.name.start : found.value.start
  }
  return 0
}

/** Offset in the file of a place inside a text value; the start of the value when it is spelt differently there. */
export function offsetInside(file: string, range: TextRange, text: string, inside: number): number {
  const lineEnd = text.indexOf('\n', inside)
  const head = text.slice(inside, Math.min(lineEnd < 0 ? text.length : lineEnd, inside + 40))
  if (head === '') return range.start
  let at = range.start - 1
  for (let seen = text.indexOf(head); seen >= 0 && seen <= inside; seen = text.indexOf(head, seen + 1)) {
    at = file.indexOf(head, at + 1)
    if (at < 0 || at >= range.end) return range.start
  }
  return at
}

/** Text is what a programmer's slip or a binary file would not hold. */
export function controlCharacters(text: string): TextProblem[] {
  const found = /[\0-\x08\x0b\x0c\x0e-\x1f]/.exec(text)
  if (found === null) return []
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  const name = code === '0000' ? 'a NUL byte' : `the control character U+${code}`
  return [{ offset: found.index, message: `the file contains ${name}: a deck file is plain text; remove it` }]
}
