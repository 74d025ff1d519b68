// What other options would mean for a deck's own cards, before they are applied.
import type { Card, DeckId } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { deckChains } from '../../core/queue/deckTree.ts'
import { askedToday } from '../../core/queue/limits.ts'
import { rescheduled } from '../../core/scheduler/reschedule.ts'
import { isDueNow } from '../../core/search/matchesSearch.ts'
import { loadForRetention, type RetentionLoad } from '../../core/stats/loadForRetention.ts'
import { readHomeRows } from '../../data/index.ts'
import { rewriteCards, type ChangeDone } from '../cards/changeCards.ts'
import { studyMoment, type Context } from '../context.ts'
import { availableNow } from '../home/waiting.ts'
import { databaseFailure, messageOf } from '../messages.ts'
import { slices } from '../search/slices.ts'
import { readDeckCards } from './deckCards.ts'

/** The values of desired retention for which the load is shown, 0–1. */
export const SHOWN_RETENTIONS = [0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.95, 0.97] as const
/** Study days over which the load is averaged. */
export const LOAD_DAYS = 60

export interface OptionsEffect {
  /** Reviews due by today, the daily limit aside: as they are, and if what is planned were planned anew. */
  readonly dueNow: number
  readonly dueIfMoved: number
  /** Cards whose day would be another one. */
  readonly moved: number
  /** Cards that today still asks for, within the limits: now, and with the other options. */
  readonly todayBefore: number
  readonly todayAfter: number
  /** Cards forgotten often enough to be leeches under the other options that are not marked as such. */
  readonly newLeeches: number
}

/** What changes for these decks, which share their options, when `before` becomes `after`. */
export async function optionsEffect(
  context: Context,
  deckIds: readonly DeckId[],
  before: DeckOptions,
  after: DeckOptions,
  isMoving: boolean,
): Promise<Result<OptionsEffect, string>> {
  const database = context.database.get()
  if (database === null) return err(messageOf({ kind: 'closed' }))
  const [cards, rows] = [await readDeckCards(context, deckIds), await readHomeRows(database)]
  if (!cards.ok) return err(messageOf(cards.error))
  if (!rows.ok) return err(messageOf(databaseFailure(rows.error)))
  const { day, nowMs } = studyMoment(context)
  const breathe = slices(() => true)
  let [dueNow, dueIfMoved, moved, newLeeches] = [0, 0, 0, 0]
  const movedDue = new Map<DeckId, number>()
  for (const card of cards.value) {
    const { progress } = card
    if (progress.dueDay !== null) {
      const then: Card = { ...card, progress: rescheduled(card.id, progress, after) }
      if (then.progress.dueDay !== progress.dueDay) moved += 1
      const [isDue, isDueThen] = [isDueNow(card, day, nowMs), isDueNow(then, day, nowMs)]
      if (isDue) dueNow += 1
      if (isDueThen) dueIfMoved += 1
      const more = Number(isDueThen) - Number(isDue)
      movedDue.set(card.deckId, (movedDue.get(card.deckId) ?? 0) + more)
    }
    if (!progress.isLeech && progress.lapses >= after.leechThreshold) newLeeches += 1
    await breathe()
  }
  const available = availableNow(rows.value, context.held.get(), day)
  const today = (options: DeckOptions, areMoved: boolean) => {
    const { byDeck } = askedToday(
      available.map((deck) =>
        deckIds.includes(deck.id)
          ? {
              ...deck,
              options,
              reviewCount: Math.max(0, deck.reviewCount + (areMoved ? (movedDue.get(deck.id) ?? 0) : 0)),
            }
          : deck,
      ),
      day,
    )
    return outermost(rows.value.decks, deckIds).reduce((sum, id) => {
      const asked = byDeck.get(id)
      return sum + (asked === undefined ? 0 : asked.newCount + asked.reviewCount)
    }, 0)
  }
  return ok({
    dueNow,
    dueIfMoved,
    moved,
    todayBefore: today(before, false),
    todayAfter: today(after, isMoving),
    newLeeches,
  })
}

/** Of these decks those that lie in none of the others: what is asked in a deck counts what is inside it. */
function outermost(decks: Parameters<typeof deckChains>[0], deckIds: readonly DeckId[]): readonly DeckId[] {
  const chains = deckChains(decks)
  return deckIds.filter((id) => !chains.get(id)?.some((outer) => outer !== id && deckIds.includes(outer)))
}

/** The predicted load of each value of desired retention, from the decks' own cards. */
export async function retentionLoads(
  context: Context,
  deckIds: readonly DeckId[],
  options: DeckOptions,
): Promise<Result<readonly RetentionLoad[], string>> {
  const cards = await readDeckCards(context, deckIds)
  if (!cards.ok) return err(messageOf(cards.error))
  const known = cards.value.filter(({ progress }) => progress.reps > 0 && !progress.isSuspended)
  const fresh = cards.value.filter(({ progress }) => progress.state === 'new' && !progress.isSuspended)
  const input = {
    cards: known.map(({ progress }) => progress),
    newCount: fresh.length,
    newPerDay: options.newPerDay * deckIds.length,
    maximumIntervalDays: options.maximumIntervalDays,
    day: studyMoment(context).day,
    days: LOAD_DAYS,
  }
  const breathe = slices(() => true)
  const loads: RetentionLoad[] = []
  for (const value of SHOWN_RETENTIONS) {
    loads.push(loadForRetention(input, value))
    await breathe()
  }
  return ok(loads)
}

/** Plans the decks' reviews anew, as these options would have; one step takes it back. */
export async function replanDecks(
  context: Context,
  deckIds: readonly DeckId[],
  options: DeckOptions,
): Promise<Result<ChangeDone, string>> {
  const cards = await readDeckCards(context, deckIds)
  if (!cards.ok) return err(messageOf(cards.error))
  const ids = cards.value.filter(({ progress }) => progress.state === 'review').map(({ id }) => id)
  return rewriteCards(context, ids, 'reschedule', (progress, id) => rescheduled(id, progress, options))
}
