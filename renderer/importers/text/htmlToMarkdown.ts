// HTML of fields as Markdown that shows the same. Plain formatting becomes Markdown, which people can edit; everything
// else stays HTML, which Verso's Markdown allows and its sanitiser watches over.
import { decodeEntities } from './entities.ts'
import { escapeRun, hasDollarPair } from './escapeMarkdown.ts'

const TOKENS = /<!--[\s\S]*?(?:-->|$)|<\/?[a-zA-Z][^\s/>]*(?:"[^"]*"|'[^']*'|[^'">])*>/g
const PLAIN_TAGS = new Set([
  'br',
  'p',
  'div',
  'span',
  'b',
  'strong',
  'i',
  'em',
  'code',
  'img',
  'a',
  'u',
  'sub',
  'sup',
])
const MARKS: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*' }

interface Tag {
  readonly name: string
  readonly isEnd: boolean
  readonly attributes: ReadonlyMap<string, string>
  readonly source: string
}

/** Never throws; text that is no well-formed HTML is taken as browsers take it, or nearly. */
export function htmlToMarkdown(html: string): string {
  if (!/[<&\n\\`*_~[\]$|#>+=-]|\d[.)]|^\s|\s$/.test(html)) return html
  const tokens = tokenize(html)
  const tags = tokens.filter((token): token is Tag => typeof token !== 'string')
  return tags.every(isPlain) && isBalanced(tags) ? writePlain(html, tokens) : writeRich(html, tokens)
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
  const name = /^<\/?([a-zA-Z][^\s/>]*)/.exec(source)?.[1]?.toLowerCase() ?? ''
  const attributes = new Map<string, string>()
  const inner = source.slice(source.indexOf(name.charAt(0)) + name.length, -1)
  for (const [, key, , double, single, bare] of inner.matchAll(
    /([^\s"'<>/=]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g,
  )) {
    if (key) attributes.set(key.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''))
  }
  return { name, isEnd: source.startsWith('</'), attributes, source }
}

function isPlain({ name, attributes }: Tag): boolean {
  if (!PLAIN_TAGS.has(name)) return false
  if (name === 'img') return [...attributes.keys()].every((key) => key === 'src' || key === 'alt')
  if (name === 'a') return [...attributes.keys()].every((key) => key === 'href')
  return attributes.size === 0
}

function isBalanced(tags: readonly Tag[]): boolean {
  const open: string[] = []
  for (const { name, isEnd } of tags) {
    if (name === 'br' || name === 'img') continue
    if (!isEnd) open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

/** Only plain formatting, well nested. */
function writePlain(html: string, tokens: readonly (string | Tag)[]): string {
  const hasDollars = hasDollarPair(html)
  let out = ''
  let isInCode = false
  const links: string[] = []
  const isLineStart = (): boolean => out === '' || /\n[ \t]*$/.test(out)
  const breakLine = (mark: string): void => {
    if (out.trim() !== '' && !out.endsWith('\n\n'))
      out = out.replace(/[ \t]+$/, '').replace(/\\?\n$/, '') + mark
  }
  for (const [index, token] of tokens.entries()) {
    if (typeof token === 'string') {
      out += isInCode ? decodeEntities(token) : runOf(token, isLineStart(), hasDollars)
      continue
    }
    const { name, isEnd, attributes } = token
    switch (name) {
      case 'br':
        if (out.endsWith('\\\n')) out = `${out.slice(0, -2)}\n\n`
        else breakLine('\\\n')
        break
      case 'p':
        breakLine('\n\n')
        break
      case 'div':
        // An empty line of Anki's editor is <div><br></div>.
        if (!out.endsWith('\n')) breakLine('\\\n')
        break
      case 'img':
        out += imageOf(attributes, token.source)
        break
      case 'a':
        if (isEnd) out += `](${links.pop() ?? ''})`
        else {
          links.push(addressOf(attributes.get('href') ?? ''))
          out += '['
        }
        break
      case 'code':
        isInCode = !isEnd
        out += '`'
        break
      case 'span':
        break
      default: {
        const mark = MARKS[name]
        out += mark !== undefined && canMark(tokens, index, isEnd) ? mark : token.source
      }
    }
  }
  return out.replace(/(?:\\?\n|[ \t])+$/, '').replace(/^\s+/, '')
}

/** Markdown's stars only work against text: `** a **` is none, and `a**b**` inside words is doubtful. */
function canMark(tokens: readonly (string | Tag)[], index: number, isEnd: boolean): boolean {
  const start = isEnd ? openingOf(tokens, index) : index
  const inner = tokens[start + 1]
  const end = tokens[start + 2]
  const tag = tokens[start]
  if (typeof inner !== 'string' || typeof end !== 'object' || typeof tag !== 'object') return false
  if (end.name !== tag.name || !/^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u.test(inner) || inner.includes('&'))
    return false
  const before = tokens[start - 1]
  const after = tokens[start + 3]
  return (
    (before === undefined || (typeof before === 'string' ? /[\s(]$/.test(before) : isBlock(before))) &&
    (after === undefined || (typeof after === 'string' ? /^[\s.,;:!?)]/.test(after) : isBlock(after)))
  )
}

function openingOf(tokens: readonly (string | Tag)[], end: number): number {
  return typeof tokens[end - 1] === 'string' ? end - 2 : end - 1
}

function isBlock(tag: Tag): boolean {
  return tag.name === 'br' || tag.name === 'div' || tag.name === 'p'
}

function runOf(html: string, isLineStart: boolean, hasDollars: boolean): string {
  const text = decodeEntities(html.replace(/[ \t]*\n[ \t]*/g, ' '))
  const shown = isLineStart ? text.replace(/^[ \t]+/, '') : text
  // What only an entity can say stays one.
  return escapeRun(shown, isLineStart, hasDollars).replaceAll('\u00a0', '&nbsp;')
}

function imageOf(attributes: ReadonlyMap<string, string>, source: string): string {
  const src = attributes.get('src')
  const alt = attributes.get('alt') ?? ''
  if (src === undefined || /[[\]\n]/.test(alt) || /[<>\n]/.test(src)) return source
  return `![${alt}](${addressOf(src)})`
}

function addressOf(address: string): string {
  return /[\s()]/.test(address) ? `<${address}>` : address
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
