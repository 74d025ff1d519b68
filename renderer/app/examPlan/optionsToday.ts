import { optionsBeforeExam } from '../../core/exam/plan/dueCap.ts'
import type { Card, StudyDay } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import type { Context } from '../context.ts'

/** The options under which the card is answered today: its deck's, with intervals that end before its exam. */
export function optionsToday(
  { examDays }: Context,
  card: Card,
  options: DeckOptions,
  today: StudyDay,
): DeckOptions {
  const examDay = examDays.get().get(card.id)
  return examDay === undefined || examDay <= today ? options : optionsBeforeExam(options, today, examDay)
}
