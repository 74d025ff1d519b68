// After a break: how overdue cards may be spread over days, and what each way of doing it comes to.
import { seededRandom, shuffle } from '../cards/random.ts'
import type { Card, CardId, StudyDay } from '../model/card.ts'
import { DEFAULT_MODEL, type MemoryModel } from '../scheduler/fsrs.ts'
import { elapsedDays } from '../scheduler/retrievability.ts'

export const CATCH_UP_ORDERS = ['leastLoss', 'mostKnown', 'leastKnown', 'due', 'random'] as const
/**
 * Which overdue cards come first: those of which most would be forgotten by waiting; those most likely still known;
 * those most likely forgotten already; those due longest; any.
 */
export type CatchUpOrder = (typeof CATCH_UP_ORDERS)[number]

export interface CatchUpChoice {
  /** Overdue cards asked on each day, from today on; at least 1. */
  readonly perDay: number
  readonly order: CatchUpOrder
}

/** What a choice comes to, by prediction. */
export interface CatchUpPlan extends CatchUpChoice {
  /** Study days until the last overdue card has been asked. */
  readonly days: number
  /** Cards that will be forgotten by the time they are asked, on average. */
  readonly forgottenCount: number
  /** Mean chance, 0–1, of knowing the cards on the plan's last day, those asked before being reviewed as they fall due. */
  readonly recallAtEnd: number
}

export type OverdueCard = Pick<Card, 'id' | 'progress'>

/** From so many cards, evenly through the plan, the recall at its end is taken: within half a per cent of all. */
const SAMPLED_CARDS = 1000

/** Works choices out, one after the other, so that whoever asks may pause between them. */
export function* compareCatchUps(
  cards: readonly OverdueCard[],
  choices: readonly CatchUpChoice[],
  today: StudyDay,
  desiredRetention: number,
  model: MemoryModel = DEFAULT_MODEL,
): Generator<CatchUpPlan> {
  const shuffled = inAnyOrder(cards, today)
  for (const choice of choices) {
    const ordered = orderOverdue(shuffled, choice, today, model)
    const days = daysOf(cards.length, choice)
    yield {
      ...choice,
      days,
      forgottenCount: forgottenOf(ordered, choice, today, model),
      recallAtEnd: recallAtEnd(ordered, choice, today, desiredRetention, model),
    }
  }
}

/** The study day on which each card is asked under that choice. */
export function catchUpDays(
  cards: readonly OverdueCard[],
  choice: CatchUpChoice,
  today: StudyDay,
  model: MemoryModel = DEFAULT_MODEL,
): ReadonlyMap<CardId, StudyDay> {
  const ordered = orderOverdue(inAnyOrder(cards, today), choice, today, model)
  return new Map(ordered.map(({ id }, place) => [id, (today + dayOffset(place, choice)) as StudyDay]))
}

/** Mean chance, 0–1, of knowing the cards `inDays` days from today if none is asked until then; 1 without cards. */
export function recallWithout(
  cards: readonly OverdueCard[],
  today: StudyDay,
  inDays: number,
  model: MemoryModel = DEFAULT_MODEL,
): number {
  if (cards.length === 0) return 1
  return cards.reduce((sum, card) => sum + recallOn(card, today, inDays, model), 0) / cards.length
}

const daysOf = (count: number, { perDay }: CatchUpChoice) => Math.ceil(count / Math.max(1, perDay))
const dayOffset = (place: number, { perDay }: CatchUpChoice) => Math.floor(place / Math.max(1, perDay))

/** The same order for the same day, however the cards were read; where an order has no preference, it stays. */
function inAnyOrder(cards: readonly OverdueCard[], today: StudyDay): OverdueCard[] {
  const canonical = [...cards].sort((one, other) => (one.id < other.id ? -1 : 1))
  return shuffle(canonical, seededRandom(`catch up ${today}`))
}

function orderOverdue(
  cards: readonly OverdueCard[],
  choice: CatchUpChoice,
  today: StudyDay,
  model: MemoryModel,
): OverdueCard[] {
  const lastDay = Math.max(1, daysOf(cards.length, choice) - 1)
  const keyOf = (card: OverdueCard): number => {
    switch (choice.order) {
      // Two cards are best exchanged when the second would lose more by waiting: so the steepest fall comes first.
      case 'leastLoss':
        return recallOn(card, today, lastDay, model) - recallOn(card, today, 0, model)
      case 'mostKnown':
        return -recallOn(card, today, 0, model)
      case 'leastKnown':
        return recallOn(card, today, 0, model)
      case 'due':
        return card.progress.dueDay ?? 0
      case 'random':
        return 0
    }
  }
  const keyed = cards.map((card) => ({ card, key: keyOf(card) }))
  return keyed.sort((one, other) => one.key - other.key).map(({ card }) => card)
}

function forgottenOf(
  ordered: readonly OverdueCard[],
  choice: CatchUpChoice,
  today: StudyDay,
  model: MemoryModel,
): number {
  let forgotten = 0
  for (const [place, card] of ordered.entries()) {
    forgotten += 1 - recallOn(card, today, dayOffset(place, choice), model)
  }
  return forgotten
}

/** Recall on the last day of a card that is asked on its day, known or forgotten with the chance of then. */
function recallAtEnd(
  ordered: readonly OverdueCard[],
  choice: CatchUpChoice,
  today: StudyDay,
  desiredRetention: number,
  model: MemoryModel,
): number {
  if (ordered.length === 0) return 1
  const kept = meanRecallBetweenReviews(desiredRetention, model)
  const lastDay = daysOf(ordered.length, choice) - 1
  const later = (stabilityDays: number, days: number) =>
    days > model.intervalDays(stabilityDays, desiredRetention)
      ? kept
      : model.retrievability(days, stabilityDays)
  const step = Math.max(1, ordered.length / SAMPLED_CARDS)
  let sum = 0
  let count = 0
  for (let at = step / 2; at < ordered.length; at += step) {
    const place = Math.floor(at)
    const card = ordered[place] as OverdueCard
    const inDays = dayOffset(place, choice)
    const known = recallOn(card, today, inDays, model)
    const { stabilityDays, difficulty } = card.progress
    const memory = stabilityDays > 0 ? { stabilityDays, difficulty } : null
    const elapsed = elapsedDays(card.progress, today) + inDays
    const good = model.next(memory, elapsed, 3).stabilityDays
    const again = model.next(memory, elapsed, 1).stabilityDays
    sum += known * later(good, lastDay - inDays) + (1 - known) * later(again, lastDay - inDays)
    count += 1
  }
  return sum / count
}

/** Recall depends on time over stability alone, so its mean from one review to the next is the same for all cards. */
function meanRecallBetweenReviews(desiredRetention: number, model: MemoryModel): number {
  const stabilityDays = 1000
  const intervalDays = model.intervalDays(stabilityDays, desiredRetention)
  const parts = 20
  let sum = 0
  for (let part = 0; part < parts; part += 1) {
    sum += model.retrievability(((part + 0.5) / parts) * intervalDays, stabilityDays)
  }
  return sum / parts
}

function recallOn({ progress }: OverdueCard, today: StudyDay, inDays: number, model: MemoryModel): number {
  if (progress.lastReviewDay === null || progress.stabilityDays <= 0) return 0
  return model.retrievability(elapsedDays(progress, today) + inDays, progress.stabilityDays)
}
