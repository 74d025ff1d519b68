// The syntax of Obsidian's Spaced Repetition plugin: docs/docs/en/flashcards in st3v3nmw/obsidian-spaced-repetition.
import { clozeOrdinals } from '../../../decks/format/cloze.ts'
import type { ForeignWarning } from '../../core/importing/foreignCollection.ts'
import type { RowKind } from '../../core/importing/readOptions.ts'
import { blocksOf, deckOfPlace, readFrontMatter, type Line } from './blocks.ts'
import type { MarkdownCard, MarkdownReading } from './markdownCard.ts'
import { readSchedules, SCHEDULE_COMMENT } from './obsidianSchedule.ts'
import {
  clozeFromHighlights,
  hasDeletion,
  plainObsidian,
  withLineBreaks,
  withoutCode,
} from './obsidianText.ts'

const DECK_TAG = /(?:^|\s)#flashcards((?:\/[^\s#,]+)*)(?=\s|$)/
const LIST_MARK = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?/

/** Cards of one file; `fileTitle` is the deck where neither tag nor heading names one. */
export function readObsidian(lines: readonly Line[], fileTitle: string): MarkdownReading {
  const front = readFrontMatter(lines)
  const cards: MarkdownCard[] = []
  const warnings: ForeignWarning[] = []
  const skipped: ForeignWarning[] = []
  const body = lines.slice(front.length)
  const blocks = blocksOf(body)
  const hasTopHeadings = blocks.some(({ headings }) => (headings[0] ?? '') !== '')
  const tags = frontMatterTags(front.text)
  const rootTag = tags.map((tag) => /^#?flashcards\/(.+)$/.exec(tag)?.[1]).find((path) => path !== undefined)
  let tagDeck: string | null = rootTag === undefined ? null : deckOfTag(`/${rootTag}`)
  const noteTags = tags.filter((tag) => !/^#?flashcards(?:\/|$)/.test(tag))

  for (const { lines: blockLines, headings } of blocks) {
    let rest: Line[] = []
    let blockDeck = tagDeck
    for (const line of blockLines) {
      const tag = DECK_TAG.exec(line.text)
      if (!tag) {
        rest.push(line)
        continue
      }
      const deck = deckOfTag(tag[1] ?? '')
      const without = line.text.replace(tag[0], ' ').trim()
      // Before a card on its own line, the tag is that card's; alone on a line, it holds until the next.
      if (without === '') tagDeck = deck
      else rest.push({ ...line, text: without })
      blockDeck = deck
    }
    const deckTitle = blockDeck ?? deckOfPlace(fileTitle, headings, hasTopHeadings)
    rest = rest.filter(({ text }, index) => text.trim() !== '' || index > 0)
    const found = cardsOfBlock(rest)
    for (const { line, kind, front: question, back, comment } of found) {
      const { schedules, unread } = readSchedules(comment)
      const say = (message: string): void => void warnings.push({ place: { line, column: 1 }, message })
      if (unread > 0) say('part of its schedule was not understood: these cards begin as new')
      if (kind !== 'cloze') {
        cards.push({ deckTitle, line, kind, front: question, back, tags: noteTags, schedules })
        continue
      }
      const { text, hasHidden } = clozeFromHighlights(question)
      if (hasHidden) say('what is hidden without being asked (`h`) is shown instead')
      const ordinals = clozeOrdinals(text)
      const byOrdinal = new Map(
        [...schedules].map(([index, schedule]) => [ordinals[index] ?? index, schedule]),
      )
      cards.push({ deckTitle, line, kind, front: text, back, tags: noteTags, schedules: byOrdinal })
    }
  }
  const review = front.lines.find(({ text }) => text.startsWith('sr-due:'))
  if (review) {
    const message =
      'the whole note is scheduled for review (sr-due): Verso asks cards, so this schedule stays behind'
    warnings.push({ place: { line: review.number, column: 1 }, message })
  }
  return { variant: 'Obsidian Spaced Repetition', cards, types: [], skipped, warnings }
}

interface FoundCard {
  readonly line: number
  readonly kind: RowKind
  readonly front: string
  readonly back: string
  readonly comment: string
}

function cardsOfBlock(lines: readonly Line[]): FoundCard[] {
  const separatorAt = lines.findIndex(({ text, isCode }) => !isCode && /^\s*\?{1,2}\s*$/.test(text))
  if (separatorAt > 0) return [multiLine(lines, separatorAt)]
  const found: FoundCard[] = []
  for (const [index, { text, number, isCode }] of lines.entries()) {
    const card = isCode ? null : singleLine(text, number)
    if (!card) continue
    const next = lines[index + 1]?.text.trim() ?? ''
    const comment = card.comment !== '' || !next.startsWith('<!--SR:') ? card.comment : commentIn(next)
    found.push({ ...card, comment })
  }
  if (found.length > 0) return found
  const joined = lines.map(({ text }) => text).join('\n')
  if (!hasDeletion(lines.map(({ text, isCode }) => (isCode ? '' : text)).join('\n'))) return []
  const text = plainObsidian(withLineBreaks(uncommented(lines)))
  return [
    {
      line: lines[0]!.number,
      kind: 'cloze',
      front: text.replace(LIST_MARK, ''),
      back: '',
      comment: commentIn(joined),
    },
  ]
}

function multiLine(lines: readonly Line[], separatorAt: number): FoundCard {
  const question = lines.slice(0, separatorAt)
  const answer = lines.slice(separatorAt + 1)
  return {
    line: question[0]!.number,
    kind: lines[separatorAt]!.text.trim() === '??' ? 'reversed' : 'basic',
    front: plainObsidian(withLineBreaks(uncommented(question))),
    back: plainObsidian(withLineBreaks(uncommented(answer))),
    comment: commentIn(answer.map(({ text }) => text).join('\n')),
  }
}

/** `Q::A` and `Q:::A`, not within code. */
function singleLine(text: string, line: number): FoundCard | null {
  const seen = withoutCode(text.replace(SCHEDULE_COMMENT, (comment) => ' '.repeat(comment.length)))
  const at = seen.indexOf('::')
  if (at <= 0) return null
  const isReversed = seen.startsWith(':::', at)
  const comment = commentIn(text)
  const front = plainObsidian(text.slice(0, at).replace(LIST_MARK, ''))
  const back = plainObsidian(text.slice(at + (isReversed ? 3 : 2)).replace(SCHEDULE_COMMENT, ''))
  if (front === '') return null
  return { line, kind: isReversed ? 'reversed' : 'basic', front, back, comment }
}

function uncommented(lines: readonly Line[]): string[] {
  return lines
    .map(({ text }) => ({ text, without: text.replace(SCHEDULE_COMMENT, '').trimEnd() }))
    .filter(({ text, without }) => without !== '' || text.trim() === '')
    .map(({ without }) => without)
}

function commentIn(text: string): string {
  return SCHEDULE_COMMENT.exec(text)?.[1] ?? ''
}

/** `/a/b` as `a::b`; null for the bare tag, which names no deck. */
function deckOfTag(path: string): string | null {
  const levels = path.split('/').filter((level) => level !== '')
  return levels.length === 0 ? null : levels.map((level) => level.replace(/[_-]+/g, ' ')).join('::')
}

/** `tags: [a, b]`, `tags: a, b`, or a list below it. */
function frontMatterTags(text: string): string[] {
  const found = /^tags?:[ \t]*(.*(?:\n[ \t]*-[ \t]+.*)*)/m.exec(text)?.[1] ?? ''
  return found
    .split(/[\s,[\]"']+/)
    .map((tag) => tag.replace(/^#/, ''))
    .filter((tag) => tag !== '' && tag !== '-')
}
