import { useState } from 'react'
import type { Rating } from '../../../state/index.ts'
import { answersToType, compareTyped, type TypedComparison } from '../../cardFace/index.ts'
import type { CardPhase } from './cardPhase.ts'
import { choose, NO_ATTEMPT, proposeForChoice, proposeForTyped, type Attempt } from './proposal.ts'

export interface AttemptState {
  readonly attempt: Attempt
  /** Of a card whose answer is typed. */
  readonly comparison: TypedComparison | null
  /** The rating that what was done suggests. */
  readonly proposed: Rating
  /** Chooses or takes back an option; an index into the note's options. */
  readonly pick: (option: number) => void
  readonly type: (typed: string) => void
}

/** What the learner chose or typed on the card in sight; a question is a new beginning, also of the same card. */
export function useAttempt({ card, phase }: CardPhase): AttemptState {
  const { note } = card
  const [attempt, setAttempt] = useState<Attempt>(NO_ATTEMPT)
  const [asked, setAsked] = useState({ cardId: card.cardId, phase })
  if (asked.cardId !== card.cardId || asked.phase !== phase) {
    setAsked({ cardId: card.cardId, phase })
    if (phase === 'question') setAttempt(NO_ATTEMPT)
  }
  const answers = answersToType(card)
  const comparison = answers === null ? null : compareTyped(attempt.typed, answers)
  return {
    attempt,
    comparison,
    proposed:
      note.kind === 'choice'
        ? proposeForChoice(note, attempt.chosen)
        : comparison
          ? proposeForTyped(comparison.verdict)
          : 3,
    pick: (option) => {
      if (note.kind === 'choice' && phase === 'question') setAttempt(choose(attempt, note, option))
    },
    type: (typed) => setAttempt({ ...attempt, typed }),
  }
}
