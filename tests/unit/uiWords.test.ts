import { describe, expect, it } from 'vitest'
import { formatClock, formatPoints, formatSpent } from '../../renderer/ui/words/format.ts'
import { formatWait, words } from '../../renderer/ui/words/index.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('the wait that a rating promises', () => {
  it('is written in its natural unit', () => {
    const written = [30, MINUTE, 10 * MINUTE, 90 * MINUTE, DAY, 5 * DAY, 37 * DAY, 400 * DAY].map(formatWait)
    expect(written).toEqual([
      '30 seconds',
      '1 minute',
      '10 minutes',
      '2 hours',
      '1 day',
      '5 days',
      '1.2 months',
      '1.1 years',
    ])
  })

  it('never rounds up to a full count of the next unit', () => {
    expect(formatWait(59.7 * MINUTE)).toBe('1 hour')
    expect(formatWait(59.6)).toBe('1 minute')
    expect(formatWait(23.7 * HOUR)).toBe('1 day')
    expect(formatWait(364.5 * DAY)).toBe('1 year')
  })
})

describe('sentences with counts', () => {
  it('agree with one and with many', () => {
    expect(words.home.waiting(1, 1)).toBe('**1 card** is waiting, about **1 minute**.')
    expect(words.home.waiting(1200, 9.4)).toBe('**1,200 cards** are waiting, about **9 minutes**.')
    expect(words.home.next(1, 1)).toBe('1 card comes back **tomorrow**.')
    expect(words.home.next(3, 12)).toBe('12 cards come back **in 3 days**.')
  })

  it('do not guess a time before there are answers to judge by', () => {
    expect(words.home.waiting(5, null)).toBe('**5 cards** are waiting.')
  })
})

describe('the times of an exam', () => {
  it('count down as a clock, with hours only where there are some', () => {
    expect([3_600_000, 3_599_000, 61_000, 9_000, 0, -5].map(formatClock)).toEqual([
      '1:00:00',
      '59:59',
      '1:01',
      '0:09',
      '0:00',
      '0:00',
    ])
  })

  it('are summed in the units that matter', () => {
    expect([400, 42_000, 185_000, 3_600_000, 3_720_000].map(formatSpent)).toEqual([
      '0 sec',
      '42 sec',
      '3 min 5 sec',
      '1 hr',
      '1 hr 2 min',
    ])
  })

  it('and points have two digits at most', () => {
    expect([2, 8 / 3, -0.25].map(formatPoints)).toEqual(['2', '2.67', '-0.25'])
  })
})
