// Puts a session's cards in order. What is in the session, and how much of it, was decided before.
import { seededRandom, shuffle } from '../cards/random.ts'
import type { Card, NoteKey } from '../model/card.ts'

export interface QueueInput {
  /** Cards that fall due at a moment of this study day. */
  readonly learning: readonly Card[]
  /** Cards due by study day, already cut to the daily limit. */
  readonly review: readonly Card[]
  /** New cards in deck order, already cut to the daily limit. */
  readonly fresh: readonly Card[]
  /** Same seed, same order: the study day and the deck. */
  readonly seed: string
}

export interface Queue {
  /** By the moment at which they fall due. */
  readonly learning: readonly Card[]
  /** Reviews with new cards spread evenly between them, in the order in which they are asked. */
  readonly main: readonly Card[]
}

/**
 * Learning by moment; reviews by due day, longest overdue first, shuffled within a day; new cards in the order given.
 * Of a note's cards only one is asked: one in learning, else the first review, else the first new card. The others
 * would give it away; they wait.
 */
export function buildQueue(input: QueueInput): Queue {
  const learning = [...input.learning].sort(
    (one, other) => (one.progress.dueAtMs ?? 0) - (other.progress.dueAtMs ?? 0),
  )
  const notes = new Set(learning.map((card) => card.noteKey))
  const review = withoutSiblings(byDueDay(input.review, input.seed), notes)
  const fresh = withoutSiblings(input.fresh, notes)
  return { learning, main: spread(fresh, review) }
}

/**
 * The cards whose note is not among `notes`, one for each note, the first; adds their notes to `notes`. Call it with
 * the notes already studied today before cutting to a limit, so that siblings do not use up the limit.
 */
export function withoutSiblings(cards: readonly Card[], notes: Set<NoteKey>): Card[] {
  return cards.filter((card) => !notes.has(card.noteKey) && notes.add(card.noteKey))
}

function byDueDay(cards: readonly Card[], seed: string): Card[] {
  // In a canonical order first: the shuffle must not depend on how the database happened to return them.
  const canonical = [...cards].sort((one, other) => (one.id < other.id ? -1 : 1))
  const shuffled = shuffle(canonical, seededRandom(seed))
  return shuffled.sort((one, other) => (one.progress.dueDay ?? 0) - (other.progress.dueDay ?? 0))
}

/** Both lists in their own order, the first spread evenly through the second. */
function spread(some: readonly Card[], among: readonly Card[]): Card[] {
  const total = some.length + among.length
  const merged: Card[] = []
  let taken = 0
  for (let place = 0; place < total; place += 1) {
    const isTurn = taken < some.length && place >= Math.floor(((taken + 0.5) * total) / some.length)
    const card = isTurn ? some[taken++] : among[place - taken]
    merged.push(card as Card)
  }
  return merged
}
