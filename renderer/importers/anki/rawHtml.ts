// HTML that stays HTML within Markdown: tags that it has no words for. Only what Verso's cards show unchanged.
import type { HtmlElement, HtmlNode } from './htmlTree.ts'
import { splitMarks } from './mathsMarks.ts'

const STYLES =
  /^(?:font-weight|font-style|text-align|text-decoration|text-decoration-line|vertical-align|direction|color)$/
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'title', 'width', 'height', 'style'],
  font: ['color'],
  ol: ['start'],
  td: ['colspan', 'rowspan', 'style'],
  th: ['colspan', 'rowspan', 'style'],
}
const COMMON = ['dir', 'lang', 'title', 'style']
const BLOCK_TAGS = new Set(
  (
    'table thead tbody tfoot tr td th caption colgroup col blockquote pre h1 h2 h3 h4 h5 h6 hr ul ol li dl dt dd center div p ' +
    'br img b strong i em u s strike del ins sub sup small mark span font ruby rb rt rp kbd code a wbr'
  ).split(' '),
)

/** Only declarations that Verso keeps as they are. */
export function isHarmlessStyle(style: string): boolean {
  return style
    .split(';')
    .map((declaration) => declaration.trim())
    .every((declaration) => {
      if (declaration === '') return true
      const colon = declaration.indexOf(':')
      const [name, value] = [declaration.slice(0, colon).trim().toLowerCase(), declaration.slice(colon + 1)]
      return STYLES.test(name) && /^[\w\s#(),.%-]+$/.test(value) && !/url|expression|var/i.test(value)
    })
}

/** The tags of an inline element; null when one of its attributes would be lost. */
export function rawTag({
  tag,
  attributes,
}: HtmlElement): { readonly open: string; readonly close: string } | null {
  if (tag === 'font') {
    const color = attributes.get('color')
    if (color === undefined || attributes.size !== 1 || !/^#?[\w]+$/.test(color)) return null
    return { open: `<span style="color: ${color}">`, close: '</span>' }
  }
  const allowed = [...(ATTRIBUTES[tag] ?? []), ...COMMON]
  let written = ''
  for (const [name, value] of attributes) {
    if (!allowed.includes(name)) return null
    if (name === 'style' && tag !== 'img' && !isHarmlessStyle(value)) return null
    if (name === 'style' && tag === 'img' && !isPictureStyle(value)) return null
    if (/[\n\r]/.test(value)) return null
    written += ` ${name}="${escapeAttribute(value)}"`
  }
  return { open: `<${tag}${written}>`, close: `</${tag}>` }
}

function isPictureStyle(style: string): boolean {
  return /^(?:\s*(?:width|height|max-width)\s*:\s*[\d.]+(?:px|%|em|rem)\s*;?)*$/i.test(style)
}

/** A block as one line of HTML, which Markdown lets through; null when it holds what Markdown would have to draw. */
export function rawBlock(element: HtmlElement): string | null {
  const { tag, children } = element
  if (!BLOCK_TAGS.has(tag)) return null
  const tags = rawTag(element)
  if (tags === null) return null
  if (tag === 'br' || tag === 'hr' || tag === 'img' || tag === 'wbr' || tag === 'col') return tags.open
  let inner = ''
  for (const child of children) {
    const written = child.kind === 'text' ? rawText(child, tag === 'pre') : rawBlock(child)
    if (written === null) return null
    inner += written
  }
  return `${tags.open}${inner}${tags.close}`
}

function rawText(node: HtmlNode & { readonly kind: 'text' }, isPre: boolean): string | null {
  // Sounds, formulas and deletions are Markdown's business, which does not look into HTML.
  if (node.text.includes('{{c') || splitMarks(node.text)?.some(({ kind }) => kind !== 'text') !== false)
    return null
  const text = escapeText(node.text)
  return isPre ? text.replaceAll('\n', '&#10;') : text.replace(/\s+/g, ' ')
}

function escapeText(text: string): string {
  return text
    .replace(/&(?=#|[a-zA-Z])/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;')
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
