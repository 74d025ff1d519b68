import type { CardEvent } from '../../core/model/changeRecord.ts'
import type { Card } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import type { ReviewLog } from '../../core/model/review.ts'
import { explainDate, type DateReason } from '../../core/stats/explainDate.ts'
import type { StudyMoment } from '../context.ts'

/** When the card is asked next, and why then, as one sentence. */
export function whyThatDate(
  card: Card,
  known: {
    readonly logs: readonly ReviewLog[]
    readonly events: readonly CardEvent[]
    readonly options: DeckOptions
  },
  { day }: StudyMoment,
): string {
  return sentenceOf(explainDate(card.progress, known, day))
}

const RATING_WORDS = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const

function sentenceOf(reason: DateReason): string {
  switch (reason.kind) {
    case 'new':
      return 'It has not been asked yet; it comes when the deck’s daily limit of new cards reaches it.'
    case 'suspended':
      return 'It is suspended, and not asked until you take that back.'
    case 'buried':
      return `You buried it, so it waits until ${when(reason.inDays)}.`
    case 'step':
      return `You answered “${RATING_WORDS[reason.rating]}”, so it comes back after its step of ${wait(reason.waitSeconds)}.`
    case 'chosen':
      return `It is asked ${when(reason.inDays)}, because you chose that date.`
    case 'catchUp':
      return `It is asked ${when(reason.inDays)}, because your catch-up plan put it there.`
    case 'moved':
      return `It is asked ${when(reason.inDays)}, because its date was worked out anew when the deck’s options changed.`
    case 'model': {
      const { inDays, stabilityDays, idealDays, intervalDays, desiredRetention } = reason
      const spread =
        intervalDays === Math.round(idealDays)
          ? ''
          : ` (that is after ${days(Math.round(idealDays))}; it was moved to ${days(intervalDays)} so that cards do not bunch up)`
      return `It is asked ${when(inDays)}, because the chance that you know it falls to ${percent(desiredRetention)} about then: after your last answer its memory holds for about ${days(Math.max(1, Math.round(stabilityDays)))}${spread}.`
    }
  }
}

function when(inDays: number): string {
  if (inDays < 0) return `now, ${days(-inDays)} late`
  if (inDays === 0) return 'today'
  return inDays === 1 ? 'tomorrow' : `in ${days(inDays)}`
}

function wait(seconds: number): string {
  if (seconds < 3600) return plural(Math.max(1, Math.round(seconds / 60)), 'minute')
  return seconds < 86_400 ? plural(Math.round(seconds / 3600), 'hour') : days(Math.round(seconds / 86_400))
}

const days = (count: number) => plural(count, 'day')
const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
const percent = (probability: number) => `${Math.round(probability * 100)} %`
