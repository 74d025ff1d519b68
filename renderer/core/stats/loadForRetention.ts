// What a desired retention costs: a simulation of the deck's own cards under the memory model. Chance is seeded by the
// card, the same for every value, so that two values differ by their intervals and not by luck.
import { seededRandom } from '../cards/random.ts'
import type { CardProgress, StudyDay } from '../model/card.ts'
import { DEFAULT_MODEL, type Memory, type MemoryModel } from '../scheduler/fsrs.ts'
import { elapsedDays } from '../scheduler/retrievability.ts'

export interface LoadInput {
  /** Cards that were answered before and are not suspended. */
  readonly cards: readonly Pick<CardProgress, 'stabilityDays' | 'difficulty' | 'lastReviewDay'>[]
  /** Cards never answered. */
  readonly newCount: number
  readonly newPerDay: number
  readonly maximumIntervalDays: number
  readonly day: StudyDay
  /** How many study days are looked ahead. */
  readonly days: number
}

export interface RetentionLoad {
  /** 0–1. */
  readonly desiredRetention: number
  /** Reviews on a day, on average over the days; learning steps are not counted. */
  readonly reviewsPerDay: number
  /** Of them, forgotten. */
  readonly lapsesPerDay: number
  /** Mean recall, 0–1, of the cards met by then, at the end; null when there are none. */
  readonly recallAtEnd: number | null
}

/** Enough that a second run with other cards of the deck would differ by a few per cent. */
const SAMPLE = 500

interface Simulated {
  readonly memory: Memory
  /** Days from now; negative for the past. */
  readonly lastDay: number
  readonly dueDay: number
}

/** The load if every card of the deck were asked when its recall has sunk to `desiredRetention` (0.7–0.97). */
export function loadForRetention(
  input: LoadInput,
  desiredRetention: number,
  model: MemoryModel = DEFAULT_MODEL,
): RetentionLoad {
  const { cards, day, days, maximumIntervalDays } = input
  const met = Math.min(input.newCount, Math.floor(input.newPerDay * days))
  const share = Math.max(1, (cards.length + met) / SAMPLE)
  const intervalOf = ({ stabilityDays }: Memory) =>
    Math.min(
      maximumIntervalDays,
      Math.max(1, Math.round(model.intervalDays(stabilityDays, desiredRetention))),
    )

  let [reviews, lapses, recall, count] = [0, 0, 0, 0]
  const simulate = (name: string, start: Simulated) => {
    const random = seededRandom(name)
    let { memory, lastDay, dueDay } = start
    for (dueDay = Math.max(0, dueDay); dueDay < days;) {
      const elapsed = dueDay - lastDay
      const isRecalled = random() < model.retrievability(elapsed, memory.stabilityDays)
      memory = model.next(memory, elapsed, isRecalled ? 3 : 1)
      reviews += 1
      if (!isRecalled) lapses += 1
      lastDay = dueDay
      dueDay += intervalOf(memory)
    }
    recall += model.retrievability(days - lastDay, memory.stabilityDays)
    count += 1
  }

  for (const index of sampled(cards.length, share)) {
    const card = cards[index]
    if (card === undefined || card.stabilityDays <= 0) continue
    const memory = { stabilityDays: card.stabilityDays, difficulty: card.difficulty }
    const lastDay = -elapsedDays(card as CardProgress, day)
    simulate(`known ${index}`, { memory, lastDay, dueDay: lastDay + intervalOf(memory) })
  }
  const first = model.next(null, 0, 3)
  for (const index of sampled(met, share)) {
    const lastDay = Math.floor(index / input.newPerDay)
    simulate(`new ${index}`, { memory: first, lastDay, dueDay: lastDay + intervalOf(first) })
  }
  return {
    desiredRetention,
    reviewsPerDay: (reviews * share) / days,
    lapsesPerDay: (lapses * share) / days,
    recallAtEnd: count === 0 ? null : recall / count,
  }
}

/** One of each `share` indexes below `count`: which one is left to chance, since decks repeat themselves. */
function* sampled(count: number, share: number): Generator<number> {
  const random = seededRandom(`sample ${count}`)
  for (let place = 0; place < count; place += share) yield Math.floor(place + random() * share)
}
