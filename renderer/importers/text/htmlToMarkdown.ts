// HTML of fields as Markdown that shows the same. Plain formatting becomes Markdown, which people can edit; what Markdown
// has no words for stays HTML, which Verso's Markdown allows and its sanitiser watches over.
import { decodeEntities } from '../../core/templates/entities.ts'
import { fieldMarkdown } from '../anki/fieldMarkdown.ts'
import { escapeRun, hasDollarPair } from './escapeMarkdown.ts'

const TOKENS = /<!--[\s\S]*?(?:-->|$)|<\/?[a-zA-Z][^\s/>]*(?:"[^"<]*"|'[^'<]*'|[^'"<>])*>/g
interface Tag {
  readonly name: string
  readonly source: string
}

/** Never throws; text that is no well-formed HTML is taken as browsers take it, or nearly. */
export function htmlToMarkdown(html: string): string {
  return fieldMarkdown(html)?.trim() ?? writeRich(html, tokenize(html))
}

function tokenize(html: string): (string | Tag)[] {
  const tokens: (string | Tag)[] = []
  let from = 0
  for (const found of html.matchAll(TOKENS)) {
    if (found.index > from) tokens.push(html.slice(from, found.index))
    from = found.index + found[0].length
    if (!found[0].startsWith('<!--')) tokens.push(readTag(found[0]))
  }
  if (from < html.length) tokens.push(html.slice(from))
  return tokens
}

function readTag(source: string): Tag {
  return { name: /^<\/?([a-zA-Z][^\s/>]*)/.exec(source)?.[1]?.toLowerCase() ?? '', source }
}

function runOf(html: string, isLineStart: boolean, hasDollars: boolean): string {
  const text = decodeEntities(html.replace(/[ \t]*\n[ \t]*/g, ' '))
  const shown = isLineStart ? text.replace(/^[ \t]+/, '') : text
  // What only an entity can say stays one.
  return escapeRun(shown, isLineStart, hasDollars).replaceAll('\u00a0', '&nbsp;')
}

const RAW = new Set(['script', 'style', 'pre', 'textarea'])
const BLOCKS =
  /^(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figure|figcaption|footer|h[1-6]|header|hr|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/

/**
 * Anything else. Blocks without formulas and sounds may stay one piece of HTML, which Markdown leaves alone; otherwise
 * the tags stand apart, so that what is between them is read.
 */
function writeRich(html: string, tokens: readonly (string | Tag)[]): string {
  const hasBlocks = tokens.some((token) => typeof token === 'object' && BLOCKS.test(token.name))
  const needsReading = !hasBlocks || /\\\(|\\\[|\[sound:/.test(html)
  const hasDollars = hasDollarPair(html)
  const hasRaw = tokens.some((token) => typeof token === 'object' && RAW.has(token.name))
  const solid = html.replace(/\n\s*\n/g, '\n').trim()
  if (!needsReading || hasRaw) return `<div>${solid}</div>`
  let out = ''
  for (const token of tokens) {
    if (typeof token === 'string') out += runOf(token, out === '' || out.endsWith('\n'), hasDollars)
    else out += BLOCKS.test(token.name) ? `\n\n${token.source}\n\n` : token.source
  }
  return out.replace(/\n{3,}/g, '\n\n').trim()
}
