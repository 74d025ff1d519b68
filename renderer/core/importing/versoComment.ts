// What Verso's Markdown export writes behind a note, where no reader of the page sees it: the note's id, tags and guid,
// and the whole note where its text alone would not give it back (see carriedNote.ts).
import type { Note, NoteType } from '../model/deck.ts'
import { carriedNote, carryNote, visibleJson } from './carriedNote.ts'

export interface CommentedNote {
  /** The text before the comment. */
  readonly text: string
  readonly id: string | null
  readonly guid: string | null
  readonly tags: readonly string[]
  readonly isReversed: boolean
  /** There is a whole note in it. */
  readonly isCarried: boolean
  /** That note, if `front` and `back` are still what Verso wrote. */
  readonly noteFor: (front: string, back: string, types: readonly NoteType[]) => Note | null
}

const COMMENT = /\n*<!--verso (\{.*\})-->\s*$/
const TYPES = /^<!--verso types (\[.*\])-->$/m

export function commentOf(note: Note, guid: string | null): string {
  const { id, tags } = note
  const isReversed = note.kind === 'basic' && note.reversed
  return written('', {
    id,
    ...(guid === null ? {} : { guid }),
    ...(tags.length > 0 ? { tags } : {}),
    ...(isReversed ? { reversed: true } : {}),
  })
}

/** With the whole note, for texts that show less than it says. */
export function carryingCommentOf(note: Note, guid: string | null, front: string, back: string): string {
  return written('', { ...(guid === null ? {} : { guid }), carried: carryNote(note, [front, back]) })
}

export function typesComment(types: readonly NoteType[]): string {
  return written('types ', types)
}

/** Note types as the export wrote them; unchecked. */
export function typesIn(text: string): readonly unknown[] {
  const found = TYPES.exec(text)?.[1]
  const value = found === undefined ? null : parsed(found)
  return Array.isArray(value) ? value : []
}

/** The comment at the end of a text; null when there is none. */
export function readVersoComment(text: string): CommentedNote | null {
  const found = COMMENT.exec(text)
  const value = found ? parsed(found[1]!) : null
  if (!found || typeof value !== 'object' || value === null) return null
  const { id, guid, tags, reversed, carried } = value as Record<string, unknown>
  return {
    text: text.slice(0, found.index),
    id: typeof id === 'string' ? id : null,
    guid: typeof guid === 'string' && guid !== '' ? guid : null,
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    isReversed: reversed === true,
    isCarried: typeof carried === 'string',
    noteFor: (front, back, types) =>
      typeof carried === 'string' ? carriedNote(carried, [front, back], types) : null,
  }
}

/** JSON has no `>` outside of its texts, where it can be spelt so that no comment ends. */
function written(what: string, value: unknown): string {
  return `<!--verso ${what}${visibleJson(value).replaceAll('>', '\\u003e').replaceAll('--', '-\\u002d')}-->`
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
