// A grid over memories: stability on a logarithmic scale, difficulty on a plain one; values between are interpolated.
import type { Memory } from '../../scheduler/fsrs.ts'

const STABILITIES = 32
const DIFFICULTIES = 6
const LEAST_STABILITY = 0.05
const MOST_STABILITY = 2000
const LOG_LEAST = Math.log(LEAST_STABILITY)
const LOG_STEP = (Math.log(MOST_STABILITY) - LOG_LEAST) / (STABILITIES - 1)

/** Points of the grid. */
export const PLACES = STABILITIES * DIFFICULTIES

/** The memory at each point. */
export const PLACE_MEMORIES: readonly Memory[] = Array.from({ length: PLACES }, (_, place) => ({
  stabilityDays: Math.exp(LOG_LEAST + Math.floor(place / DIFFICULTIES) * LOG_STEP),
  difficulty: 1 + (9 * (place % DIFFICULTIES)) / (DIFFICULTIES - 1),
}))

/** The point below in both directions, and how far beyond it: `place` + share of stability, share of difficulty. */
interface MemoryPlace {
  readonly place: number
  readonly stabilityShare: number
  readonly difficultyShare: number
}

/** Where the memory lies; one beyond the grid at its edge. */
export function placeOfMemory(stabilityDays: number, difficulty: number): MemoryPlace {
  const across = within((Math.log(Math.max(stabilityDays, 1e-6)) - LOG_LEAST) / LOG_STEP, STABILITIES - 1)
  const down = within(((difficulty - 1) / 9) * (DIFFICULTIES - 1), DIFFICULTIES - 1)
  const row = Math.floor(across)
  const column = Math.floor(down)
  return { place: row * DIFFICULTIES + column, stabilityShare: across - row, difficultyShare: down - column }
}

/** From 0 to just below `most`, so that there is always a next point. */
function within(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most - 1e-9)
}

/** The value between the four points around; `from`: where the grid begins in `values`. */
export function bilinear(values: Float32Array | Float64Array, from: number, at: MemoryPlace): number {
  return between(values, from + at.place, at.stabilityShare, at.difficultyShare)
}

function between(values: Float32Array | Float64Array, corner: number, across: number, down: number): number {
  const low = (values[corner] as number) * (1 - down) + (values[corner + 1] as number) * down
  const next = corner + DIFFICULTIES
  const high = (values[next] as number) * (1 - down) + (values[next + 1] as number) * down
  return low * (1 - across) + high * across
}

/** Places of many memories, kept in columns: they are read millions of times. */
export class MemoryPlaces {
  readonly #places: Int32Array
  readonly #shares: Float64Array

  constructor(count: number) {
    this.#places = new Int32Array(count)
    this.#shares = new Float64Array(count * 2)
  }

  set(index: number, { stabilityDays, difficulty }: Memory): void {
    const { place, stabilityShare, difficultyShare } = placeOfMemory(stabilityDays, difficulty)
    this.#places[index] = place
    this.#shares[index * 2] = stabilityShare
    this.#shares[index * 2 + 1] = difficultyShare
  }

  /** The value at that memory, in a grid of values. */
  read(values: Float64Array, index: number): number {
    return between(
      values,
      this.#places[index] as number,
      this.#shares[index * 2] as number,
      this.#shares[index * 2 + 1] as number,
    )
  }
}
