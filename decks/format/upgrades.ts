// What version a file is, and the way from an older version to this one: recognise, version, migrate; checks follow.
import { isRecord } from './path.ts'
import { FORMAT_VERSION } from './schema.ts'

export type Recognised =
  | { readonly kind: 'deck'; readonly version: number }
  | { readonly kind: 'newer'; readonly version: number }
  /** `format` is there and is no version. */
  | { readonly kind: 'badVersion'; readonly message: string }
  | { readonly kind: 'other'; readonly message: string }

/** Says what plain data is, by its shape alone. */
export function recognise(value: unknown): Recognised {
  if (value === null || value === undefined) {
    return {
      kind: 'other',
      message: 'the file holds no deck: begin it with `format: 1`, an id, a title and notes',
    }
  }
  if (!isRecord(value)) {
    const found = Array.isArray(value) ? 'a list' : 'a single value'
    return {
      kind: 'other',
      message: `the file holds ${found}, not a deck: a deck is fields such as format, id, title, notes`,
    }
  }
  const format = value['format']
  if (typeof format === 'number' && Number.isInteger(format) && format >= 1) {
    return { kind: format > FORMAT_VERSION ? 'newer' : 'deck', version: format }
  }
  if ('format' in value) {
    return { kind: 'badVersion', message: `format must be the number ${FORMAT_VERSION}, without quotes` }
  }
  if ('__type__' in value || 'crowdanki_uuid' in value) {
    return { kind: 'other', message: 'this is a CrowdAnki deck (it has `__type__`), not a Verso deck' }
  }
  if (!['id', 'title', 'notes'].some((field) => field in value)) {
    return { kind: 'other', message: 'this is not a Verso deck: it has no format, id, title or notes' }
  }
  return { kind: 'badVersion', message: `the deck: format is missing: add \`format: ${FORMAT_VERSION}\`` }
}

/** Turns plain data of one version into the next; `migrations[0]` leads from version 1 to 2. */
type Migration = (value: Record<string, unknown>) => Record<string, unknown>

/** One for each released version below this one: a test counts them. */
export const migrations: readonly Migration[] = []

export function migrate(value: unknown, version: number): unknown {
  if (!isRecord(value)) return value
  return migrations.slice(version - 1).reduce((deck, step) => step(deck), value)
}
