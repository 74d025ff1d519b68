import type { ChoiceNote, Rating } from '../../../state/index.ts'
import type { TypedComparison } from '../../cardFace/compareTyped.ts'

/** What the learner did on the question side of a card that asks for more than thinking. */
export interface Attempt {
  /** Indexes into the note's options. */
  readonly chosen: readonly number[]
  readonly typed: string
}

export const NO_ATTEMPT: Attempt = { chosen: [], typed: '' }

/** True when exactly one option is correct: then choosing one answers the question. */
export function asksForOne(note: ChoiceNote): boolean {
  return note.options.filter(({ correct }) => correct).length === 1
}

export function isChoiceRight(note: ChoiceNote, chosen: readonly number[]): boolean {
  return note.options.every(({ correct }, index) => correct === chosen.includes(index))
}

/** The rating that a chosen answer suggests; the learner still gives it. */
export function proposeForChoice(note: ChoiceNote, chosen: readonly number[]): Rating {
  return isChoiceRight(note, chosen) ? 3 : 1
}

export function proposeForTyped(verdict: TypedComparison['verdict']): Rating {
  return verdict === 'right' ? 3 : verdict === 'close' ? 2 : 1
}

/** Another option chosen, or taken back. With one right option the last choice counts. */
export function choose(attempt: Attempt, note: ChoiceNote, option: number): Attempt {
  if (asksForOne(note)) return { ...attempt, chosen: [option] }
  const isChosen = attempt.chosen.includes(option)
  const chosen = isChosen ? attempt.chosen.filter((index) => index !== option) : [...attempt.chosen, option]
  return { ...attempt, chosen }
}
