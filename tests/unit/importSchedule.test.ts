import { describe, expect, test } from 'vitest'
import { importedCards, importRecords } from '../../renderer/core/importing/importRecords.ts'
import {
  foreignLogOf,
  historyLogOf,
  memoryFromSm2,
  progressFrom,
} from '../../renderer/core/importing/schedule.ts'
import { parseJournalRecord } from '../../renderer/core/progress/parseJournalRecord.ts'
import { DEFAULT_MODEL } from '../../renderer/core/scheduler/fsrs.ts'
import { studyDayAt } from '../../renderer/core/time/studyDay.ts'
import { aForeign, aForeignCard, aForeignLog, aForeignNote, aSchedule } from '../support/foreign.ts'

const ZONE = 'Europe/Vienna'
const calendarIn = (zone: string, rolloverHour = 4) => ({
  nowMs: NOW,
  today: studyDayAt(NOW, zone, rolloverHour),
  dayAt: (ms: number) => studyDayAt(ms, zone, rolloverHour),
})
const NOW = Date.UTC(2026, 2, 10, 12)
const calendar = calendarIn(ZONE)
/** A Tuesday. */
const TUESDAY = Date.UTC(2026, 2, 17) / 86_400_000

describe('due dates', () => {
  test('a card due on Tuesday is due on Tuesday, whichever hours turn the days over', () => {
    for (const sourceHour of [0, 4, 6])
      for (const hour of [0, 4, 7]) {
        // 17 March 2026 in Vienna is an hour ahead of UTC.
        const dueAtMs = TUESDAY * 86_400_000 + (sourceHour - 1) * 3_600_000
        const { dueDay } = progressFrom(aSchedule({ dueAtMs }), [], calendarIn(ZONE, hour))
        expect([sourceHour, hour, dueDay]).toEqual([sourceHour, hour, TUESDAY])
      }
  })

  test('a learning step falls due at its moment, one of a day or more on its day', () => {
    const dueAtMs = NOW + 600_000
    const learning = aSchedule({ state: 'learning', dueAtMs, isDay: false, stepIndex: 1 })
    expect(progressFrom(learning, [], calendar)).toMatchObject({
      state: 'learning',
      dueAtMs,
      dueDay: null,
      stepIndex: 1,
    })
    const long = aSchedule({ state: 'relearning', dueAtMs: TUESDAY * 86_400_000 + 3 * 3_600_000 })
    expect(progressFrom(long, [], calendar)).toMatchObject({ dueAtMs: null, dueDay: TUESDAY })
  })

  test('a card without a last review was last seen an interval before it falls due', () => {
    const dueAtMs = TUESDAY * 86_400_000 + 3 * 3_600_000
    expect(progressFrom(aSchedule({ dueAtMs, intervalDays: 10 }), [], calendar).lastReviewDay).toBe(
      TUESDAY - 10,
    )
  })
})

describe('memory', () => {
  test('an FSRS memory is taken as it is', () => {
    expect(progressFrom(aSchedule(), [aForeignLog()], calendar)).toMatchObject({
      stabilityDays: 12,
      difficulty: 4,
    })
  })

  test('without one a whole history is replayed through the model', () => {
    const day = 86_400_000
    const logs = [
      aForeignLog({ reviewedAtMs: NOW - 20 * day, kind: 0, stateBefore: 'new', rating: 3 }),
      aForeignLog({ reviewedAtMs: NOW - 15 * day, kind: 1, rating: 2 }),
      aForeignLog({ reviewedAtMs: NOW - 14 * day, kind: 3, factor: 0, rating: 1 }),
      aForeignLog({ reviewedAtMs: NOW - 13 * day, kind: 4, factor: 2500, rating: 0 }),
    ]
    const first = DEFAULT_MODEL.next(null, 0, 3)
    expect(progressFrom(aSchedule({ memory: null }), logs, calendar)).toMatchObject(
      DEFAULT_MODEL.next(first, 5, 2),
    )
  })

  test('a history that does not reach back to the beginning is not: SM-2’s ease is converted', () => {
    const { stabilityDays, difficulty } = progressFrom(
      aSchedule({ memory: null, easeFactor: 2.5, intervalDays: 10 }),
      [aForeignLog({ reviewedAtMs: NOW - 86_400_000 })],
      calendar,
    )
    expect({ stabilityDays, difficulty }).toEqual(memoryFromSm2(2.5, 10))
  })

  test('the conversion makes FSRS lengthen the interval by SM-2’s ease', () => {
    for (const [ease, interval] of [
      [2.5, 10],
      [2.2, 60],
      [1.8, 30],
    ] as const) {
      const memory = memoryFromSm2(ease, interval)
      expect(memory.stabilityDays).toBe(interval)
      // At its due date, recall 0.9; w15 and w16 do not bear on Good.
      expect(DEFAULT_MODEL.next(memory, interval, 3).stabilityDays / interval).toBeCloseTo(ease, 1)
    }
    expect(memoryFromSm2(1.3, 1).difficulty).toBeLessThanOrEqual(10)
    expect(memoryFromSm2(9, 10_000).difficulty).toBeGreaterThanOrEqual(1)
  })
})

test('suspended, buried until tomorrow, flagged, and a leech by its tag', () => {
  const schedule = aSchedule({ isSuspended: true, isBuried: true, flag: 3, lapses: 8 })
  expect(progressFrom(schedule, [], calendar, true)).toMatchObject({
    isSuspended: true,
    buriedUntilDay: calendar.today + 1,
    flag: 3,
    isLeech: true,
    lapses: 8,
  })
  const fresh = progressFrom(aSchedule({ state: 'new', isSuspended: true }), [], calendar)
  expect(fresh).toMatchObject({ state: 'new', isSuspended: true, stabilityDays: 0, dueDay: null })
})

test('the records say it in parts that the journal takes, and logs come back as they were', () => {
  const logs = [
    aForeignLog({ reviewedAtMs: NOW, rating: 0, kind: 4 }),
    aForeignLog({ reviewedAtMs: NOW + 1 }),
  ]
  const notes = Array.from({ length: 600 }, (_, index) => aForeignNote({ key: `n${index}` }))
  const states = ['new', 'learning', 'review', 'relearning'] as const
  const cards = notes.map(({ key }, index) =>
    aForeignCard({
      noteKey: key,
      logs,
      schedule: index % 5 === 4 ? null : aSchedule({ state: states[index % 5] ?? 'new' }),
    }),
  )
  const history = cards.map(({ noteKey }, index) => ({ card: `d:${noteKey}:0` as never, index }))
  const imported = importedCards(aForeign({ notes, cards }), history, calendar)
  const records = [...importRecords('i1', NOW, imported)]
  expect(records.map((record) => record.cards.length)).toEqual([250, 250, 100])
  for (const record of records) {
    expect(parseJournalRecord(JSON.parse(JSON.stringify(record)))).toEqual({ ok: true, value: record })
  }
  expect(logs.map(historyLogOf).map(foreignLogOf)).toEqual(logs)
})
