// The filters of Anki's templates (`rslib/src/template_filters.rs`).
import { clozeHtml, clozeOnly } from './clozeHtml.ts'
import { decodeEntities } from './entities.ts'

export interface FilterContext {
  /** Number of the deletion that is asked: ordinal + 1. */
  readonly clozeNumber: number
  readonly isQuestion: boolean
}

/**
 * A field's HTML after its filters, the first applied first. What is to be typed becomes a mark `[[type:Field]]`, which
 * render.ts takes out; filters that Anki does not know are passed over.
 */
export function applyFilters(
  html: string,
  filters: readonly string[],
  field: string,
  context: FilterContext,
): string {
  // As Anki has it, `type` decides alone, whatever else is written.
  if (filters.at(-1) === 'type') {
    const [before] = filters
    return filters.length === 2 && (before === 'cloze' || before === 'nc')
      ? `[[type:${before}:${field}]]`
      : `[[type:${field}]]`
  }
  return filters.reduce((text, filter) => applyFilter(text, filter, field, context), html)
}

function applyFilter(text: string, filter: string, field: string, context: FilterContext): string {
  switch (filter) {
    case 'text':
      return stripHtml(text)
    case 'furigana':
      return readings(text, (base, reading) => `<ruby>${base}<rt>${reading}</rt></ruby>`)
    case 'kanji':
      return readings(text, (base) => base)
    case 'kana':
      return readings(text, (_, reading) => reading)
    case 'hint':
      return text.trim() === ''
        ? text
        : `<details class="hint"><summary>${escapeText(field)}</summary>${text}</details>`
    case 'cloze':
      return withPlainFormulas(clozeHtml(text, context.clozeNumber, context.isQuestion))
    case 'cloze-only':
      return clozeOnly(text, context.clozeNumber, context.isQuestion)
    default:
      return filter.startsWith('tts ') ? spoken(text, filter.slice(4)) : text
  }
}

/** Tags, comments, styles and scripts taken out, signs decoded. */
export function stripHtml(html: string): string {
  if (!/[<&]/.test(html)) return html
  return decodeEntities(html.replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ''))
}

/** `base[reading]`, the space before it being only a mark. Sounds are written alike, and are none. */
function readings(text: string, write: (base: string, reading: string) => string): string {
  return text
    .replaceAll('&nbsp;', ' ')
    .replace(/ ?([^ >]+?)\[(.+?)\]/g, (whole, base: string, reading: string) =>
      reading.startsWith('sound:') ? whole : write(base, reading),
    )
}

/** `tts en_US voices=…`: no voice speaks by itself; the text stands there, marked as something to be heard. */
function spoken(text: string, options: string): string {
  const language = /^[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]+)*/.exec(options)?.[0].replaceAll('_', '-')
  if (stripHtml(text).trim() === '') return ''
  return `<span class="spoken"${language === undefined ? '' : ` lang="${language}"`}>${text}</span>`
}

/** Deletions inside a formula lose their tags, which would break it. */
function withPlainFormulas(html: string): string {
  return html.replace(
    /(\\[([])([\s\S]*?)(\\[\])])/g,
    (_, open: string, inner: string, close: string) => open + inner.replace(/<[^>]*>/g, '') + close,
  )
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
