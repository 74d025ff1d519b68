/** A place in a text, counted from 1; columns count UTF-16 units, as editors do. */
export interface LinePlace {
  readonly line: number
  readonly column: number
}

/** Turns offsets of one text into lines and columns. `\n` ends a line, so `\r\n` does too. */
export function linePlaces(text: string): (offset: number) => LinePlace {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
