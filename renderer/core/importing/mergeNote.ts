import type { Note } from '../model/deck.ts'

/**
 * The library's note with the file's text: what the file does not say stays, tags of both stay, and so does the id.
 * Both are of one kind.
 */
export function mergedNote(
  existing: Note,
  foreign: Note,
  guid: string | null,
  tags: readonly string[],
): Note {
  const said = Object.fromEntries(Object.entries(foreign).filter(([, value]) => value !== undefined))
  return {
    ...existing,
    ...said,
    id: existing.id,
    tags: united(existing.tags, foreign.tags, tags),
    ...guidOf(existing, guid),
  } as Note
}

/** A guid that Verso made for the way out is the note's own id, and is not written down. */
function guidOf({ guid: own }: Note, foreign: string | null): { guid?: string } {
  const guid = own ?? (foreign?.startsWith('verso:') === true ? undefined : foreign)
  return guid === undefined || guid === null ? {} : { guid }
}

/** The file's note as a new one. */
export function newNote(foreign: Note, id: string, guid: string | null, tags: readonly string[]): Note {
  const { guid: _own, ...rest } = foreign
  return { ...rest, id, tags: united(foreign.tags, tags), ...(guid === null ? {} : { guid }) } as Note
}

function united(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())]
}

/** Equality of JSON values; a field that is undefined counts as absent. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  for (const name of Object.keys(one)) {
    if (!isSameJson((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
      return false
  }
  for (const name of Object.keys(other)) {
    if ((other as Record<string, unknown>)[name] !== undefined && !Object.hasOwn(one, name)) return false
  }
  return true
}
