// Learning and relearning steps, with the meaning that Anki gives them.

const DAY_SECONDS = 86_400

export interface StepWait {
  /** The step that the card waits for. */
  readonly stepIndex: number
  readonly seconds: number
}

/** What each rating leads to; null: the steps are over, the card goes to review. Easy always does. */
export interface StepWaits {
  readonly again: StepWait | null
  readonly hard: StepWait | null
  readonly good: StepWait | null
}

/**
 * Waits after an answer to a card at `stepIndex` (0 for a new card; an index past the end, after the steps were
 * shortened, means the last step). Again begins anew, hard repeats the step, good goes on.
 */
export function stepWaits(stepsMinutes: readonly number[], stepIndex: number): StepWaits {
  const first = stepsMinutes[0]
  if (first === undefined) return { again: null, hard: null, good: null }
  const index = Math.min(Math.max(0, stepIndex), stepsMinutes.length - 1)
  const current = stepsMinutes[index] ?? first
  const next = stepsMinutes[index + 1]
  return {
    again: { stepIndex: 0, seconds: first * 60 },
    hard: {
      stepIndex: index,
      seconds: index === 0 ? hardOnFirstStepSeconds(first * 60, next) : current * 60,
    },
    good: next === undefined ? null : { stepIndex: index + 1, seconds: next * 60 },
  }
}

/** Between again and good; half as long again, but at most a day more, when there is no second step. */
function hardOnFirstStepSeconds(firstSeconds: number, secondMinutes: number | undefined): number {
  const seconds =
    secondMinutes === undefined
      ? Math.min(firstSeconds * 1.5, firstSeconds + DAY_SECONDS)
      : (firstSeconds + secondMinutes * 60) / 2
  return Math.round(seconds)
}
