import type { Card } from '../../core/model/card.ts'
import { explainDue, type DueReason } from '../../core/stats/explainDue.ts'
import type { StudyMoment } from '../context.ts'

/** Why the card is asked today, as a sentence. */
export function whyAsked(card: Card, { day, nowMs }: StudyMoment): string {
  return sentenceOf(explainDue(card, day, nowMs))
}

function sentenceOf(reason: DueReason): string {
  switch (reason.kind) {
    case 'new':
      return 'You have not seen this card yet.'
    case 'learning':
      return `You are learning this card; you last saw it ${ago(reason.minutesSinceLast)}.`
    case 'relearning':
      return `You forgot this card and are learning it again; you last saw it ${ago(reason.minutesSinceLast)}.`
    case 'review':
      return `Planned for today, ${days(reason.daysSinceLast)} after your last answer. Chance that you know it: ${percent(reason.recall)}.`
    case 'overdue':
      return `Planned for ${days(reason.daysOverdue)} ago; your last answer was ${days(reason.daysSinceLast)} ago. Chance that you know it: ${percent(reason.recall)}.`
    case 'ahead':
      return `Planned for ${days(reason.daysEarly)} from now; your last answer was ${days(reason.daysSinceLast)} ago. Chance that you know it: ${percent(reason.recall)}.`
  }
}

function ago(minutes: number): string {
  if (minutes < 1) return 'a moment ago'
  if (minutes < 60) return `${plural(minutes, 'minute')} ago`
  if (minutes < 48 * 60) return `${plural(Math.round(minutes / 60), 'hour')} ago`
  return `${days(Math.round(minutes / 1440))} ago`
}

const days = (count: number) => plural(count, 'day')
const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
const percent = (probability: number) => `${Math.round(probability * 100)} %`
