// No review may fall past an exam that could have asked it. While a plan runs, intervals of the exam's cards end before the
// exam; after it, each of these cards goes where ordinary scheduling would have put it.
import type { CardProgress, StudyDay } from '../../model/card.ts'
import type { DeckOptions } from '../../model/deckOptions.ts'
import { DEFAULT_MODEL, type MemoryModel } from '../../scheduler/fsrs.ts'

/** Options under which a review falls due on the day before the exam at the latest, tomorrow at the earliest. */
export function optionsBeforeExam(options: DeckOptions, today: StudyDay, examDay: StudyDay): DeckOptions {
  const days = Math.max(1, examDay - 1 - today)
  return options.maximumIntervalDays <= days ? options : { ...options, maximumIntervalDays: days }
}

/**
 * The progress with the due day that it would have had without the exam of `examDay`; null where that changes nothing:
 * answered before the plan began, or falling due on the day that its memory asks for anyhow.
 */
export function afterExam(
  progress: CardProgress,
  { startDay, examDay }: { readonly startDay: StudyDay; readonly examDay: StudyDay },
  { desiredRetention, maximumIntervalDays }: DeckOptions,
  model: MemoryModel = DEFAULT_MODEL,
): CardProgress | null {
  const { state, dueDay, lastReviewDay, stabilityDays } = progress
  if (state !== 'review' || dueDay === null || lastReviewDay === null) return null
  if (lastReviewDay < startDay || lastReviewDay >= examDay || dueDay > examDay) return null
  const days = Math.round(model.intervalDays(stabilityDays, desiredRetention))
  const ordinary = (lastReviewDay + Math.min(Math.max(1, days), maximumIntervalDays)) as StudyDay
  return ordinary > examDay ? { ...progress, dueDay: ordinary } : null
}
