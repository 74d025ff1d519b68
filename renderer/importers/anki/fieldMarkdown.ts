import { escapeLineStart, escapeMarkdown } from './escapeMarkdown.ts'
import { parseHtml, type HtmlElement, type HtmlNode } from './htmlTree.ts'
import { mathsMarkdown, splitMarks } from './mathsMarks.ts'
import { rawBlock, rawTag } from './rawHtml.ts'

/** Text that is the same in HTML and in Markdown: most fields are. */
const NEEDS_CARE = /[<&\\`*_~$\][\uE000-\uE005]|^[#>+=|:\s-]|^\d+[.)]|\s$|\s\s|[\n\r\t\f]/

/**
 * A field's HTML as Markdown that shows the same: text, line breaks, emphasis, lists, pictures, sounds, formulas.
 * Tags that Markdown has no words for stay as HTML, which it lets through. Null where that would change the meaning.
 */
export function fieldMarkdown(html: string): string | null {
  if (!NEEDS_CARE.test(html)) return html
  if (/[\uE000-\uE005]/.test(html)) return null
  const nodes = parseHtml(html)
  if (nodes === null) return null
  const writer = new Writer()
  return writer.write(joinMaths(nodes)) ? writer.result() : null
}

const EMPHASIS: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*' }
const INLINE = new Set(
  'b strong i em u s strike del ins sub sup small mark span font ruby rb rt rp kbd a'.split(' '),
)
const RAW_BLOCKS = new Set('table blockquote pre h1 h2 h3 h4 h5 h6 hr ul ol dl center'.split(' '))

const HEAD = '\u0000'

/** What holds the text while it is written; breaks wait until something follows them. */
class Writer {
  private text = ''
  /** 1: a new line, 2: a new paragraph. */
  private pendingBreaks = 0
  private pendingSpace = false
  private lines: string[] = []

  result(): string {
    this.endLine()
    // Hard spaces at the edges come from editors, and show nothing.
    return this.lines.join('').replace(/^\u00a0+|\u00a0+$/g, '')
  }

  write(nodes: readonly HtmlNode[]): boolean {
    return nodes.every((node) => (node.kind === 'text' ? this.writeText(node.text) : this.writeElement(node)))
  }

  private writeText(text: string): boolean {
    const parts = splitMarks(text)
    return (
      parts !== null &&
      parts.every((part) => {
        switch (part.kind) {
          case 'text':
            this.writePlain(part.text)
            return true
          case 'sound':
            if (part.name.includes('\n')) return false
            this.put(`[sound:${part.name}]`)
            return true
          case 'maths': {
            const written = mathsMarkdown(part.tex, part.isDisplay)
            if (written !== null) this.put(written)
            return written !== null
          }
        }
      })
    )
  }

  /** White space is one space, and none at the head of a line, as a browser has it. */
  private writePlain(text: string): void {
    for (const piece of text.split(/([ \t\n\r\f]+)/)) {
      if (piece === '') continue
      if (/^[ \t\n\r\f]/.test(piece)) this.pendingSpace = true
      // A digit after `$x$` would make money of the formula.
      else if (/^\d/.test(piece) && !this.pendingSpace && this.pendingBreaks === 0 && this.text.endsWith('$'))
        this.put(`&#${piece.charCodeAt(0)};${escapeMarkdown(piece.slice(1))}`)
      else this.put(escapeMarkdown(piece))
    }
  }

  private put(written: string): void {
    if (this.pendingBreaks > 0) {
      const isParagraph = this.pendingBreaks > 1
      const isFirst = this.text === '' && this.lines.length === 0
      this.endLine(isFirst ? '' : isParagraph ? '\n\n' : '\\\n')
      this.pendingBreaks = 0
      this.pendingSpace = false
    }
    if (this.pendingSpace && this.text !== '') this.text += ' '
    this.pendingSpace = false
    this.text += written
  }

  private endLine(end = ''): void {
    if (this.text !== '') this.lines.push(escapeLineStart(this.text))
    if (end !== '') this.lines.push(end)
    this.text = ''
  }

  private writeElement(element: HtmlElement): boolean {
    const { tag, children, attributes } = element
    if (tag === 'br') {
      this.pendingBreaks += 1
      return true
    }
    if (tag === 'wbr') return true
    if (tag === 'img') return this.writePicture(element)
    if (tag === 'div' || tag === 'p') {
      if (attributes.size > 0) return this.writeRaw(element)
      const breaks = tag === 'p' ? 2 : 1
      this.pendingBreaks = Math.max(this.pendingBreaks, breaks)
      const isWritten = this.write(children)
      this.pendingBreaks = Math.max(this.pendingBreaks, breaks)
      return isWritten
    }
    if (tag === 'ul' || tag === 'ol') return this.writeList(element) || this.writeRaw(element)
    if (RAW_BLOCKS.has(tag)) return this.writeRaw(element)
    if (!INLINE.has(tag)) return false
    const mark = EMPHASIS[tag]
    if (mark !== undefined && attributes.size === 0) return this.writeEmphasis(mark, element)
    if (tag === 'span' && attributes.size === 0) return this.write(children)
    return this.writeTagged(element)
  }

  /** `**bold**` where Markdown cannot mistake it, the tag itself elsewhere. */
  private writeEmphasis(mark: string, element: HtmlElement): boolean {
    const [only, ...others] = element.children
    const isSimple =
      only?.kind === 'text' &&
      others.length === 0 &&
      /^[\p{L}\p{N}](?:[^\\[\]$]*[\p{L}\p{N}])?$/u.test(only.text)
    const before = this.pendingBreaks > 0 || this.pendingSpace ? '' : this.text.slice(-1)
    if (!isSimple || before === '*' || before === '\\') return this.writeTagged(element)
    this.put(`${mark}${escapeMarkdown(only.text.replace(/\s+/g, ' '))}${mark}`)
    return true
  }

  /** The tag as HTML around Markdown; only where no line ends inside, for HTML must close in its own paragraph. */
  private writeTagged(element: HtmlElement): boolean {
    const tags = rawTag(element)
    if (tags === null) return false
    const inner = new Writer()
    // Stands for the tag: what follows it is not at the head of a line.
    inner.text = HEAD
    if (!inner.write(element.children)) return false
    const { pendingSpace, pendingBreaks } = inner
    const text = inner.result().slice(HEAD.length)
    // A tag closes in its own paragraph.
    if (text.includes('\n\n')) return false
    this.put(tags.open)
    this.text += text + tags.close
    // Spaces and breaks at the seam move to the outside, where they mean the same.
    this.pendingSpace = pendingSpace
    this.pendingBreaks = pendingBreaks
    return true
  }

  private writePicture({ attributes }: HtmlElement): boolean {
    const source = attributes.get('src') ?? ''
    if (source === '') return true
    const alt = attributes.get('alt') ?? ''
    const others = [...attributes.keys()].filter((name) => name !== 'src' && name !== 'alt')
    if (others.length === 0 && !/^[a-z]+:/i.test(source) && !/[\][\n\\]/.test(alt)) {
      this.put(`![${escapeMarkdown(alt)}](${pictureAddress(source)})`)
      return true
    }
    const tags = rawTag({ kind: 'element', tag: 'img', attributes, children: [] })
    if (tags === null) return false
    this.put(tags.open)
    return true
  }

  private writeList({ tag, attributes, children }: HtmlElement): boolean {
    if (attributes.size > 0) return false
    const items: string[] = []
    for (const child of children) {
      if (child.kind === 'text' && child.text.trim() === '') continue
      if (child.kind !== 'element' || child.tag !== 'li' || child.attributes.size > 0) return false
      if (child.children.some((inner) => inner.kind === 'element' && RAW_BLOCKS.has(inner.tag))) return false
      const item = new Writer()
      if (!item.write(child.children)) return false
      const text = item.result()
      if (text === '' || text.includes('\n')) return false
      items.push(`${tag === 'ul' ? '-' : `${items.length + 1}.`} ${text}`)
    }
    if (items.length === 0) return true
    this.putBlock(items.join('\n'))
    return true
  }

  private writeRaw(element: HtmlElement): boolean {
    const block = rawBlock(element)
    if (block === null) return false
    this.putBlock(block)
    return true
  }

  /** Paragraphs of its own, whose lines are not to be escaped. */
  private putBlock(block: string): void {
    this.pendingBreaks = 2
    this.put('')
    this.lines.push(block)
    this.pendingBreaks = 2
  }
}

/** A formula that a line break cut in two is one text again: MathJax reads across breaks. */
function joinMaths(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const joined: HtmlNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.kind === 'text' && opensMaths(last.text)) {
      if (node.kind === 'text') {
        joined[joined.length - 1] = { kind: 'text', text: last.text + node.text }
        continue
      }
      if (node.tag === 'br') {
        joined[joined.length - 1] = { kind: 'text', text: `${last.text} ` }
        continue
      }
    }
    joined.push(node.kind === 'text' ? node : { ...node, children: joinMaths(node.children) })
  }
  return joined
}

function opensMaths(text: string): boolean {
  const rest = text.replace(/\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]|\[(\$\$?|latex)\][\s\S]*?\[\/\1\]/g, '')
  return /\\\(|\\\[|\[\$\$?\]|\[latex\]/.test(rest)
}

function pictureAddress(source: string): string {
  const name = source.normalize('NFC')
  // Anki's own editor may have written %20 already.
  const plain = /%[0-9a-f]{2}/i.test(name) ? safelyDecoded(name) : name
  return plain.replace(/[\s%()<>\\[\]`*_#?]/gu, (sign) => encodeSign(sign))
}

function encodeSign(sign: string): string {
  return sign === '_' ? '_' : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

function safelyDecoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
