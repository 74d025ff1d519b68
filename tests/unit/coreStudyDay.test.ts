import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import { studyDayAt, studyDayStartMs } from '../../renderer/core/time/studyDay.ts'

const DAY_MS = 86_400_000
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS
const at = (moment: string, zone: string, rolloverHour = 4) =>
  new Date(studyDayAt(Date.parse(moment), zone, rolloverHour) * DAY_MS).toISOString().slice(0, 10)
const startOf = (date: string, zone: string, rolloverHour = 4) =>
  new Date(studyDayStartMs(dayOf(date) as StudyDay, zone, rolloverHour)).toISOString()

describe('the study day', () => {
  test('turns over at the rollover hour of local time, not at midnight', () => {
    expect(at('2027-03-01T02:59:59.999Z', 'Europe/Berlin')).toBe('2027-02-28')
    expect(at('2027-03-01T03:00:00.000Z', 'Europe/Berlin')).toBe('2027-03-01')
    expect(at('2027-03-01T23:00:00.000Z', 'Europe/Berlin', 0)).toBe('2027-03-02')
  })

  test('is the local date at the ends of the world', () => {
    expect(at('2027-03-01T13:59:59Z', 'Pacific/Kiritimati')).toBe('2027-03-01')
    expect(at('2027-03-01T14:00:00Z', 'Pacific/Kiritimati')).toBe('2027-03-02')
    expect(at('2027-03-01T15:59:59Z', 'Pacific/Niue')).toBe('2027-03-01')
    expect(at('2027-03-01T14:59:59Z', 'Pacific/Niue')).toBe('2027-02-28')
  })

  test('is 23 and 25 hours long when the clock changes', () => {
    const hours = (date: string, next: string) =>
      (Date.parse(startOf(next, 'Europe/Berlin')) - Date.parse(startOf(date, 'Europe/Berlin'))) / 3_600_000
    expect(hours('2027-03-27', '2027-03-28')).toBe(23)
    expect(hours('2027-03-28', '2027-03-29')).toBe(24)
    expect(hours('2027-10-30', '2027-10-31')).toBe(25)
  })

  test('begins at the jump when the clock skips the rollover hour', () => {
    expect(startOf('2027-03-28', 'Europe/Berlin', 2)).toBe('2027-03-28T01:00:00.000Z')
    // Midnight does not exist on this date in Beirut.
    expect(startOf('2022-03-27', 'Asia/Beirut', 0)).toBe('2022-03-26T22:00:00.000Z')
  })

  test('begins the first time when the clock shows the rollover hour twice', () => {
    expect(startOf('2027-10-31', 'Europe/Berlin', 2)).toBe('2027-10-31T00:00:00.000Z')
    expect(at('2027-10-31T01:30:00Z', 'Europe/Berlin', 2)).toBe('2027-10-31')
  })

  test('stays begun when the clock is put back across the rollover hour', () => {
    // In St John's the clock went from 00:01 back to 23:01 of the day before.
    expect(at('2010-11-07T02:30:30Z', 'America/St_Johns', 0)).toBe('2010-11-07')
    expect(at('2010-11-07T02:45:00Z', 'America/St_Johns', 0)).toBe('2010-11-07')
    // Troll station puts its clock from 03:00 back to 01:00.
    expect(at('2027-10-31T00:30:00Z', 'Antarctica/Troll', 2)).toBe('2027-10-31')
    expect(at('2027-10-31T01:30:00Z', 'Antarctica/Troll', 2)).toBe('2027-10-31')
  })

  test('follows a zone that changes by half an hour', () => {
    expect(startOf('2027-04-03', 'Australia/Lord_Howe')).toBe('2027-04-02T17:00:00.000Z')
    expect(startOf('2027-04-04', 'Australia/Lord_Howe')).toBe('2027-04-03T17:30:00.000Z')
  })

  test('passes over a date that a zone skipped', () => {
    // Samoa crossed the date line: 2011-12-30 never was.
    expect(startOf('2011-12-30', 'Pacific/Apia', 0)).toBe(startOf('2011-12-31', 'Pacific/Apia', 0))
    expect(at('2011-12-30T09:59:59.999Z', 'Pacific/Apia', 0)).toBe('2011-12-29')
    expect(at('2011-12-30T10:00:00.000Z', 'Pacific/Apia', 0)).toBe('2011-12-31')
  })

  test('of a zone that Intl does not know is that of UTC', () => {
    expect(at('2027-03-01T04:00:00Z', 'Etc/Unknown')).toBe('2027-03-01')
    expect(at('2027-03-01T03:59:59Z', 'Etc/Unknown')).toBe('2027-02-28')
  })
})

describe('in every zone, at any moment and with any rollover hour', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const rolloverHour = fc.integer({ min: 0, max: 23 })
  const moment = fc.integer({ min: Date.parse('1975-01-01'), max: Date.parse('2080-01-01') })

  test('the study day holds the moment: its start is not after it, the next start is', () => {
    fc.assert(
      fc.property(moment, zone, rolloverHour, (ms, name, hour) => {
        const day = studyDayAt(ms, name, hour)
        expect(studyDayStartMs(day, name, hour)).toBeLessThanOrEqual(ms)
        expect(studyDayStartMs((day + 1) as StudyDay, name, hour)).toBeGreaterThan(ms)
      }),
      { numRuns: 1500 },
    )
  })

  test('the study day never falls as time goes on', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 2 * DAY_MS }),
        zone,
        rolloverHour,
        (ms, later, name, hour) => {
          expect(studyDayAt(ms + later, name, hour)).toBeGreaterThanOrEqual(studyDayAt(ms, name, hour))
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('the study day is the local date of the moment, the rollover hour taken off, away from clock changes', () => {
    fc.assert(
      fc.property(moment, zone, (ms, name) => {
        const hour = 4
        const shifted = ms - hour * 3_600_000
        const local = (value: number) =>
          new Intl.DateTimeFormat('sv-SE', {
            timeZone: name,
            dateStyle: 'short',
            timeStyle: 'medium',
          }).format(value)
        const wallNow = Date.parse(`${local(ms).replace(' ', 'T')}Z`)
        const wallShifted = Date.parse(`${local(shifted).replace(' ', 'T')}Z`)
        fc.pre(wallNow - wallShifted === hour * 3_600_000)
        expect(studyDayAt(ms, name, hour)).toBe(Math.floor(wallShifted / DAY_MS))
      }),
      { numRuns: 500 },
    )
  })

  test('the order of calls does not matter', () => {
    fc.assert(
      fc.property(
        fc.array(moment, { minLength: 2, maxLength: 5 }),
        zone,
        rolloverHour,
        (moments, name, hour) => {
          const forwards = moments.map((ms) => studyDayAt(ms, name, hour))
          const backwards = [...moments].reverse().map((ms) => studyDayAt(ms, name, hour))
          expect(backwards.reverse()).toEqual(forwards)
        },
      ),
      { numRuns: 100 },
    )
  })
})
