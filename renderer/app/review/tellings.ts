// What a session says it did, in a sentence each.
import type { Rating } from '../../core/model/card.ts'
import type { ChangeAction } from '../../core/model/changeRecord.ts'
import type { Step } from '../../core/session/session.ts'

const RATING_WORDS: Readonly<Record<Rating, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' }

export const LEECH_TOLD = {
  marked: 'You keep forgetting that card: it is marked as a leech. Look at it on the leeches screen.',
  suspended:
    'You keep forgetting that card: it is marked as a leech and suspended. Look at it on the leeches screen.',
} as const

/** What a change did. */
export function changeTold(
  action: ChangeAction,
  step: Pick<Extract<Step, { kind: 'change' }>, 'cards' | 'at'>,
): string {
  const [first] = step.cards
  const what = step.cards.length === 1 ? 'the card' : `${step.cards.length} cards`
  const progress = first?.after.progress
  switch (action) {
    case 'suspend':
      return `Suspended ${what}.`
    case 'unsuspend':
      return `${what === 'the card' ? 'The card is' : `${what} are`} no longer suspended.`
    case 'bury':
      return `Buried ${what} until tomorrow.`
    case 'unbury':
      return `${what === 'the card' ? 'The card is' : `${what} are`} no longer buried.`
    case 'flag':
      return progress?.flag === 0
        ? `Took the flag off ${what}.`
        : `Flagged ${what} ${FLAG_WORDS[progress?.flag ?? 0]}.`
    case 'leech':
      return progress?.isLeech ? `Marked ${what} as a leech.` : `Took the leech mark off ${what}.`
    case 'setDue':
      return `${capital(what)} will be asked ${whenDue((progress?.dueDay ?? step.at.day) - step.at.day)}.`
    case 'forget':
      return `Forgot what was known of ${what}: it starts as new.`
    case 'reschedule':
      return `Worked out the dates of ${what} anew.`
    case 'catchUp':
      return `Spread ${what} over the days of your catch-up plan.`
  }
}

/** What was taken back. */
export function undoTold(step: Step): string {
  if (step.kind === 'answer') return `Took back “${RATING_WORDS[step.rating]}”.`
  return `Took back: ${lowerFirst(changeTold(step.action, step))}`
}

/** What was done again. */
export function redoTold(step: Step): string {
  if (step.kind === 'answer') return `Answered “${RATING_WORDS[step.rating]}” again.`
  return `Done again: ${lowerFirst(changeTold(step.action, step))}`
}

const FLAG_WORDS = ['', 'red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple'] as const

function whenDue(inDays: number): string {
  if (inDays <= 0) return 'today'
  return inDays === 1 ? 'tomorrow' : `in ${inDays} days`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
