import type { ForeignPlace } from '../../core/importing/foreignCollection.ts'

/** Line and column, counted from 1, of an offset (UTF-16 units) in a text with `\n` line ends. */
export function placeOf(text: string, offset: number): ForeignPlace {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    start = at + 1
  }
  return { line, column: offset - start + 1 }
}

/** How many lines end within a part of a text. */
export function lineEndsIn(text: string, from = 0, to = text.length): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
