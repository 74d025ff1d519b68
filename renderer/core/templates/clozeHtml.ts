// Deletions in the fields of templated notes, read and shown as Anki does (`rslib/src/cloze.rs`): unlike in Verso's own
// cloze notes, a deletion ends at the first two braces.

type ClozePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'cloze'
      readonly numbers: readonly number[]
      readonly parts: readonly ClozePart[]
      readonly hint: string | null
    }

interface OpenCloze {
  readonly numbers: readonly number[]
  readonly parts: ClozePart[]
  hint: string | null
}

const MARK = /\{\{c([\d,]*\d[\d,]*)::|\}\}/g
const DEEPEST = 10
const OCCLUSION = 'image-occlusion:'

function parse(html: string): readonly ClozePart[] {
  const output: ClozePart[] = []
  const open: OpenCloze[] = []
  let from = 0
  const addText = (text: string): void => {
    if (text === '') return
    const cloze = open.at(-1)
    if (cloze === undefined) {
      output.push({ kind: 'text', text })
      return
    }
    const at = text.startsWith(OCCLUSION) ? -1 : text.indexOf('::')
    if (at >= 0) cloze.hint = text.slice(at + 2)
    cloze.parts.push({ kind: 'text', text: at < 0 ? text : text.slice(0, at) })
  }
  for (const found of html.matchAll(MARK)) {
    addText(html.slice(from, found.index))
    from = found.index + found[0].length
    if (found[1] !== undefined) {
      const numbers = [
        ...new Set(
          found[1]
            .split(',')
            .filter((digits) => digits !== '')
            .map(Number),
        ),
      ]
      if (open.length < DEEPEST)
        open.push({ numbers: numbers.toSorted((a, b) => a - b), parts: [], hint: null })
      continue
    }
    const cloze = open.pop()
    const target = open.at(-1)?.parts ?? output
    target.push(cloze === undefined ? { kind: 'text', text: '}}' } : { kind: 'cloze', ...cloze })
  }
  addText(html.slice(from))
  return output
}

/** Numbers of the deletions of a field, ascending; 0, which is never asked, left out. */
export function clozeNumbers(html: string): readonly number[] {
  if (!html.includes('{{c')) return []
  const numbers = new Set<number>()
  const visit = (parts: readonly ClozePart[]): void => {
    for (const part of parts) {
      if (part.kind === 'text') continue
      for (const number of part.numbers) if (number !== 0) numbers.add(number)
      visit(part.parts)
    }
  }
  visit(parse(html))
  return [...numbers].toSorted((a, b) => a - b)
}

/** The field with deletion `number` hidden (question) or shown; empty when the field has no such deletion. */
export function clozeHtml(html: string, number: number, isQuestion: boolean): string {
  let isFound = false
  const write = (parts: readonly ClozePart[]): string =>
    parts
      .map((part) => {
        if (part.kind === 'text') return part.text
        const isActive = part.numbers.includes(number)
        if (isActive) isFound = true
        const { numbers } = part
        if (part.parts[0]?.kind === 'text' && part.parts[0].text.startsWith(OCCLUSION)) return ''
        const inner = write(part.parts)
        if (!isActive) return `<span class="cloze-inactive" data-ordinal="${numbers.join()}">${inner}</span>`
        const shown = isQuestion ? `[${part.hint ?? '...'}]` : inner
        return `<span class="cloze" data-ordinal="${numbers.join()}">${shown}</span>`
      })
      .join('')
  const written = write(parse(html))
  return isFound ? written : ''
}

/** Only the deletions themselves, or their hints. */
export function clozeOnly(html: string, number: number, isQuestion: boolean): string {
  return deletions(html, number, isQuestion).join(', ')
}

/** What is to be typed for deletion `number`; the same text several times is asked once. */
export function clozeForTyping(html: string, number: number): string {
  const texts = deletions(html, number, false)
  return new Set(texts).size === 1 ? (texts[0] ?? '') : texts.join(', ')
}

function deletions(html: string, number: number, isQuestion: boolean): readonly string[] {
  const texts: string[] = []
  const plain = (parts: readonly ClozePart[]): string =>
    parts.map((part) => (part.kind === 'text' ? part.text : plain(part.parts))).join('')
  const visit = (parts: readonly ClozePart[]): void => {
    for (const part of parts) {
      if (part.kind === 'text') continue
      if (part.numbers.includes(number)) texts.push(isQuestion ? (part.hint ?? '...') : plain(part.parts))
      visit(part.parts)
    }
  }
  visit(parse(html))
  return texts
}
