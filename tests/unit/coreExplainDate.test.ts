import { describe, expect, test } from 'vitest'
import { whyThatDate } from '../../renderer/app/cards/whyThatDate.ts'
import type { CardId, CardProgress, StudyDay } from '../../renderer/core/model/card.ts'
import type { CardEvent, ChangeAction } from '../../renderer/core/model/changeRecord.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import type { ReviewLog } from '../../renderer/core/model/review.ts'
import { explainDate } from '../../renderer/core/stats/explainDate.ts'
import { aCard, aProgress, DAY_END_MS, NOON_MS, TODAY } from '../support/builders.ts'

const AT = { nowMs: NOON_MS, day: TODAY, dayEndMs: DAY_END_MS }
const log = (seq: number, fields: Partial<ReviewLog> = {}): ReviewLog => ({
  seq,
  cardId: 'verbs:n1:0' as CardId,
  rating: 3,
  reviewedAtMs: NOON_MS,
  answerMs: 1000,
  stateBefore: 'review',
  after: aProgress({ state: 'review' }),
  undoneBySeq: null,
  ...fields,
})
const event = (seq: number, action: ChangeAction, undoneBySeq: number | null = null): CardEvent => ({
  seq,
  kind: 'change',
  at: NOON_MS,
  studyDay: TODAY,
  action,
  cards: ['verbs:n1:0' as CardId],
  undoneBySeq,
})
const known = (logs: ReviewLog[] = [], events: CardEvent[] = []) => ({
  logs,
  events,
  options: DEFAULT_DECK_OPTIONS,
})
const kindOf = (progress: CardProgress, logs?: ReviewLog[], events?: CardEvent[]) =>
  explainDate(progress, known(logs, events), TODAY).kind

describe('why a card is asked on its date', () => {
  test('is what the model says, unless the learner or a plan moved it after the last answer', () => {
    const progress = aProgress({ state: 'review', dueDay: (TODAY + 4) as StudyDay })
    expect(kindOf(progress, [log(5)])).toBe('model')
    expect(kindOf(progress, [log(5)], [event(4, 'setDue')])).toBe('model')
    expect(kindOf(progress, [log(5)], [event(6, 'setDue')])).toBe('chosen')
    expect(kindOf(progress, [log(5)], [event(6, 'setDue'), event(7, 'catchUp')])).toBe('catchUp')
    expect(kindOf(progress, [log(5)], [event(6, 'setDue', 8)])).toBe('model')
    expect(kindOf(progress, [log(5), log(7, { undoneBySeq: 9 })], [event(6, 'reschedule')])).toBe('moved')
  })

  test('is that it waits, where it does', () => {
    expect(kindOf(aProgress())).toBe('new')
    expect(kindOf(aProgress({ state: 'review', isSuspended: true }))).toBe('suspended')
    expect(kindOf(aProgress({ state: 'review', buriedUntilDay: (TODAY + 1) as StudyDay }))).toBe('buried')
    expect(kindOf(aProgress({ state: 'review', buriedUntilDay: TODAY }))).toBe('model')
    expect(explainDate(aProgress({ state: 'learning' }), known([log(1, { rating: 1 })]), TODAY)).toEqual({
      kind: 'step',
      rating: 1,
      waitSeconds: 60,
    })
  })

  test('is said in one plain sentence', () => {
    const sentence = (progress: CardProgress, events: CardEvent[] = []) =>
      whyThatDate({ ...aCard(), progress }, known([log(1)], events), AT)
    const due = aProgress({ state: 'review', stabilityDays: 10, dueDay: (TODAY + 2) as StudyDay })
    expect(sentence(due)).toBe(
      'It is asked in 2 days, because the chance that you know it falls to 90 % about then: after your last answer its memory holds for about 10 days (that is after 10 days; it was moved to 12 days so that cards do not bunch up).',
    )
    expect(sentence(due, [event(3, 'setDue')])).toBe('It is asked in 2 days, because you chose that date.')
    expect(sentence(aProgress({ state: 'learning' }))).toBe(
      'You answered “Good”, so it comes back after its step of 1 minute.',
    )
    expect(sentence({ ...due, dueDay: TODAY })).toContain('It is asked today,')
    expect(sentence({ ...due, dueDay: (TODAY - 3) as StudyDay })).toContain('It is asked now, 3 days late,')
    expect(sentence(aProgress({ isSuspended: true }))).toContain('suspended')
  })
})
