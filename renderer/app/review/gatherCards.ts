import { ok, type Result } from '../../core/model/result.ts'
import { readCards, readDeckFacts, type DatabaseError, type VersoDatabase } from '../../data/index.ts'
import type { Gathered } from './gatherQueue.ts'
import type { CardList } from './scope.ts'

/** A session over chosen cards, each once and in the order given, whether due or not; suspended ones are left out. */
export async function gatherCards(
  database: VersoDatabase,
  { cards: ids }: CardList,
): Promise<Result<Gathered, DatabaseError>> {
  const read = await readCards(database, [...new Set(ids)])
  if (!read.ok) return read
  const cards = read.value.filter(({ progress }) => !progress.isSuspended)
  const facts = await readDeckFacts(database, [...new Set(cards.map(({ deckId }) => deckId))])
  if (!facts.ok) return facts
  const decks = new Map(facts.value.map(({ deck, options }) => [deck.id, { deck, options }]))
  return ok({ queue: { learning: [], main: cards }, decks, about: null })
}
