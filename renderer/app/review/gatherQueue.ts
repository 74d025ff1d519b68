import type { Card, DeckId } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { limitsLeft } from '../../core/queue/limits.ts'
import {
  readDeckFacts,
  readDue,
  readLearning,
  readNotesStudiedOn,
  type DatabaseError,
  type DeckRow,
  type VersoDatabase,
} from '../../data/index.ts'
import { studyMoment, type Context, type HeldBack } from '../context.ts'
import type { ReviewScope } from './scope.ts'

export interface Gathered {
  readonly learning: Card[]
  readonly review: Card[]
  readonly fresh: Card[]
  readonly decks: Map<DeckId, { readonly deck: DeckRow; readonly options: DeckOptions }>
}

/** The cards that the decks ask for now, cut to each deck's daily limits; tells home what siblings hold back. */
export async function gatherQueue(
  context: Context,
  database: VersoDatabase,
  scope: ReviewScope,
): Promise<Result<Gathered, DatabaseError>> {
  const deckIds = scope !== 'all' && 'cards' in scope ? 'all' : scope
  const { day, dayEndMs } = studyMoment(context)
  const [facts, studied] = await Promise.all([
    readDeckFacts(database, deckIds),
    readNotesStudiedOn(database, day),
  ])
  if (!facts.ok) return facts
  if (!studied.ok) return studied
  const gathered: Gathered = { learning: [], review: [], fresh: [], decks: new Map() }
  const held = new Map<DeckId, HeldBack>(context.held.get())
  for (const { deck, counts, options } of facts.value) {
    gathered.decks.set(deck.id, { deck, options })
    const { newLeft, reviewLeft } = limitsLeft(options, counts?.studied ?? undefined, day)
    const learning = await readLearning(database, deck.id, dayEndMs)
    if (!learning.ok) return err(learning.error)
    // One card of a note a day: those studied today or in learning hold their siblings back.
    const notes = new Set(studied.value)
    for (const { noteKey } of learning.value) notes.add(noteKey)
    const review = await readDue(database, deck.id, day, reviewLeft, notes)
    if (!review.ok) return err(review.error)
    const fresh = await readDue(database, deck.id, null, newLeft, notes)
    if (!fresh.ok) return err(fresh.error)
    gathered.learning.push(...learning.value)
    gathered.review.push(...review.value.cards)
    gathered.fresh.push(...fresh.value.cards)
    held.set(deck.id, { day, review: review.value.heldBack, fresh: fresh.value.heldBack })
  }
  context.held.set(held)
  return ok(gathered)
}
