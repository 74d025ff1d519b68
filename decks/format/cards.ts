import { clozeOrdinals } from './cloze.ts'
import type { Note } from './schema.ts'

/**
 * The ordinals of the cards that a note makes, ascending. `basic`: 0, and 1 when reversed; `cloze`: one for each
 * distinct number n, as n − 1; `occlusion`: the same of its shapes; `choice` and `typed`: 0; `templated`: as it says.
 */
export function cardOrdinals(note: Note): readonly number[] {
  switch (note.kind) {
    case 'basic':
      return note.reversed ? [0, 1] : [0]
    case 'cloze':
      return clozeOrdinals(note.text)
    case 'choice':
    case 'typed':
      return [0]
    case 'occlusion':
      return ascending(note.shapes.filter(({ card }) => card > 0).map(({ card }) => card - 1))
    case 'templated':
      return ascending(note.cards)
  }
}

function ascending(ordinals: readonly number[]): readonly number[] {
  return [...new Set(ordinals)].toSorted((one, other) => one - other)
}
