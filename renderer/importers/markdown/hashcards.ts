// `Q:` and `A:`, `C:` with [deletions], `---` between cards, TOML above: github.com/eudoxia0/hashcards. Verso's own
// Markdown export is written so, with headings as decks and a comment behind each note (see core/importing/versoComment.ts).
import { parse as parseToml } from 'smol-toml'
import { carriedTypes } from '../../core/importing/carriedNote.ts'
import { readVersoComment, typesIn } from '../../core/importing/versoComment.ts'
import type { ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { deckOfPlace, fenceAfter, headingsAfter, readFrontMatter, type Line } from './blocks.ts'
import type { MarkdownCard, MarkdownReading } from './markdownCard.ts'

const START = /^(Q|A|C):[ \t]*(.*)$/s

interface Open {
  readonly line: number
  readonly kind: 'Q' | 'C'
  readonly front: string[]
  /** Null until the answer has begun. */
  back: string[] | null
}

/** Whether the lines hold cards of this syntax. */
export function isHashcards(lines: readonly Line[]): boolean {
  let hasQuestion = false
  for (const { text } of lines) {
    if (text.startsWith('C:') && (text.includes('[') || /^C:\s*$/.test(text))) return true
    if (text.startsWith('Q:')) hasQuestion = true
    if (hasQuestion && text.startsWith('A:')) return true
  }
  return lines.some(({ text }) => text.startsWith('C:') && text.includes('{{c'))
}

export function readHashcards(lines: readonly Line[], fileTitle: string): MarkdownReading {
  const matter = readFrontMatter(lines)
  const warnings: ForeignWarning[] = []
  const title = titleOf(matter.text, warnings) ?? fileTitle
  const body = lines.slice(matter.length)
  const hasTopHeadings = body.some(({ text }) => /^#\s/.test(text))
  const types = carriedTypes(typesIn(body.map(({ text }) => text).join('\n')))
  const cards: MarkdownCard[] = []
  const skipped: ForeignWarning[] = []
  let headings: readonly string[] = []
  let fence: string | null = null
  let open: Open | null = null

  const close = (): void => {
    if (open === null) return
    const front = open.front.join('\n').trim()
    const back = (open.back ?? []).join('\n').trim()
    const { line, kind } = open
    open = null
    const deckTitle = deckOfPlace(title, headings, hasTopHeadings)
    const isInBack = kind === 'Q' && back !== ''
    const own = readVersoComment(isInBack ? back : front)
    if (own === null) {
      const text = kind === 'C' ? clozeFromBrackets(front) : front
      cards.push({ deckTitle, line, kind: kind === 'C' ? 'cloze' : 'basic', front: text, back, tags: [] })
      return
    }
    const shown = isInBack ? { front, back: own.text } : { front: own.text, back }
    const note = own.noteFor(shown.front, shown.back, types)
    if (own.isCarried && !note)
      warnings.push({
        place: { line, column: 1 },
        message: 'the card was changed after Verso wrote it: its text counts',
      })
    const basic = own.isReversed ? 'reversed' : 'basic'
    cards.push({
      deckTitle,
      line,
      kind: kind === 'C' ? 'cloze' : basic,
      ...shown,
      tags: own.tags,
      guid: own.guid,
      ...(own.id === null ? {} : { id: own.id }),
      ...(note ? { note } : {}),
    })
  }

  for (const { text, number } of body) {
    const wasInFence = fence !== null
    fence = fenceAfter(fence, text)
    const isCode = wasInFence || fence !== null
    const next = isCode ? null : headingsAfter(headings, text)
    const started = isCode ? null : START.exec(text)
    if (next) {
      close()
      headings = next
    } else if (!isCode && text.trimEnd() === '---') close()
    else if (started?.[1] === 'A' && open?.kind === 'Q' && open.back === null) open.back = [started[2]!]
    else if (started && started[1] !== 'A') {
      close()
      open = { line: number, kind: started[1] as 'Q' | 'C', front: [started[2]!], back: null }
    } else if (open) (open.back ?? open.front).push(text)
  }
  close()
  return { variant: 'hashcards', cards, types, skipped, warnings }
}

/** Each `[bracket]` is a deletion of its own card; `\[`, images, links and formulas are none. */
export function clozeFromBrackets(text: string): string {
  if (/\{\{c\d/.test(text)) return text
  let count = 0
  return text.replace(
    /(`+)[\s\S]*?\1|\\[[\]]|!\[[^\]\n]*\]\([^)\n]*\)|\[([^[\]]+)\](?!\()/g,
    (written, _code, hidden) => {
      if (hidden === undefined) return written
      count += 1
      return `{{c${count}::${String(hidden)}}}`
    },
  )
}

function titleOf(toml: string, warnings: ForeignWarning[]): string | null {
  if (toml.trim() === '') return null
  try {
    const { name } = parseToml(toml)
    return typeof name === 'string' && name.trim() !== '' ? name.trim() : null
  } catch (error) {
    // YAML, most likely, which other programs put there.
    const name = /^(?:name|title):\s*["']?(.+?)["']?\s*$/m.exec(toml)?.[1]
    if (name !== undefined) return name
    const message = `the front matter is no TOML: ${error instanceof Error ? error.message.split('\n')[0] : ''}`
    warnings.push({ place: { line: 1, column: 1 }, message })
    return null
  }
}
