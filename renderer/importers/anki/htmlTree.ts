// A field's HTML as a tree, as far as it is plain enough to be read without a browser. Whatever a browser would have to
// repair (tags left open, crossed or unknown to the letter) is not read: the note then stays as it is.
import { decodeEntities, hasUnknownEntity } from '../../core/templates/entities.ts'

export type HtmlNode = HtmlText | HtmlElement

export interface HtmlText {
  readonly kind: 'text'
  /** Entities decoded, save for names that Markdown knows as well. */
  readonly text: string
}

export interface HtmlElement {
  readonly kind: 'element'
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly HtmlNode[]
}

const LONGEST = 200_000
const DEEPEST = 60
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/y
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
const VOID = new Set(['br', 'hr', 'img', 'wbr'])

/** Null: not plain enough. */
export function parseHtml(html: string): readonly HtmlNode[] | null {
  if (html.length > LONGEST || hasUnknownEntity(html)) return null
  const root: HtmlNode[] = []
  const open: { readonly tag: string; readonly children: HtmlNode[] }[] = []
  const siblings = (): HtmlNode[] => open.at(-1)?.children ?? root
  let from = 0
  for (;;) {
    const at = nextTag(html, from)
    const end = at < 0 ? html.length : at
    if (end > from) siblings().push({ kind: 'text', text: decodeEntities(html.slice(from, end)) })
    if (at < 0) break
    TAG.lastIndex = at
    const found = TAG.exec(html)
    if (found === null) return null
    from = TAG.lastIndex
    const [, slash, name = '', rest = ''] = found
    const tag = name.toLowerCase()
    if (slash === '/') {
      if (open.pop()?.tag !== tag) return null
      continue
    }
    const children: HtmlNode[] = []
    siblings().push({ kind: 'element', tag, attributes: attributesOf(rest), children })
    if (VOID.has(tag)) continue
    if (open.length >= DEEPEST) return null
    open.push({ tag, children })
  }
  return open.length === 0 ? root : null
}

/** Where the next tag, comment or the like begins; a `<` before a space or digit is only a character. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-zA-Z/!?]/.test(html[at + 1] ?? '')) return at
  }
  return -1
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''))
  }
  return attributes
}

/** What a reader sees of a field, in one line; pictures and sounds by their names, as Anki compares first fields. */
export function strippedText(html: string): string {
  if (!/[<&\s]/.test(html)) return html
  const withNames = html.replace(
    /<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>/gi,
    ' $1$2$3 ',
  )
  const text = withNames.replace(
    /<!--[\s\S]*?-->|<(?:style|script)\b[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi,
    ' ',
  )
  return decodeEntities(text).replace(/\s+/g, ' ').trim()
}
