// The two sides of a templated note's card, as HTML that has yet to be sanitised. Nothing in it ever runs.
import type { NoteType } from '../model/deck.ts'
import { assertNever } from '../model/result.ts'
import { clozeForTyping, clozeNumbers } from './clozeHtml.ts'
import { applyFilters, stripHtml } from './filters.ts'
import { parseTemplate, type TemplateNode } from './parseTemplate.ts'

export interface TemplatedCard {
  readonly type: NoteType
  /** HTML by the field's name; fields that are empty may be missing. */
  readonly fields: Readonly<Record<string, string>>
  readonly ordinal: number
  readonly tags: readonly string[]
  /** Levels separated by `::`. */
  readonly deckTitle: string
  /** 0–7. */
  readonly flag: number
}

export interface RenderedCard {
  readonly question: string
  readonly answer: string
  /** What the learner is asked to type; null when nothing is. */
  readonly typed: TypedAsk | null
}

export interface TypedAsk {
  readonly field: string
  /** Plain text. */
  readonly answer: string
  /** Accents and the like do not count. */
  readonly ignoresMarks: boolean
}

/** Renders both sides. Faults of a template are told on its side, in Anki's words. */
export function renderCard(card: TemplatedCard): RenderedCard {
  const { type, ordinal } = card
  const template = type.templates[type.cloze ? 0 : ordinal]
  if (template === undefined) {
    const text = fault(`The note type has no template ${ordinal + 1}`)
    return { question: text, answer: text, typed: null }
  }
  const fields = fieldsOf(card, template.name)
  const front = side(template.front, fields, ordinal, null)
  if (front.problem !== null) {
    const text = fault(`Front template has a problem: ${front.problem}`)
    return { question: text, answer: text, typed: null }
  }
  const isBlank = type.cloze
    ? !Object.values(card.fields).some((field) => clozeNumbers(field).includes(ordinal + 1))
    : isEmpty(front.nodes, filledNames(fields))
  if (isBlank) {
    const message = type.cloze
      ? `No cloze ${ordinal + 1} found on card. Please either add a cloze deletion, or use the Empty Cards tool.`
      : 'The front of this card is blank.'
    const text = front.html + fault(message)
    return { question: text, answer: text, typed: null }
  }
  const typed = typedAsk(front.html, card)
  const question = withoutTypeMarks(front.html, '')
  const back = side(template.back, fields, ordinal, question)
  const shown =
    typed === null || typed.answer === '' ? '' : `<code class="typeans">${escapeText(typed.answer)}</code>`
  const answer =
    back.problem === null
      ? withoutTypeMarks(back.html, shown)
      : fault(`Back template has a problem: ${back.problem}`)
  return { question, answer, typed }
}

interface Side {
  readonly html: string
  readonly nodes: readonly TemplateNode[]
  readonly problem: string | null
}

function side(
  template: string,
  fields: ReadonlyMap<string, string>,
  ordinal: number,
  frontSide: string | null,
): Side {
  const parsed = parseTemplate(template)
  if (!parsed.ok) return { html: '', nodes: [], problem: parsed.error }
  const filled = filledNames(fields)
  const context = { clozeNumber: ordinal + 1, isQuestion: frontSide === null }
  let problem: string | null = null
  const write = (nodes: readonly TemplateNode[]): string =>
    nodes
      .map((node) => {
        switch (node.kind) {
          case 'text':
            return node.text
          case 'field': {
            const { name, filters } = node
            if (name === 'FrontSide') return frontSide ?? ''
            if (name === '' && filters.length > 0) return ''
            const value = fields.get(name)
            if (value === undefined) {
              const written = [...filters.toReversed(), name].join(':')
              problem ??= `Found '{{${written}}}', but there is no field called '${name}'`
              return ''
            }
            return applyFilters(value, filters, name, context)
          }
          case 'conditional': {
            const { name, isNegated, children } = node
            if (!fields.has(name) && !/^c\d+$/.test(name)) {
              const written = `${isNegated ? '^' : '#'}${name}`
              problem ??= `Found '{{${written}}}', but there is no field called '${name}'`
            }
            // Faults inside count even where nothing of it is shown.
            const inner = write(children)
            return filled.has(name) !== isNegated ? inner : ''
          }
          default:
            return assertNever(node)
        }
      })
      .join('')
  const html = write(parsed.value)
  return { html, nodes: parsed.value, problem }
}

/** The note's fields, and what Anki adds where no field has the name. */
function fieldsOf(card: TemplatedCard, templateName: string): ReadonlyMap<string, string> {
  const { type, deckTitle } = card
  const special: readonly (readonly [string, string])[] = [
    ['Tags', card.tags.join(' ')],
    ['Type', type.name],
    ['Deck', deckTitle],
    ['Subdeck', deckTitle.split('::').at(-1) ?? ''],
    ['Card', templateName],
    ['CardFlag', `flag${card.flag}`],
    ['CardID', ''],
    [`c${card.ordinal + 1}`, '1'],
  ]
  const fields = new Map<string, string>(special.map(([name, text]) => [name, escapeText(text)]))
  for (const name of type.fields) fields.set(name, card.fields[name] ?? '')
  return fields
}

/** White space, line breaks and empty blocks are nothing. */
export function isFieldEmpty(html: string): boolean {
  return /^(?:[\s]|<\/?(?:br|div) ?\/?>)*$/i.test(html)
}

function filledNames(fields: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...fields].filter(([, html]) => !isFieldEmpty(html)).map(([name]) => name))
}

/** Whether a template shows no field at all with these fields filled: then there is no such card. */
export function isEmpty(nodes: readonly TemplateNode[], filled: ReadonlySet<string>): boolean {
  return nodes.every((node) => {
    switch (node.kind) {
      case 'text':
        return true
      case 'field':
        return !filled.has(node.name)
      case 'conditional':
        return filled.has(node.name) === node.isNegated || isEmpty(node.children, filled)
      default:
        return assertNever(node)
    }
  })
}

const TYPE_MARK = /\[\[type:((?:cloze|nc):)?([^\]]+)\]\]/g

/** The first mark counts; a field that is empty asks for nothing. */
function typedAsk(question: string, { fields, ordinal }: TemplatedCard): TypedAsk | null {
  const found = new RegExp(TYPE_MARK.source).exec(question)
  if (found === null) return null
  const [, way, field = ''] = found
  const html = fields[field] ?? ''
  const answer = stripHtml(way === 'cloze:' ? clozeForTyping(html, ordinal + 1) : html)
    .replaceAll('\u00a0', ' ')
    .trim()
  return answer === '' ? null : { field, answer, ignoresMarks: way === 'nc:' }
}

function withoutTypeMarks(html: string, shown: string): string {
  let isFirst = true
  return html.replace(TYPE_MARK, () => {
    const replacement = isFirst ? shown : ''
    isFirst = false
    return replacement
  })
}

function fault(message: string): string {
  return `<div class="template-fault">${escapeText(message)}</div>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
