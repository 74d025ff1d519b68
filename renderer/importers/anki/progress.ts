import type { ReadOptions } from './options.ts'

/** Tells how far a reading is, in parts of 1000, and ends it where the caller wants it ended. */
export interface Checkpoint {
  /** `fraction` 0–1 of the phase that began with `from` and ends with `to`, both 0–1 of the whole. */
  (fraction: number, from: number, to: number): void
}

export function checkpoints({ onProgress, signal }: ReadOptions): Checkpoint {
  return (fraction, from, to) => {
    signal?.throwIfAborted()
    onProgress?.(Math.round((from + Math.min(1, fraction) * (to - from)) * 1000), 1000)
  }
}
