import type { TextForm } from '../../core/importing/readOptions.ts'
import { escapeMarkdown } from './escapeMarkdown.ts'
import { htmlToMarkdown } from './htmlToMarkdown.ts'

/** A field's text as Verso's Markdown. */
export function toMarkdown(text: string, form: TextForm): string {
  switch (form) {
    case 'html':
      return htmlToMarkdown(text)
    case 'plain':
      return escapeMarkdown(text)
    case 'markdown':
      return text
  }
}

const HTML =
  /<\/?(?:a|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|ruby|span|strong|sub|sup|table|td|th|tr|u|ul)\b[^<>]{0,2000}>|&(?:nbsp|lt|gt|amp|quot|#\d+);/i
const MARKDOWN =
  /(?<![\w*])\*\*[^\s*][^*\n]{0,1000}\*\*(?![\w*])|!\[[^\][\n]{0,300}\]\([^()\n]{1,500}\)|(?<!!)\[[^\][\n]{1,300}\]\(https?:[^()\n]{1,500}\)|^```|\$\$[^$]{1,2000}\$\$|(?<!`)`[^`\n]{1,1000}`(?!`)/m

/** What a table's or a list's texts are written in, by what is in them. */
export function detectTextForm(texts: Iterable<string>): TextForm {
  let hasMarkdown = false
  for (const text of texts) {
    if (HTML.test(text)) return 'html'
    hasMarkdown ||= MARKDOWN.test(text)
  }
  return hasMarkdown ? 'markdown' : 'plain'
}
