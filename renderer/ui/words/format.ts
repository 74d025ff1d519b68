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

export function formatTime(ms: number): string {
  return times.format(ms)
}

/** Weekday, day and month of a moment. */
export function formatDay(ms: number): string {
  return days.format(ms)
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
