import type { Face } from './face.ts'

const SIZES = { xl: [28, 38], l: [24, 34], m: [22, 32], s: [20, 30] } as const
const PADDING_PX = 42
const MOST_EM = 27.5

let pen: CanvasRenderingContext2D | null = null

/** Height, in px, that a question needs at the head of a leaf whose text is `width` px wide. */
export function headHeight(face: Face, width: number): number {
  const [size, line] = SIZES[face.size]
  const lines = face.isPlain ? countLines(face.text, size, Math.min(width, MOST_EM * size)) : face.lines
  return PADDING_PX + Math.ceil(lines) * line
}

/** The frame cannot be measured, but words in its font can. */
function countLines(text: string, size: number, width: number): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (pen === null) return Math.ceil(text.length / 46)
  pen.font = `${size}px ${getComputedStyle(document.documentElement).getPropertyValue('--serif')}`
  let lines = 1
  let line = ''
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    // Bold and slanted words run a little wider than the pen knows.
    if (line !== '' && pen.measureText(longer).width * 1.02 > width) {
      lines += 1
      line = word
    } else line = longer
  }
  return lines + Math.floor(pen.measureText(line).width / width)
}
