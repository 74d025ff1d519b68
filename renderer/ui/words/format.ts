import { LOCALE } from './locale.ts'

const numbers = new Intl.NumberFormat(LOCALE)
const percents = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 })
const plurals = new Intl.PluralRules(LOCALE)
const times = new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit' })
const days = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', day: 'numeric', month: 'short' })
const lists = new Intl.ListFormat(LOCALE, { type: 'conjunction' })

export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** `share` is 0–1. */
export function formatPercent(share: number): string {
  return percents.format(share)
}

/** A deck's title as it is read: `Languages::Spanish` → Languages › Spanish. */
export function formatDeckTitle(title: string): string {
  return title.replaceAll('::', ' › ')
}

export function formatTime(ms: number): string {
  return times.format(ms)
}

/** Weekday, day and month of a moment. */
export function formatDay(ms: number): string {
  return days.format(ms)
}

const shortDates = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const moments = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** Day, month and year of a calendar day, given as its midnight in UTC. */
export function formatShortDate(dayMs: number): string {
  return shortDates.format(dayMs)
}

/** Day and time of a moment, in the learner's time zone. */
export function formatMoment(ms: number): string {
  return moments.format(ms)
}

export function formatList(items: readonly string[]): string {
  return lists.format(items)
}

/** "1 card", "12 cards": the number and the form of the word that goes with it. */
export function countOf(count: number, forms: { readonly one: string; readonly other: string }): string {
  return `${formatNumber(count)} ${pick(count, forms)}`
}

/** The form alone. */
export function pick(count: number, forms: { readonly one: string; readonly other: string }): string {
  return plurals.select(count) === 'one' ? forms.one : forms.other
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTH = 30.44 * DAY
const YEAR = 365.25 * DAY

// Up to the moment at which a value, rounded in its unit, would read as one of the next unit.
const STEPS = [
  { unit: 'second', seconds: 1, below: MINUTE - 0.5, digits: 0 },
  { unit: 'minute', seconds: MINUTE, below: HOUR - MINUTE / 2, digits: 0 },
  { unit: 'hour', seconds: HOUR, below: DAY - HOUR / 2, digits: 0 },
  { unit: 'day', seconds: DAY, below: 30 * DAY, digits: 0 },
  { unit: 'month', seconds: MONTH, below: 11.95 * MONTH, digits: 1 },
  { unit: 'year', seconds: YEAR, below: Infinity, digits: 1 },
] as const

/** A wait in its natural unit: "10 minutes", "5 days", "1.2 months". `seconds` ≥ 0. */
export function formatWait(seconds: number): string {
  const step = STEPS.find(({ below }) => seconds < below) ?? STEPS[5]
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit',
    unit: step.unit,
    unitDisplay: 'long',
    maximumFractionDigits: step.digits,
  }).format(seconds / step.seconds)
}

/** 4 → "4:00 AM", as this language writes an hour of the day. */
export function formatHour(hour: number): string {
  return times.format(new Date(2020, 0, 6, hour))
}

const dates = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A calendar date, given as the first moment of that date in UTC: "Friday, December 18, 2026". */
export function formatDate(dayMs: number): string {
  return dates.format(dayMs)
}

const points = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 })

/** Points of an exam: at most two digits after the point. */
export function formatPoints(value: number): string {
  return points.format(value)
}

/** A clock that counts down: 59:59, 1:02:03. */
export function formatClock(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, mins, seconds] = [
    Math.floor(total / HOUR),
    Math.floor((total % HOUR) / MINUTE),
    total % MINUTE,
  ]
  return hours > 0 ? `${hours}:${two(mins)}:${two(seconds)}` : `${mins}:${two(seconds)}`
}

/** Time that was spent: "42 s", "3 min 5 s", "1 h 2 min". */
export function formatSpent(ms: number): string {
  const total = Math.round(ms / 1000)
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(LOCALE, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  const [hours, mins, seconds] = [
    Math.floor(total / HOUR),
    Math.floor((total % HOUR) / MINUTE),
    total % MINUTE,
  ]
  const parts =
    hours > 0
      ? [unit(hours, 'hour'), mins > 0 ? unit(mins, 'minute') : '']
      : [mins > 0 ? unit(mins, 'minute') : '', seconds > 0 || mins === 0 ? unit(seconds, 'second') : '']
  return parts.filter((part) => part !== '').join(' ')
}
