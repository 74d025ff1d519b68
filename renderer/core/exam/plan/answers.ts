// How a card is answered on one study day, as plans reckon with it: the shares of the ratings, and the answers of the same
// day that learning and relearning steps ask for besides.
import type { Rating } from '../../model/card.ts'
import type { Memory, MemoryModel } from '../../scheduler/fsrs.ts'

/**
 * Shares of again, hard, good and easy among first answers; and of hard, good and easy among answers that were recalled:
 * the averages over many collections that fsrs-rs takes for its simulator (open-spaced-repetition/fsrs-rs, `simulation.rs`).
 */
export const FIRST_SHARES = [0.24, 0.094, 0.495, 0.171] as const
export const RECALLED_SHARES = [0.224, 0.631, 0.145] as const

export interface DayOfCard {
  readonly memory: Memory
  /** Answers that the day took. */
  readonly answers: number
}

/** The first day: any answer but easy is followed by a good one for the second step, again by one more. */
export function firstDay(model: MemoryModel, rating: Rating): DayOfCard {
  const first = model.next(null, 0, rating)
  if (rating === 4) return { memory: first, answers: 1 }
  const second = model.next(first, 0, 3)
  return rating === 1 ? { memory: model.next(second, 0, 3), answers: 3 } : { memory: second, answers: 2 }
}

/** A later day, `elapsedDays` after the last one: what was forgotten is asked once more. */
export function laterDay(model: MemoryModel, memory: Memory, elapsedDays: number, rating: Rating): DayOfCard {
  const next = model.next(memory, elapsedDays, rating)
  return rating === 1 ? { memory: model.next(next, 0, 3), answers: 2 } : { memory: next, answers: 1 }
}

/** The rating that a number from 0 to below 1 stands for, of a first answer. */
export function firstRating(chance: number): Rating {
  const [again, hard, good] = FIRST_SHARES
  if (chance < again) return 1
  if (chance < again + hard) return 2
  return chance < again + hard + good ? 3 : 4
}

/** The same of an answer that was recalled. */
export function recalledRating(chance: number): Rating {
  const [hard, good] = RECALLED_SHARES
  if (chance < hard) return 2
  return chance < hard + good ? 3 : 4
}

/** Mean answers that a new card takes on its first day. */
export const ANSWERS_PER_NEW = FIRST_SHARES[0] * 3 + (FIRST_SHARES[1] + FIRST_SHARES[2]) * 2 + FIRST_SHARES[3]
