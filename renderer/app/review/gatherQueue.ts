import type { Card, DeckId, NoteKey } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { buildQueue, withoutSiblings, type Queue } from '../../core/queue/buildQueue.ts'
import { withInnerDecks } from '../../core/queue/deckTree.ts'
import { dailyLimits, type DailyLimits } from '../../core/queue/limits.ts'
import { lotOf } from '../../core/queue/orderCards.ts'
import { sessionOrders, type SessionOrders } from '../../core/queue/sessionOrders.ts'
import {
  readCards,
  readDeckFacts,
  readDue,
  readLearning,
  readNewIds,
  readNotesStudiedOn,
  readUnburied,
  type DatabaseError,
  type DeckFacts,
  type DeckRow,
  type VersoDatabase,
} from '../../data/index.ts'
import { studyMoment, type Context, type HeldBack, type StudyMoment } from '../context.ts'

/** A session's cards in order, and the decks that they are of. */
export interface Gathered {
  readonly queue: Queue
  readonly decks: Map<DeckId, { readonly deck: DeckRow; readonly options: DeckOptions }>
  /** The one deck that the session is about; null when there are several. */
  readonly about: DeckRow | null
}

/** What a session over these decks and those inside them asks now; tells home what siblings hold back. */
export async function gatherQueue(
  context: Context,
  database: VersoDatabase,
  deckIds: readonly DeckId[] | 'all',
): Promise<Result<Gathered, DatabaseError>> {
  const at = studyMoment(context)
  const [facts, studied] = await Promise.all([
    readDeckFacts(database, 'all'),
    readNotesStudiedOn(database, at.day),
  ])
  if (!facts.ok) return facts
  if (!studied.ok) return studied
  const factsById = new Map(facts.value.map((each) => [each.deck.id, each]))
  const all = facts.value.map(({ deck }) => deck)
  const chosen = deckIds === 'all' ? all : withInnerDecks(all, deckIds)
  const inside = chosen.flatMap(({ id }) => factsById.get(id) ?? [])
  const roots = deckIds === 'all' ? inside : deckIds.flatMap((id) => factsById.get(id) ?? [])
  const orders = sessionOrders(roots.map(({ options }) => options))
  const seed = `${at.day} ${inside.map(({ deck }) => deck.id).join(' ')}`
  const limits = dailyLimits(facts.value.map(limitedDeck), at.day)

  const cards = { learning: [] as Card[], review: [] as Card[], fresh: [] as Card[] }
  const held = new Map<DeckId, HeldBack>(context.held.get())
  for (const each of inside) {
    const read = await readDeck(database, each, { at, orders, seed, limits, studied: studied.value })
    if (!read.ok) return err(read.error)
    cards.learning.push(...read.value.learning)
    cards.review.push(...read.value.review)
    cards.fresh.push(...read.value.fresh)
    held.set(each.deck.id, read.value.held)
  }
  context.held.set(held)
  const queue = buildQueue({
    ...cards,
    seed,
    day: at.day,
    orders,
    limits,
    deckRank: new Map(chosen.map(({ id }, rank) => [id, rank])),
    siblingsIn: (deckId) => factsById.get(deckId)?.options.siblings ?? 'bury',
  })
  const decks = new Map(inside.map(({ deck, options }) => [deck.id, { deck, options }]))
  const [root] = roots
  return ok({ queue, decks, about: deckIds !== 'all' && roots.length === 1 && root ? root.deck : null })
}

function limitedDeck({ deck, counts, options }: DeckFacts) {
  return { id: deck.id, title: deck.title, options, studied: counts?.studied ?? null }
}

interface Reading {
  readonly at: StudyMoment
  readonly orders: SessionOrders
  readonly seed: string
  readonly limits: DailyLimits
  /** Notes of which a card was answered today. */
  readonly studied: ReadonlySet<NoteKey>
}

/** The cards of one deck that may come into the session: no more of them than the order needs to choose from. */
async function readDeck(
  database: VersoDatabase,
  { deck: { id }, options }: DeckFacts,
  { at: { day, dayEndMs }, orders, seed, limits, studied }: Reading,
) {
  const [inLearning, unburied] = await Promise.all([
    readLearning(database, id, dayEndMs),
    readUnburied(database, id, day),
  ])
  if (!inLearning.ok) return inLearning
  if (!unburied.ok) return unburied
  const isNew = ({ progress }: Card) => progress.state === 'new'
  const learning = [...inLearning.value, ...unburied.value.filter((card) => !isNew(card))]
  // One card of a note a day: those studied today or in learning hold their siblings back.
  const notes = options.siblings === 'bury' ? new Set(studied) : null
  for (const { noteKey } of learning) notes?.add(noteKey)

  const reviewLeft = limits.left('review', id)
  const reviewLimit = orders.reviewOrder === 'due' || reviewLeft === 0 ? reviewLeft : Infinity
  const review = await readDue(database, id, day, { limit: reviewLimit, notes })
  if (!review.ok) return review
  for (const { noteKey } of review.value.cards) notes?.add(noteKey)

  const newLeft = limits.left('new', id)
  const fresh =
    orders.newGather === 'random' && newLeft > 0
      ? await drawNew(database, id, { seed, limit: newLeft, notes })
      : await readDue(database, id, null, { limit: newLeft, notes })
  if (!fresh.ok) return fresh
  const dugUp = unburied.value.filter((card) => isNew(card) && !notes?.has(card.noteKey))
  const held: HeldBack = { day, review: review.value.heldBack, fresh: fresh.value.heldBack }
  return ok({ learning, review: review.value.cards, fresh: [...dugUp, ...fresh.value.cards], held })
}

/** New cards by lot: as many as may be taken, and some more for the siblings among them. */
async function drawNew(
  database: VersoDatabase,
  deckId: DeckId,
  {
    seed,
    limit,
    notes,
  }: { readonly seed: string; readonly limit: number; readonly notes: Set<NoteKey> | null },
) {
  const ids = await readNewIds(database, deckId)
  if (!ids.ok) return ids
  const lots = ids.value.map((id) => ({ id, lot: lotOf(seed, id) })).sort((one, other) => one.lot - other.lot)
  const cards: Card[] = []
  const taken = notes === null ? null : new Set(notes)
  let readCount = 0
  for (let from = 0; from < lots.length && cards.length < limit; from += limit + 50) {
    const read = await readCards(
      database,
      lots.slice(from, from + limit + 50).map(({ id }) => id),
    )
    if (!read.ok) return read
    readCount += read.value.length
    cards.push(...(taken === null ? read.value : withoutSiblings(read.value, taken)))
  }
  // Known only once all were looked at.
  const heldBack = readCount === lots.length ? readCount - cards.length : 0
  return ok({ cards: cards.slice(0, limit), heldBack })
}
