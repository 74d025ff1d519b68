import type { CardProgress, DeckId, StudyDay } from '../core/model/card.ts'
import { retrievability } from '../core/scheduler/retrievability.ts'
import type { CardRow, DeckCountsRow } from './rows.ts'

/** A deck's counts while a command works on them. */
export type CountsDraft = { -readonly [K in keyof DeckCountsRow]: DeckCountsRow[K] } & {
  learningDueMs: number[]
  reviewByDay: Record<number, number>
  buriedNewByDay: Record<number, number>
  buriedLearningByDay: Record<number, number>
}

export function emptyCounts(deckId: DeckId): DeckCountsRow {
  return {
    deckId,
    newCount: 0,
    learningDueMs: [],
    reviewByDay: {},
    buriedNewByDay: {},
    buriedLearningByDay: {},
    reviewedCards: 0,
    recall: null,
    studied: null,
    answers: { day: 0, count: 0 },
  }
}

export function draftOf(row: DeckCountsRow): CountsDraft {
  return {
    ...row,
    learningDueMs: [...row.learningDueMs],
    reviewByDay: { ...row.reviewByDay },
    buriedNewByDay: { ...row.buriedNewByDay },
    buriedLearningByDay: { ...row.buriedLearningByDay },
  }
}

/** Takes a card's row out of the counts (`sign` −1) or into them (+1). `day`: the current study day. */
export function countRow(draft: CountsDraft, row: CardRow | undefined, sign: 1 | -1, day: StudyDay): void {
  if (row === undefined || row.queue === 'absent') return
  switch (row.queue) {
    case 'new':
      draft.newCount += sign
      break
    case 'learning':
      countMoment(draft.learningDueMs, row.order, sign)
      break
    case 'review':
      countDay(draft.reviewByDay, row.order, sign)
      break
    case 'buried': {
      const isNew = row.progress === undefined || row.progress.state === 'new'
      countDay(isNew ? draft.buriedNewByDay : draft.buriedLearningByDay, row.order, sign)
      break
    }
    case 'suspended':
      break
  }
  if (!isReviewed(row.progress)) return
  draft.reviewedCards += sign
  if (draft.recall?.day === day) {
    draft.recall = { day, sum: draft.recall.sum + sign * retrievability(row.progress, day) }
  }
}

/** Takes an answer of that study day into the day's count, or (`sign` −1) back out of it. */
export function countAnswer(draft: CountsDraft, studyDay: number, sign: 1 | -1): void {
  const { day, count } = draft.answers
  if (studyDay === day) draft.answers = { day, count: Math.max(0, count + sign) }
  // As with the daily limits only one day is held: when the clock is put back, counting begins anew.
  else if (sign === 1) draft.answers = { day: studyDay, count: 1 }
}

/** Whether two rows count the same cards; predicted recall and answers aside. */
export function isSameCount(a: DeckCountsRow, b: DeckCountsRow): boolean {
  return (
    a.newCount === b.newCount &&
    a.reviewedCards === b.reviewedCards &&
    a.learningDueMs.length === b.learningDueMs.length &&
    a.learningDueMs.every((dueAtMs, index) => dueAtMs === b.learningDueMs[index]) &&
    isSameByDay(a.reviewByDay, b.reviewByDay) &&
    isSameByDay(a.buriedNewByDay, b.buriedNewByDay) &&
    isSameByDay(a.buriedLearningByDay, b.buriedLearningByDay)
  )
}

function isSameByDay(a: Readonly<Record<number, number>>, b: Readonly<Record<number, number>>): boolean {
  return (
    Object.keys(a).length === Object.keys(b).length &&
    Object.entries(a).every(([day, count]) => b[Number(day)] === count)
  )
}

export function isReviewed(progress: CardProgress | undefined): progress is CardProgress {
  return progress !== undefined && progress.stabilityDays > 0
}

function countMoment(moments: number[], dueAtMs: number, sign: 1 | -1): void {
  let low = 0
  let high = moments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((moments[middle] as number) < dueAtMs) low = middle + 1
    else high = middle
  }
  if (sign === 1) moments.splice(low, 0, dueAtMs)
  else if (moments[low] === dueAtMs) moments.splice(low, 1)
}

function countDay(counts: Record<number, number>, day: number, sign: 1 | -1): void {
  const count = (counts[day] ?? 0) + sign
  if (count > 0) counts[day] = count
  else delete counts[day]
}
