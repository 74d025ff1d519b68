import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardId, StudyDay } from '../../renderer/core/model/card.ts'
import {
  catchUpDays,
  CATCH_UP_ORDERS,
  compareCatchUps,
  recallWithout,
  type OverdueCard,
} from '../../renderer/core/queue/catchUp.ts'
import { seededRandom } from '../../renderer/core/cards/random.ts'
import { aProgress, TODAY } from '../support/builders.ts'

function overdue(count: number): OverdueCard[] {
  const random = seededRandom('overdue')
  return Array.from({ length: count }, (_, index) => {
    const interval = 1 + Math.floor(random() ** 2 * 80)
    const late = 20 + Math.floor(random() * 40)
    const dueDay = (TODAY - late) as StudyDay
    const lastReviewDay = (dueDay - interval) as StudyDay
    return {
      id: `verbs:n${index}:0` as CardId,
      progress: aProgress({ state: 'review', dueDay, lastReviewDay, stabilityDays: interval }),
    }
  })
}

const compare = (cards: readonly OverdueCard[], perDay: number) => [
  ...compareCatchUps(
    cards,
    CATCH_UP_ORDERS.map((order) => ({ perDay, order })),
    TODAY,
    0.9,
  ),
]

describe('catching up', () => {
  test('asks every overdue card once, no day with more than was chosen, in no more days than said', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(...CATCH_UP_ORDERS),
        (count, perDay, order) => {
          const cards = overdue(count)
          const days = catchUpDays(cards, { perDay, order }, TODAY)
          expect([...days.keys()].sort()).toEqual(cards.map(({ id }) => id).sort())
          const counts = new Map<number, number>()
          for (const day of days.values()) counts.set(day, (counts.get(day) ?? 0) + 1)
          for (const [day, asked] of counts) {
            expect(day).toBeGreaterThanOrEqual(TODAY)
            expect(asked).toBeLessThanOrEqual(perDay)
          }
          const [plan] = compareCatchUps(cards, [{ perDay, order }], TODAY, 0.9)
          expect(plan?.days).toBe(Math.ceil(count / perDay))
          expect(Math.max(TODAY - 1, ...days.values()) - TODAY + 1).toBe(plan?.days)
        },
      ),
    )
  })

  test('predicts what each order loses: the one that loses least does, and leaving it loses more', () => {
    const cards = overdue(800)
    const plans = compare(cards, 60)
    const [least, ...others] = plans
    for (const plan of others)
      expect(least?.forgottenCount).toBeLessThanOrEqual((plan.forgottenCount ?? 0) + 0.5)
    for (const plan of plans) {
      expect(plan.recallAtEnd).toBeGreaterThan(recallWithout(cards, TODAY, plan.days))
      expect(plan.recallAtEnd).toBeLessThanOrEqual(1)
    }
    const forgotten = (perDay: number) => compare(cards, perDay)[0]?.forgottenCount ?? 0
    expect(forgotten(200)).toBeLessThan(forgotten(60))
    expect(forgotten(60)).toBeLessThan(forgotten(20))
  })

  test('plans the same whatever order the cards were read in', () => {
    const cards = overdue(50)
    for (const order of CATCH_UP_ORDERS) {
      const choice = { perDay: 7, order }
      const sorted = (days: ReadonlyMap<CardId, StudyDay>) =>
        [...days].sort(([one], [other]) => (one < other ? -1 : 1))
      expect(sorted(catchUpDays(cards.toReversed(), choice, TODAY))).toEqual(
        sorted(catchUpDays(cards, choice, TODAY)),
      )
    }
  })
})
