// What asking a card is worth for the exam, on each day before it. Worked out backwards from the exam (dynamic programming):
// on its day a card is worth its recall; on every day before, the better of asking it, at that day's price of an answer, and
// waiting. One-step greed sees only the first half of this, and loses to desired retention 0.90 over 60 days: a card asked
// early wastes the spacing that would have made it last.
import type { MemoryModel } from '../../scheduler/fsrs.ts'
import { ANSWERS_PER_NEW, FIRST_SHARES, firstDay, laterDay, RECALLED_SHARES } from './answers.ts'
import { bilinear, MemoryPlaces, placeOfMemory, PLACES, PLACE_MEMORIES } from './memoryGrid.ts'

export interface ValueTable {
  /** Recall on the exam day, per answer, that asking a new card gains over leaving it for later, `daysLeft` (≥ 1) before. */
  readonly newGain: (daysLeft: number) => number
  /** The same for a card answered `elapsedDays` (≥ 1) ago. Below 0: it had better wait. */
  readonly reviewGain: (
    daysLeft: number,
    stabilityDays: number,
    difficulty: number,
    elapsedDays: number,
  ) => number
}

/** What is the same for every price: recall, and where each rating leads, on a grid of memories and elapsed days. */
export interface ValueGrid {
  readonly days: number
  readonly elapsed: readonly number[]
  readonly recall: Float64Array
  readonly after: MemoryPlaces
  readonly first: MemoryPlaces
  /** For each elapsed grid point, the point below a day more, and the share of the way to the next. */
  readonly nextPoint: Int32Array
  readonly nextShare: Float64Array
}

const RATINGS = [1, 2, 3, 4] as const

/** The grid for exams up to `days` away; a second or so for a year. */
export function createValueGrid(model: MemoryModel, days: number): ValueGrid {
  const elapsed = elapsedPoints(days)
  const size = elapsed.length * PLACES
  const recall = new Float64Array(size)
  const after = new MemoryPlaces(size * 4)
  elapsed.forEach((elapsedDays, point) => {
    PLACE_MEMORIES.forEach((memory, place) => {
      const at = point * PLACES + place
      recall[at] = model.retrievability(elapsedDays, memory.stabilityDays)
      for (const rating of RATINGS)
        after.set(at * 4 + rating - 1, laterDay(model, memory, elapsedDays, rating).memory)
    })
  })
  const first = new MemoryPlaces(4)
  for (const rating of RATINGS) first.set(rating - 1, firstDay(model, rating).memory)
  const nextPoint = new Int32Array(elapsed.length)
  const nextShare = new Float64Array(elapsed.length)
  elapsed.forEach((elapsedDays, point) => {
    const [below, share] = placeOfElapsed(elapsed, elapsedDays + 1)
    nextPoint[point] = below
    nextShare[point] = share
  })
  return { days, elapsed, recall, after, first, nextPoint, nextShare }
}

/**
 * `priceOf`: recall that an answer must gain on that day to be worth asking, by days left; `isStudied`: whether the
 * learner studies on it.
 */
export function createValueTable(
  grid: ValueGrid,
  priceOf: (daysLeft: number) => number,
  isStudied: (daysLeft: number) => boolean = () => true,
): ValueTable {
  const { days, elapsed } = grid
  const gains: Float32Array[] = [new Float32Array(0)]
  const newGains = new Float64Array(days + 1)
  let value = Float64Array.from(grid.recall)
  let newValue = 0
  for (let daysLeft = 1; daysLeft <= days; daysLeft += 1) {
    const price = priceOf(daysLeft)
    const canAsk = isStudied(daysLeft)
    const asked = justAnswered(grid, value)
    const step = stepBack(grid, value, asked, canAsk ? price : Infinity)
    gains.push(step.gains)
    value = step.value
    const newAsked = FIRST_SHARES.reduce(
      (sum, share, rating) => sum + share * grid.first.read(asked, rating),
      0,
    )
    newGains[daysLeft] = (newAsked - newValue) / ANSWERS_PER_NEW
    if (canAsk) newValue = Math.max(newValue, newAsked - price * ANSWERS_PER_NEW)
  }
  return {
    newGain: (daysLeft) => newGains[Math.min(daysLeft, days)] ?? 0,
    reviewGain: (daysLeft, stabilityDays, difficulty, elapsedDays) => {
      const table = gains[Math.min(daysLeft, days)] as Float32Array
      const [point, share] = placeOfElapsed(elapsed, elapsedDays)
      const place = placeOfMemory(stabilityDays, difficulty)
      const low = bilinear(table, point * PLACES, place)
      return share === 0 ? low : low * (1 - share) + bilinear(table, (point + 1) * PLACES, place) * share
    },
  }
}

/** Value, by memory, of a card answered today: tomorrow it is one day old. */
function justAnswered({ nextPoint, nextShare }: ValueGrid, value: Float64Array): Float64Array {
  const from = (nextPoint[0] as number) * PLACES
  const share = nextShare[0] as number
  const asked = new Float64Array(PLACES)
  for (let place = 0; place < PLACES; place += 1) {
    asked[place] =
      (value[from + place] as number) * (1 - share) + (value[from + PLACES + place] as number) * share
  }
  return asked
}

/** One day back: the value of each memory and elapsed time, and what asking gains per answer before its price. */
function stepBack(grid: ValueGrid, value: Float64Array, asked: Float64Array, price: number) {
  const { elapsed, recall, after, nextPoint, nextShare } = grid
  const [hard, good, easy] = RECALLED_SHARES
  const before = new Float64Array(value.length)
  const gains = new Float32Array(value.length)
  for (let point = 0; point < elapsed.length; point += 1) {
    const from = (nextPoint[point] as number) * PLACES
    const share = nextShare[point] as number
    for (let place = 0; place < PLACES; place += 1) {
      const at = point * PLACES + place
      const wait =
        (value[from + place] as number) * (1 - share) + (value[from + PLACES + place] as number) * share
      const known = recall[at] as number
      const answers = 2 - known
      const four = at * 4
      const ask =
        known *
          (hard * after.read(asked, four + 1) +
            good * after.read(asked, four + 2) +
            easy * after.read(asked, four + 3)) +
        (1 - known) * after.read(asked, four)
      // A card is asked once a day.
      gains[at] = point === 0 ? -1 : (ask - wait) / answers
      before[at] = point === 0 ? wait : Math.max(wait, ask - price * answers)
    }
  }
  return { value: before, gains }
}

/** Every day at first, then ever fewer: recall changes slowly there. */
function elapsedPoints(days: number): number[] {
  const points: number[] = []
  const last = Math.max(days + 1, 2)
  for (let day = 0; day < last; day = Math.max(day + 1, Math.round(day * 1.12))) points.push(day)
  return [...points, last]
}

/** The grid point at or below, and the share of the way to the next one; beyond the grid its end. */
function placeOfElapsed(
  points: readonly number[],
  elapsedDays: number,
): readonly [point: number, share: number] {
  let low = 0
  let high = points.length - 1
  if (elapsedDays >= (points[high] as number)) return [high - 1, 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((points[middle] as number) <= elapsedDays) low = middle
    else high = middle
  }
  const from = points[low] as number
  return [low, (elapsedDays - from) / ((points[low + 1] as number) - from)]
}
