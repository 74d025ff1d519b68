// The memory model: FSRS-6 by ts-fsrs, under our names. The only file that imports ts-fsrs. Due dates are not its
// matter: ts-fsrs counts days by UTC date, so it is only ever given whole elapsed study days.
import { FSRSAlgorithm, S_MAX, S_MIN, computeDecayFactor, default_w } from 'ts-fsrs'
import type { Rating } from '../model/card.ts'

export interface Memory {
  /** Interval, in days, after which recall has fallen to 0.9; 0.001–36,500. */
  readonly stabilityDays: number
  /** 1–10 */
  readonly difficulty: number
}

export interface MemoryModel {
  /**
   * Memory after an answer `elapsedDays` (whole study days, ≥ 0) after the last one; `memory` null for the first.
   * 0 days means the same study day, for which FSRS has a formula of its own.
   */
  readonly next: (memory: Memory | null, elapsedDays: number, rating: Rating) => Memory
  /** Probability of recall, 0–1, `elapsedDays` after the last answer. */
  readonly retrievability: (elapsedDays: number, stabilityDays: number) => number
  /** Days, not rounded, until recall has fallen to `desiredRetention` (above 0, at most 1). */
  readonly intervalDays: (stabilityDays: number, desiredRetention: number) => number
  /** For loops over a hundred thousand cards: recall is (1 + factor × elapsed days ÷ stability)^decay. */
  readonly curve: { readonly factor: number; readonly decay: number }
}

/** The 21 parameters w0–w20 that FSRS-6 was published with. */
export const DEFAULT_PARAMETERS: readonly number[] = default_w

/** Throws when `parameters` are not 21 finite numbers: they never come from outside unchecked. */
export function createMemoryModel(parameters: readonly number[]): MemoryModel {
  if (parameters.length !== 21 || !parameters.every(Number.isFinite)) {
    throw new Error(`FSRS-6 takes 21 finite parameters, not ${JSON.stringify(parameters)}`)
  }
  const algorithm = new FSRSAlgorithm({ w: parameters })
  const modifiers = new Map<number, number>()
  return {
    next(memory, elapsedDays, rating) {
      const state = memory && {
        stability: within(memory.stabilityDays, S_MIN, S_MAX),
        difficulty: within(memory.difficulty, 1, 10),
      }
      const next = algorithm.next_state(state, Math.max(0, elapsedDays), rating)
      return { stabilityDays: next.stability, difficulty: next.difficulty }
    },
    retrievability(elapsedDays, stabilityDays) {
      return algorithm.forgetting_curve(Math.max(0, elapsedDays), within(stabilityDays, S_MIN, S_MAX))
    },
    intervalDays(stabilityDays, desiredRetention) {
      let modifier = modifiers.get(desiredRetention)
      if (modifier === undefined) {
        modifier = algorithm.calculate_interval_modifier(desiredRetention)
        modifiers.set(desiredRetention, modifier)
      }
      return stabilityDays * modifier
    },
    curve: computeDecayFactor(parameters),
  }
}

export const DEFAULT_MODEL: MemoryModel = createMemoryModel(DEFAULT_PARAMETERS)

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
