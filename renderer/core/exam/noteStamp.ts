import type { Note } from '../model/deck.ts'
import { seededRandom } from '../cards/random.ts'

/**
 * A short mark of what a note asks, and of what is right: another one once that was rewritten. Tags, source, domain and
 * reasons may change without it.
 */
export function noteStamp(note: Note): string {
  const asked =
    note.kind === 'choice'
      ? [note.stem, ...note.options.map(({ text, correct }) => [text, correct])]
      : { ...note, tags: [], explanation: '', source: '' }
  return Math.floor(seededRandom(JSON.stringify(asked))() * 2 ** 32).toString(36)
}
