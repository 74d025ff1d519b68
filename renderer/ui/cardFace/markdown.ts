import { Marked } from 'marked'
import { mathsBlockRule, mathsRule, mayHoldMaths } from './maths.ts'
import { readSoundMark, settleLinks, settleMedia, type CardMedia } from './media.ts'
import { readRuby, RUBY_START } from './ruby.ts'
import { sanitize, sanitizeMaths } from './sanitize.ts'
import { BLANK, MATHS, mathsSign, REVEAL_END, REVEAL_START } from './signs.ts'
import type { Maths } from './maths.ts'

export interface CardText {
  readonly markdown: string
  readonly hints: readonly (string | null)[]
  readonly mediaBase: string
}

/** `text` is what a screen reader says. */
export interface DrawnText {
  readonly html: string
  readonly text: string
  readonly media: CardMedia
}

interface Tools {
  readonly mathsHtml: typeof import('./mathsHtml.ts').mathsHtml | null
  readonly highlight: typeof import('./highlight.ts').highlight | null
}

const NAMED_CODE = /(```|~~~)[ \t]*[\w+#-]/

/** Loads what these texts need beyond Markdown; most cards need nothing. */
export async function loadTools(markdown: string): Promise<Tools> {
  const [maths, code] = await Promise.all([
    mayHoldMaths(markdown) ? import('./mathsHtml.ts') : null,
    NAMED_CODE.test(markdown) ? import('./highlight.ts') : null,
  ])
  return { mathsHtml: maths?.mathsHtml ?? null, highlight: code?.highlight ?? null }
}

/** Markdown to HTML that may stand in a card frame. */
export function drawText(source: CardText, tools: Tools): DrawnText {
  const formulas: Maths[] = []
  const content = sanitize(toHtml(source.markdown, tools, formulas))
  const media = settleMedia(content, source.mediaBase)
  settleLinks(content)
  dropSignsInAttributes(content)
  wrapTables(content)
  const holder = content.ownerDocument.createElement('div')
  holder.append(content)
  return {
    html: fillSigns(holder.innerHTML, source.hints, (index) => {
      const formula = formulas[index]
      return formula && tools.mathsHtml ? sanitizeMaths(tools.mathsHtml(formula, source.hints)) : ''
    }),
    text: plainText(spokenText(holder), source.hints, formulas),
    media,
  }
}

function toHtml(markdown: string, tools: Tools, formulas: Maths[]): string {
  const marked = new Marked({ gfm: true, async: false })
  const keep = (maths: Maths) => mathsSign(formulas.push(maths) - 1)
  marked.use({
    extensions: [
      mathsBlockRule(keep),
      mathsRule(keep),
      {
        name: 'sound',
        level: 'inline',
        start: (source) => {
          const at = source.indexOf('[sound:')
          return at < 0 ? undefined : at
        },
        tokenizer: (source) => {
          const found = readSoundMark(source)
          return found ? { type: 'sound', ...found } : undefined
        },
        renderer: (token) => String(token['html']),
      },
      {
        name: 'ruby',
        level: 'inline',
        start: (source) => {
          const at = source.search(RUBY_START)
          return at < 0 ? undefined : at
        },
        tokenizer: (source) => {
          const found = readRuby(source)
          return found ? { type: 'ruby', ...found } : undefined
        },
        renderer: (token) => String(token['html']),
      },
    ],
    renderer: {
      code({ text, lang }) {
        const language = /^[\w+#-]+/.exec(lang ?? '')?.[0].toLowerCase()
        // Signs of a cloze would be torn apart by the highlighter.
        const marked = language && !/[\uE000-\uE005]/.test(text) ? tools.highlight?.(text, language) : null
        return marked ? `<pre><code class="hljs">${marked}</code></pre>\n` : false
      },
    },
  })
  return marked.parse(markdown) as string
}

function fillSigns(
  html: string,
  hints: readonly (string | null)[],
  formula: (index: number) => string,
): string {
  return html
    .replaceAll(REVEAL_START, '<mark class="cloze">')
    .replaceAll(REVEAL_END, '</mark>')
    .replace(
      BLANK,
      (_, index) => `<span class="cloze blank">[${escapeHtml(hints[Number(index)]?.trim() || '…')}]</span>`,
    )
    .replace(MATHS, (_, index) => formula(Number(index)))
}

/** The text without what stands over it: readings would be said twice. */
function spokenText(holder: HTMLElement): string {
  if (holder.querySelector('rt, rp') === null) return holder.textContent ?? ''
  const copy = holder.cloneNode(true) as HTMLElement
  for (const reading of copy.querySelectorAll('rt, rp')) reading.remove()
  return copy.textContent ?? ''
}

function plainText(text: string, hints: readonly (string | null)[], formulas: readonly Maths[]): string {
  return text
    .replace(MATHS, (_, index) => formulas[Number(index)]?.tex ?? '')
    .replace(BLANK, (_, index) => hints[Number(index)]?.trim() || '…')
    .replaceAll(REVEAL_START, '')
    .replaceAll(REVEAL_END, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function dropSignsInAttributes(content: DocumentFragment): void {
  for (const element of content.querySelectorAll('*')) {
    for (const attribute of element.attributes) {
      if (/[\uE000-\uE005]/.test(attribute.value))
        attribute.value = attribute.value.replace(/[\uE000-\uE005]/g, '')
    }
  }
}

/** Wide tables scroll by themselves, and leave the text where it is. */
function wrapTables(content: DocumentFragment): void {
  for (const table of content.querySelectorAll('table')) {
    const frame = content.ownerDocument.createElement('div')
    frame.className = 'wide'
    table.replaceWith(frame)
    frame.append(table)
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
