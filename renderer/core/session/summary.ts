import type { Answer, Session } from './session.ts'

export interface SessionCounts {
  readonly new: number
  readonly learning: number
  readonly review: number
}

export interface SessionSummary {
  readonly answered: number
  readonly again: number
  /** Spent answering. */
  readonly minutes: number
  /** Cards seen for the first time. */
  readonly newLearned: number
  /** Reviews that fall due tomorrow, in the decks of the session. */
  readonly dueTomorrow: number
  /** Learning cards that come back later today. */
  readonly laterTodayCount: number
  /** The moment, in ms, at which the first of them does. */
  readonly laterTodayAtMs: number | null
}

/** Cards still to be asked, the one on the screen included. */
export function sessionCounts(session: Session): SessionCounts {
  const counts = { new: 0, learning: session.learning.length, review: 0 }
  for (let index = session.nextIndex; index < session.main.length; index += 1) {
    const state = session.main[index]?.progress.state
    if (state === 'new') counts.new += 1
    else if (state === 'review') counts.review += 1
    else counts.learning += 1
  }
  return counts
}

/** Share, 0–1, of the session's cards that need not be asked any more in it. */
export function sessionProgress(session: Session): number {
  if (session.totalCount === 0) return 1
  const waiting = session.main.length - session.nextIndex + session.learning.length
  return (session.totalCount - waiting) / session.totalCount
}

/** The answers that stand, in the order in which they were given. */
export function answersOf(session: Session): Answer[] {
  const answers: Answer[] = []
  for (let step = session.last; step !== null; step = step.before.last) {
    if (step.kind === 'answer') answers.push(step)
  }
  return answers.reverse()
}

/** What the session came to. `dueTomorrow` is counted by whoever knows all cards. */
export function summarize(session: Session, dueTomorrow: number): SessionSummary {
  const answers = answersOf(session)
  return {
    answered: answers.length,
    again: answers.filter(({ rating }) => rating === 1).length,
    minutes: answers.reduce((total, { answerMs }) => total + answerMs, 0) / 60_000,
    newLearned: answers.filter(({ cardBefore }) => cardBefore.progress.state === 'new').length,
    dueTomorrow,
    laterTodayCount: session.learning.length,
    laterTodayAtMs: session.learning[0]?.atMs ?? null,
  }
}
