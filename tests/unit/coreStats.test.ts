import { describe, expect, test } from 'vitest'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import { estimateMinutes, studyPaceOf } from '../../renderer/core/stats/estimateMinutes.ts'
import { explainDue } from '../../renderer/core/stats/explainDue.ts'
import { forecastOf, nextDueOf } from '../../renderer/core/stats/forecast.ts'
import { retentionOf } from '../../renderer/core/stats/retention.ts'
import { aCard, NOON_MS, TODAY } from '../support/builders.ts'

describe('retention', () => {
  test('is the mean predicted recall of the cards that were ever answered', () => {
    const due = aCard({ state: 'review' })
    const justSeen = aCard({ state: 'review', lastReviewDay: TODAY })
    expect(retentionOf([due, justSeen, aCard()], TODAY)).toBeCloseTo(0.95, 6)
  })

  test('is not a number when nothing was answered yet', () => {
    expect(retentionOf([aCard()], TODAY)).toBeNull()
  })
})

describe('the estimate of minutes', () => {
  const log = (
    stateBefore: 'new' | 'learning' | 'review',
    seconds: number,
    undoneBySeq: number | null = null,
  ) => ({
    stateBefore,
    answerMs: seconds * 1000,
    undoneBySeq,
  })

  test('follows the median answer times, and counts the steps that new cards go on to need', () => {
    const pace = studyPaceOf([
      log('new', 10),
      log('new', 20),
      log('learning', 5),
      log('learning', 5),
      log('learning', 5),
      log('learning', 5),
      log('review', 3),
      log('review', 4),
      log('review', 60),
      log('review', 60, 99),
    ])
    expect(pace).toMatchObject({ answerMs: { new: 15_000, learning: 5000, review: 4000 }, stepsPerNew: 2 })
    expect(estimateMinutes({ newCount: 2, learningCount: 1, reviewCount: 10 }, pace)).toBeCloseTo(
      (50 + 5 + 40) / 60,
      9,
    )
  })

  test('is nothing before there are answers', () => {
    expect(studyPaceOf([log('new', 3, 7)])).toBeNull()
    expect(estimateMinutes({ newCount: 1, learningCount: 0, reviewCount: 0 }, null)).toBeNull()
  })
})

describe('the forecast', () => {
  const dueByDay = { [TODAY - 5]: 2, [TODAY]: 1, [TODAY + 2]: 4, [TODAY + 14]: 9 }

  test('counts what is overdue to today, and looks no farther than asked', () => {
    expect(forecastOf(dueByDay, TODAY, 4)).toEqual([3, 0, 4, 0])
  })

  test('names the next day on which something falls due', () => {
    expect(nextDueOf(dueByDay, TODAY)).toEqual({ inDays: 2, count: 4 })
    expect(nextDueOf({ [TODAY]: 3 }, TODAY)).toBeNull()
  })
})

describe('the reason why a card is asked', () => {
  const why = (card: ReturnType<typeof aCard>) => explainDue(card, TODAY, NOON_MS)

  test('is that it is new, or a step of learning', () => {
    expect(why(aCard())).toEqual({ kind: 'new' })
    expect(why(aCard({ state: 'learning', stepIndex: 1, lastReviewAtMs: NOON_MS - 600_000 }))).toEqual({
      kind: 'learning',
      stepIndex: 1,
      minutesSinceLast: 10,
      isEarly: false,
    })
    expect(why(aCard({ state: 'relearning', dueAtMs: NOON_MS + 1, lapses: 3 }))).toMatchObject({
      kind: 'relearning',
      isEarly: true,
      lapses: 3,
    })
  })

  test('is the predicted recall on the day for which the review was planned', () => {
    const reason = why(aCard({ state: 'review' }))
    expect(reason).toMatchObject({ kind: 'review', daysSinceLast: 10 })
    expect(reason.kind === 'review' && reason.recall).toBeCloseTo(0.9, 6)
  })

  test('says how long a review is overdue, or how early it comes', () => {
    expect(why(aCard({ state: 'review', dueDay: (TODAY - 3) as StudyDay }))).toMatchObject({
      kind: 'overdue',
      daysOverdue: 3,
    })
    expect(why(aCard({ state: 'review', dueDay: (TODAY + 3) as StudyDay }))).toMatchObject({
      kind: 'ahead',
      daysEarly: 3,
    })
  })

  test('never counts the days since the last answer below zero, though the clock was put back', () => {
    const fromAhead = aCard({
      state: 'review',
      lastReviewDay: (TODAY + 365) as StudyDay,
      dueDay: (TODAY + 375) as StudyDay,
    })
    expect(why(fromAhead)).toMatchObject({ kind: 'ahead', daysSinceLast: 0, recall: 1 })
  })
})
