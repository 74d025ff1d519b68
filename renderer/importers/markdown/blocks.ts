// A Markdown file as the card syntaxes see it: front matter, then paragraphs under headings. Code fences are whole.

export interface Line {
  readonly text: string
  /** Counted from 1. */
  readonly number: number
  /** In a code fence, or one of its marks. */
  readonly isCode?: boolean
}

export interface Block {
  readonly lines: readonly Line[]
  /** The headings above, outermost first, without their signs. */
  readonly headings: readonly string[]
}

export interface FrontMatter {
  readonly lines: readonly Line[]
  readonly text: string
  /** Number of lines that it takes, with its fences. */
  readonly length: number
}

const NO_FRONT_MATTER: FrontMatter = { lines: [], text: '', length: 0 }

export function linesOf(text: string): Line[] {
  return text.split('\n').map((line, index) => ({ text: line, number: index + 1 }))
}

/** What stands between two lines `---` (or `+++`) at the very beginning. */
export function readFrontMatter(lines: readonly Line[]): FrontMatter {
  const fence = lines[0]?.text.trimEnd()
  if (fence !== '---' && fence !== '+++') return NO_FRONT_MATTER
  const end = lines.findIndex(({ text }, index) => index > 0 && text.trimEnd() === fence)
  if (end < 0) return NO_FRONT_MATTER
  const inner = lines.slice(1, end)
  return { lines: inner, text: inner.map(({ text }) => text).join('\n'), length: end + 1 }
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/s
const FENCE = /^\s{0,3}(`{3,}|~{3,})/

/** Whether `line` opens a code fence, or closes the one that `open` began. */
export function fenceAfter(open: string | null, line: string): string | null {
  const mark = FENCE.exec(line)?.[1]
  if (mark === undefined) return open
  if (open === null) return mark
  return mark[0] === open[0] && mark.length >= open.length ? null : open
}

/** The headings that a line leaves in force; null when it is no heading. */
export function headingsAfter(headings: readonly string[], line: string): readonly string[] | null {
  const found = HEADING.exec(line)
  if (!found) return null
  const level = found[1]!.length
  // Levels that an author jumps over stay empty, and are left out of titles.
  const above = Array.from({ length: level - 1 }, (_, index) => headings[index] ?? '')
  return [...above, found[2]!]
}

/** Paragraphs with the headings above them. Headings are in no paragraph. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  let current: Line[] = []
  let headings: readonly string[] = []
  let fence: string | null = null
  const close = (): void => {
    if (current.length > 0) blocks.push({ lines: current, headings })
    current = []
  }
  for (const line of lines) {
    const isOpen = fence !== null
    fence = fenceAfter(fence, line.text)
    const next = isOpen || fence !== null ? null : headingsAfter(headings, line.text)
    if (next) {
      close()
      headings = next
    } else if (!isOpen && line.text.trim() === '') close()
    else current.push(isOpen || fence !== null ? { ...line, isCode: true } : line)
  }
  close()
  return blocks
}

/**
 * The deck's title for a place in a file. A file with headings of the first level is titled by them; otherwise by
 * `fileTitle`, with the other headings below it.
 */
export function deckOfPlace(fileTitle: string, headings: readonly string[], hasTopHeadings: boolean): string {
  const levels = hasTopHeadings && headings[0] ? headings : [fileTitle, ...headings]
  return levels.filter((level) => level.trim() !== '').join('::')
}
