import type { ChoiceNote } from '../../../decks/format/schema.ts'
import { seededRandom, shuffle } from './random.ts'

/** The order in which the options are shown, as indexes into `note.options`; as written when the note is pinned. */
export function optionOrder(note: ChoiceNote, seed: string): readonly number[] {
  const order = note.options.map((_, index) => index)
  return note.pinned ? order : shuffle(order, seededRandom(seed))
}
