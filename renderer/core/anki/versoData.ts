// How a note of Verso's travels through Anki: beside the fields that Anki shows stands the note itself, as JSON, with a
// mark of the fields as they were. Coming back with those fields it is the note that it was, to the letter; edited in
// Anki, it is read from its fields like any other.
import * as v from 'valibot'
import { noteSchema } from '../../../decks/format/schema.ts'
import type { Note } from '../model/deck.ts'

const dataSchema = v.object({ verso: v.object({ note: noteSchema, fields: v.string(), guid: v.boolean() }) })

/** `hasGuid`: the note had a guid of its own, and not one that was made for the way. */
export function writeVersoData(note: Note, fields: readonly string[], hasGuid: boolean): string {
  return JSON.stringify({ verso: { note, fields: fieldsMark(fields), guid: hasGuid } })
}

/** The note that these fields were written from; null when there is none or the fields have changed since. */
export function readVersoData(
  text: string,
  fields: readonly string[],
): { readonly note: Note; readonly hasGuid: boolean } | null {
  if (!text.startsWith('{"verso"')) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = v.safeParse(dataSchema, value)
  if (!parsed.success || parsed.output.verso.fields !== fieldsMark(fields)) return null
  return { note: parsed.output.verso.note, hasGuid: parsed.output.verso.guid }
}

function fieldsMark(fields: readonly string[]): string {
  let one = 0x811c9dc5
  let other = 0x1505
  for (const field of fields) {
    const text = field.normalize('NFC').trim()
    for (let index = 0; index < text.length; index += 1) {
      one = Math.imul(one ^ text.charCodeAt(index), 0x01000193)
      other = (Math.imul(other, 33) + text.charCodeAt(index)) | 0
    }
    one = Math.imul(one ^ 0x1f, 0x01000193)
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`
}
