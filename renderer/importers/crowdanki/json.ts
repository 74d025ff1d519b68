export type Json = Readonly<Record<string, unknown>>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** By `ord`, as Anki reads them; those without one as they stand. */
export function ordered(list: unknown): readonly Json[] {
  const items = Array.isArray(list) ? list.filter(isJson) : []
  return items.toSorted((one, other) => (Number(one['ord']) || 0) - (Number(other['ord']) || 0))
}
