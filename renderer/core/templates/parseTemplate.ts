// Anki's template language (`rslib/src/template.rs`): text with `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}`
// and `{{^Field}}…{{/Field}}`.
import { err, ok, type Result } from '../model/result.ts'

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  /** `filters` in the order in which they are applied: those nearest to the field come first. */
  | { readonly kind: 'field'; readonly name: string; readonly filters: readonly string[] }
  | {
      readonly kind: 'conditional'
      readonly name: string
      readonly isNegated: boolean
      readonly children: readonly TemplateNode[]
    }

const OTHER_BRACES = '{{=<% %>=}}'
const COMMENT = '<!--'
const DEEPEST = 200

/** The template as a tree, or what is wrong with it, in Anki's words. */
export function parseTemplate(template: string): Result<readonly TemplateNode[], string> {
  const isOther = template.trimStart().startsWith(OTHER_BRACES)
  const text = isOther ? template.trimStart().slice(OTHER_BRACES.length) : template
  const [open, close] = isOther ? ['<%', '%>'] : ['{{', '}}']
  const root: TemplateNode[] = []
  const stack: { readonly name: string; readonly isNegated: boolean; readonly children: TemplateNode[] }[] =
    []
  const add = (node: TemplateNode): void => void (stack.at(-1)?.children ?? root).push(node)
  let from = 0
  while (from < text.length) {
    const next = nextMark(text, from, open, close)
    if (next === null || next.start > from) {
      add({ kind: 'text', text: text.slice(from, next?.start ?? text.length) })
      if (next === null) break
    }
    from = next.end
    if (next.isComment) {
      add({ kind: 'text', text: text.slice(next.start, next.end) })
      continue
    }
    const mark = text
      .slice(next.start + open.length, next.end - close.length)
      .replace(/^\{+/, '')
      .trim()
    const name = mark.slice(1).trimStart()
    if (mark.length >= 2 && (mark.startsWith('#') || mark.startsWith('^'))) {
      if (stack.length >= DEEPEST) return err(`More than ${DEEPEST} conditionals stand inside each other`)
      stack.push({ name, isNegated: mark.startsWith('^'), children: [] })
    } else if (mark.length >= 2 && mark.startsWith('/')) {
      const opened = stack.pop()
      if (opened === undefined)
        return err(`Found '{{/${name}}}', but missing '{{#${name}}}' or '{{^${name}}}'`)
      if (opened.name !== name) return err(`Found '{{/${name}}}', but expected '{{/${opened.name}}}'`)
      add({ kind: 'conditional', ...opened })
    } else {
      const [field = '', ...filters] = mark.split(':').toReversed()
      add({ kind: 'field', name: field, filters })
    }
  }
  const unclosed = stack.at(-1)
  return unclosed === undefined ? ok(root) : err(`Missing '{{/${unclosed.name}}}'`)
}

interface Mark {
  readonly start: number
  readonly end: number
  readonly isComment: boolean
}

/** The next field or comment that is closed; what is not closed is text. */
function nextMark(text: string, from: number, open: string, close: string): Mark | null {
  const field = closedMark(text, from, open, close)
  const comment = closedMark(text, from, COMMENT, '-->')
  if (comment !== null && (field === null || comment.start < field.start))
    return { ...comment, isComment: true }
  return field === null ? null : { ...field, isComment: false }
}

function closedMark(
  text: string,
  from: number,
  open: string,
  close: string,
): { readonly start: number; readonly end: number } | null {
  const start = text.indexOf(open, from)
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length)
  return end < 0 ? null : { start, end: end + close.length }
}
