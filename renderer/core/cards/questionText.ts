import { parseCloze, type ClozeNode } from '../../../decks/format/cloze.ts'
import type { Note } from '../model/deck.ts'
import { plainText } from '../search/noteText.ts'

/**
 * The question of a note's card on one line, for lists: no markup, the deletions that it asks for as `[…]` or their
 * hint. Empty only for a picture or template without words.
 */
export function questionText(note: Note, ordinal: number): string {
  switch (note.kind) {
    case 'basic':
      return plainText(ordinal === 1 ? note.back : note.front)
    case 'cloze':
      return plainText(clozeQuestion(parseCloze(note.text), ordinal))
    case 'choice':
      return plainText(note.stem)
    case 'typed':
      return plainText(note.prompt)
    case 'occlusion':
      return plainText(note.header ?? '') || note.image
    case 'templated':
      return templatedQuestion(note.fields, ordinal)
  }
}

/** The answer on one line. */
export function answerText(note: Note, ordinal: number): string {
  switch (note.kind) {
    case 'basic':
      return plainText(ordinal === 1 ? note.front : note.back)
    case 'cloze':
      return hiddenIn(parseCloze(note.text), ordinal).map(plainText).join(', ')
    case 'choice':
      return note.options
        .filter(({ correct }) => correct)
        .map(({ text }) => plainText(text))
        .join('; ')
    case 'typed':
      return plainText(note.answer)
    case 'occlusion':
      return note.shapes
        .filter(({ card }) => card === ordinal + 1)
        .flatMap(({ label }) => label ?? [])
        .join(', ')
    case 'templated':
      return Object.values(note.fields)
        .slice(1)
        .map(plainText)
        .filter((text) => text !== '')
        .join(' · ')
  }
}

function clozeQuestion(nodes: readonly ClozeNode[], ordinal: number): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text
      return node.ordinals.includes(ordinal) ? `[${node.hint ?? '…'}]` : clozeQuestion(node.children, ordinal)
    })
    .join('')
}

function hiddenIn(nodes: readonly ClozeNode[], ordinal: number): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return []
    return node.ordinals.includes(ordinal) ? [wholeText(node.children)] : hiddenIn(node.children, ordinal)
  })
}

function wholeText(nodes: readonly ClozeNode[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : wholeText(node.children))).join('')
}

/** A template may turn the fields round; their order says well enough which card it is. */
function templatedQuestion(fields: Readonly<Record<string, string>>, ordinal: number): string {
  const texts = Object.values(fields)
    .map((html) =>
      /\{\{c\d/.test(html) ? plainText(clozeQuestion(parseCloze(html), ordinal)) : plainText(html),
    )
    .filter((text) => text !== '')
  return texts[0] ?? ''
}
