// The way back in a session, and forward again.
import { changeCards } from './changes.ts'
import { answerCard, currentCard, type Session, type Step } from './session.ts'

/** The session before the latest step, exactly as it was, and the step; null at the start. */
export function undoStep(session: Session): { readonly session: Session; readonly step: Step } | null {
  return session.last === null ? null : { session: session.last.before, step: session.last }
}

/** Whether a step that was undone can be done again: on that study day, and while its card is the one asked. */
export function canRedo(session: Session, step: Step, day: number): boolean {
  if (step.at.day !== day) return false
  return step.kind === 'change' || currentCard(session, step.at.nowMs)?.id === step.cardBefore.id
}

/** The session after the step was done once more, stored under `seq` now; what came of it is the same as before. */
export function redoStep(session: Session, step: Step, seq: number): Session {
  return step.kind === 'answer'
    ? answerCard(session, step.outcome, seq, step.at, step.answerMs)
    : changeCards(session, step.action, step.cards, seq, step.at)
}
