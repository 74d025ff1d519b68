// What a note may be confused with: the notes most like it. Similarity is the cosine of TF-IDF vectors over the words
// of both sides and over their letter trigrams, so that "acceptar" and "aceptar" are near although no word is shared
// (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 6.3).
import type { NoteKey, StoredNote } from '../model/card.ts'
import type { Note } from '../model/deck.ts'
import { answerText, questionText } from '../cards/questionText.ts'
import { foldText } from './textPattern.ts'

export interface Twin {
  readonly key: NoteKey
  readonly note: Note
  /** 0–1. */
  readonly likeness: number
}

/** Below this, notes only share a subject. */
const LEAST_LIKENESS = 0.12
/** A trigram says less than a word. */
const TRIGRAM_WEIGHT = 0.45

/** The notes most like the one with this key, the likest first; fewer than `limit` when the rest has little to do with it. */
export function nearTwins(key: NoteKey, notes: readonly StoredNote[], limit = 5): readonly Twin[] {
  const terms = notes.map(({ note }) => termsOf(note))
  const index = notes.findIndex((each) => each.key === key)
  const own = terms[index]
  if (own === undefined) return []

  const inNotes = new Map<string, number>()
  for (const each of terms) for (const term of each.keys()) inNotes.set(term, (inNotes.get(term) ?? 0) + 1)
  const weight = (term: string, count: number) =>
    (1 + Math.log(count)) *
    Math.log((notes.length + 1) / ((inNotes.get(term) ?? 1) + 0.5)) *
    (term.startsWith(TRIGRAM) ? TRIGRAM_WEIGHT : 1)
  const lengthOf = (each: ReadonlyMap<string, number>) => {
    let sum = 0
    for (const [term, count] of each) sum += weight(term, count) ** 2
    return Math.sqrt(sum)
  }

  const ownLength = lengthOf(own)
  const twins: Twin[] = []
  for (const [at, each] of terms.entries()) {
    const stored = notes[at]
    if (at === index || stored === undefined) continue
    let shared = 0
    for (const [term, count] of own) {
      const other = each.get(term)
      if (other !== undefined) shared += weight(term, count) * weight(term, other)
    }
    if (shared === 0) continue
    const likeness = shared / (ownLength * lengthOf(each))
    if (likeness >= LEAST_LIKENESS) twins.push({ key: stored.key, note: stored.note, likeness })
  }
  return twins.sort((one, other) => other.likeness - one.likeness).slice(0, limit)
}

const TRIGRAM = '\u0001'

function termsOf(note: Note): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  const add = (term: string) => terms.set(term, (terms.get(term) ?? 0) + 1)
  const text = foldText(`${questionText(note, 0)} ${answerText(note, 0)}`)
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    add(word)
    const framed = ` ${word} `
    for (let from = 0; from + 3 <= framed.length; from += 1) add(TRIGRAM + framed.slice(from, from + 3))
  }
  return terms
}
