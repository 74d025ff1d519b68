import { describe, expect, it } from 'vitest'
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
