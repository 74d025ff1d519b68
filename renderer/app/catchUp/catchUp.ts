// After a break: what is overdue, what each plan of catching up would come to, and putting one into practice.
import type { Card, DeckId, StudyDay } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import {
  catchUpDays,
  CATCH_UP_ORDERS,
  compareCatchUps,
  recallWithout,
  type CatchUpChoice,
  type CatchUpPlan,
} from '../../core/queue/catchUp.ts'
import { withInnerDecks } from '../../core/queue/deckTree.ts'
import { readDeckFacts, readDue, readHomeRows, type DatabaseError } from '../../data/index.ts'
import { rewriteCards, type ChangeDone } from '../cards/changeCards.ts'
import { studyMoment, type Context } from '../context.ts'
import { databaseFailure, messageOf } from '../messages.ts'

/** Ways of catching up that are worked out unless others are asked for, in days. */
const USUAL_DAYS = [3, 7, 14, 30]

export interface CatchUpPreview {
  /** Reviews that are due today or were before. */
  readonly overdueCount: number
  /** Study days since the latest answer in any deck; null when there was none. */
  readonly daysAway: number | null
  /** Study days that the card due longest has been waiting. */
  readonly longestWaitDays: number
  /** Mean chance, 0–1, of knowing the overdue cards today. */
  readonly recallNow: number
  /** The same in 30 days if nothing is done. */
  readonly recallInMonth: number
  /** Reviews that fall due on each of the next 30 days besides, today first: what a plan's cards come on top of. */
  readonly dueBesides: readonly number[]
  readonly plans: readonly CatchUpPlan[]
}

/**
 * What is overdue in these decks and those inside them, and what each plan comes to. `choices`: those to work out; the
 * usual ones when it is not given. Plans that come to the same number a day are given once.
 */
export async function previewCatchUp(
  context: Context,
  deckIds: readonly DeckId[] | 'all',
  choices?: readonly CatchUpChoice[],
): Promise<Result<CatchUpPreview, string>> {
  const { day } = studyMoment(context)
  const overdue = await readOverdue(context, deckIds, day)
  if (!overdue.ok) return err(messageOf(databaseFailure(overdue.error)))
  const { cards, desiredRetention, dueBesides, daysAway } = overdue.value
  const plans: CatchUpPlan[] = []
  for (const plan of compareCatchUps(cards, choices ?? usualChoices(cards.length), day, desiredRetention)) {
    plans.push(plan)
    // The window goes on drawing between two of them.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  const longest = cards.reduce(
    (least, { progress }) => Math.min(least, progress.dueDay ?? day),
    day as number,
  )
  return ok({
    overdueCount: cards.length,
    daysAway,
    longestWaitDays: day - longest,
    recallNow: recallWithout(cards, day, 0),
    recallInMonth: recallWithout(cards, day, 30),
    dueBesides,
    plans,
  })
}

/** Puts a plan into practice: each overdue card falls due on its day of the plan. One step, which can be taken back. */
export async function applyCatchUp(
  context: Context,
  deckIds: readonly DeckId[] | 'all',
  choice: CatchUpChoice,
): Promise<Result<ChangeDone, string>> {
  const { day } = studyMoment(context)
  const overdue = await readOverdue(context, deckIds, day)
  if (!overdue.ok) return err(messageOf(databaseFailure(overdue.error)))
  const days = catchUpDays(overdue.value.cards, choice, day)
  return rewriteCards(context, [...days.keys()], 'catchUp', (progress, id) => ({
    ...progress,
    dueDay: days.get(id) ?? progress.dueDay,
  }))
}

function usualChoices(count: number): CatchUpChoice[] {
  const rates = [...new Set(USUAL_DAYS.map((days) => Math.max(1, Math.ceil(count / days))))]
  return rates.flatMap((perDay) => CATCH_UP_ORDERS.map((order) => ({ perDay, order })))
}

interface Overdue {
  readonly cards: readonly Card[]
  readonly desiredRetention: number
  readonly dueBesides: readonly number[]
  readonly daysAway: number | null
}

async function readOverdue(
  context: Context,
  deckIds: readonly DeckId[] | 'all',
  day: StudyDay,
): Promise<Result<Overdue, DatabaseError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'failed', detail: 'the database is closed' })
  const [facts, rows] = await Promise.all([readDeckFacts(database, 'all'), readHomeRows(database)])
  if (!facts.ok) return facts
  if (!rows.ok) return rows
  const all = facts.value.map(({ deck }) => deck)
  const ids = new Set((deckIds === 'all' ? all : withInnerDecks(all, deckIds)).map(({ id }) => id))
  const chosen = facts.value.filter(({ deck }) => ids.has(deck.id))
  const cards: Card[] = []
  const dueBesides = new Array<number>(30).fill(0)
  for (const { deck, counts } of chosen) {
    const due = await readDue(database, deck.id, day, { limit: Infinity, notes: null })
    if (!due.ok) return due
    cards.push(...due.value.cards)
    for (const index of dueBesides.keys()) {
      if (index > 0) dueBesides[index] = (dueBesides[index] ?? 0) + (counts?.reviewByDay[day + index] ?? 0)
    }
  }
  const retentions = chosen.map(({ options }) => options.desiredRetention)
  const desiredRetention = retentions.reduce((sum, each) => sum + each, 0) / Math.max(1, retentions.length)
  const latest = Math.max(0, ...rows.value.counts.map(({ answers }) => answers.day))
  return ok({
    cards,
    desiredRetention: desiredRetention || 0.9,
    dueBesides,
    daysAway: latest === 0 ? null : Math.max(0, day - latest),
  })
}
