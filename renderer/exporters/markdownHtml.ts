// Verso's Markdown as HTML for programs that know only that. Formulas, sounds and deletions go through untouched.
import { Marked } from 'marked'

/** Formulas by Pandoc's rule for dollars, as card faces read them; sounds. */
const KEPT =
  /^(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\$(?![\s$])((?:\\[^\n]|[^\\$\n])*?[^\s\\$]|(?:\\[^\n]))\$(?!\d)|(\[sound:[^\]\n]+\]))/
const START = /\$|\\\[|\\\(|\[sound:/

const marked = new Marked({ gfm: true, async: false })
marked.use({
  extensions: [
    {
      name: 'kept',
      level: 'inline',
      start: (source) => {
        const at = source.search(START)
        return at < 0 ? undefined : at
      },
      tokenizer: (source) => {
        const found = KEPT.exec(source)
        if (!found) return undefined
        const [raw, dollars, brackets, parens, dollar, sound] = found
        return { type: 'kept', raw, html: sound ?? formula(dollars ?? brackets, parens ?? dollar) }
      },
      renderer: (token) => String(token['html']),
    },
  ],
  renderer: {
    image({ href, text }) {
      const alt = text === '' ? '' : ` alt="${escapeHtml(text)}"`
      return `<img src="${escapeHtml(decoded(href))}"${alt}>`
    },
  },
})

/** A field as HTML; a single paragraph without its tag. */
export function markdownHtml(markdown: string): string {
  if (markdown === '') return ''
  const html = (marked.parse(markdown) as string).trim()
  const only = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/.exec(html)?.[1]
  return only ?? html
}

function formula(display: string | undefined, inline: string | undefined): string {
  return display === undefined
    ? `\\(${escapeHtml(inline?.trim() ?? '')}\\)`
    : `\\[${escapeHtml(display.trim())}\\]`
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
