import { textsOf } from '../../../decks/format/noteTexts.ts'
import type { Note } from '../model/deck.ts'
import { foldText } from './textPattern.ts'

/** Everything that can be read on a note's cards, folded: what words and phrases are looked for in. */
export function searchableText(note: Note): string {
  const texts = textsOf(note).map(([, text]) => plainText(text))
  if (note.kind === 'typed') texts.push(...note.accepted)
  if (note.kind === 'occlusion') texts.push(...note.shapes.flatMap(({ label }) => label ?? []))
  // The line between two texts: a phrase must not be found half in the front and half in the back.
  return foldText(texts.join(' \u001f '))
}

/** Text without the marks of deletions, tags and entities: as it is read, not as it is written. */
export function plainText(text: string): string {
  let plain = text
  if (plain.includes('{{c')) {
    // From the inside out: deletions may lie in one another.
    for (let depth = 0; depth < 10; depth += 1) {
      const opened = plain.replace(/\{\{c\d+(?:,\d+)*::((?:(?!\{\{c\d)[\s\S])*?)\}\}/g, (_, inner: string) =>
        inner.replace('::', ' '),
      )
      if (opened === plain) break
      plain = opened
    }
  }
  if (plain.includes('<')) plain = plain.replace(/<\/?[a-z][^<>]*>/gi, ' ')
  if (plain.includes('&')) {
    plain = plain.replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name])
  }
  return plain.replace(/\s+/g, ' ').trim()
}

const ENTITIES = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" } as const
