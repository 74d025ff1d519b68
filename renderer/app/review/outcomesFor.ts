import type { Card, Rating } from '../../core/model/card.ts'
import type { Outcome, Outcomes } from '../../core/model/review.ts'
import { DEFAULT_MODEL } from '../../core/scheduler/fsrs.ts'
import { scheduleOutcomes } from '../../core/scheduler/scheduleOutcomes.ts'
import { studyMoment } from '../context.ts'
import { optionsToday } from '../examPlan/optionsToday.ts'
import type { Hand } from './hand.ts'
import type { Shown } from './reviewState.ts'
import type { SessionContent } from './sessionContent.ts'

/** In practice, a card that was not known comes back after so long. */
const PRACTICE_AGAIN_SECONDS = 60

/** What each rating would do to the card if it were given now. */
export function outcomesFor(
  hand: Hand,
  card: Card,
): Pick<Shown, 'outcomes' | 'outcomesAtMs' | 'outcomesDay'> {
  const at = studyMoment(hand.context)
  const options = optionsToday(hand.context, card, (hand.content as SessionContent).optionsOf(card), at.day)
  const outcomes = hand.session?.isPractice
    ? practiceOutcomes(card)
    : scheduleOutcomes(card.id, card.progress, at, options, DEFAULT_MODEL, hand.due.load)
  return { outcomes, outcomesAtMs: at.nowMs, outcomesDay: at.day }
}

function practiceOutcomes({ progress }: Card): Outcomes {
  const outcome = (rating: Rating): Outcome => ({
    rating,
    after: progress,
    waitSeconds: rating === 1 ? PRACTICE_AGAIN_SECONDS : null,
    isLeechNow: false,
  })
  return { 1: outcome(1), 2: outcome(2), 3: outcome(3), 4: outcome(4) }
}
