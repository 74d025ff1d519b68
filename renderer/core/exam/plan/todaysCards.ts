// What a plan asks today: the first day of its policy, until the day's answers are used up.
import { ANSWERS_PER_NEW } from './answers.ts'
import { planPolicy } from './planPolicy.ts'
import { beginState, type Outlook } from './studyState.ts'
import type { ValueTable } from './valueTable.ts'

/** Recall on the exam day, per answer, below which a review is not worth asking: a thousand such answers win one card. */
const LEAST_GAIN = 0.001

export interface DayOfPlan {
  /** Indexes of the cards, in the order in which they are asked. */
  readonly cards: readonly number[]
  readonly newCount: number
  readonly reviewCount: number
  /** Answers that they are expected to take, those of the same day included. */
  readonly answers: number
}

/**
 * Today's cards. `isAskable` leaves out suspended and buried ones; `noteOf` tells siblings, of which one is asked a day.
 * A review that gains next to nothing is left out even where there is time for it.
 */
export function todaysCards(
  outlook: Outlook,
  table: ValueTable,
  recallOf: (card: number) => number,
  noteOf: (card: number) => string,
  isAskable: (card: number) => boolean,
): DayOfPlan {
  const budget = outlook.budgets[0] ?? 0
  if (budget === 0) return { cards: [], newCount: 0, reviewCount: 0, answers: 0 }
  const { cards, gains } = planPolicy(table, outlook)(beginState(outlook))
  const notes = new Set<string>()
  const chosen: number[] = []
  let newCount = 0
  let answers = 0
  for (const [place, card] of cards.entries()) {
    if (answers >= budget) break
    const isNew = Number.isNaN(gains[place] ?? Number.NaN)
    if ((!isNew && (gains[place] ?? 0) < LEAST_GAIN) || !isAskable(card) || notes.has(noteOf(card))) continue
    notes.add(noteOf(card))
    chosen.push(card)
    if (isNew) newCount += 1
    answers += isNew ? ANSWERS_PER_NEW : 2 - recallOf(card)
  }
  return { cards: chosen, newCount, reviewCount: chosen.length - newCount, answers }
}
