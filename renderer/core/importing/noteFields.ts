import type { Note } from '../model/deck.ts'
import { strippedText } from './firstField.ts'

/** A note's texts by the name of their field, in the order of writing; for lists that show what changes. */
export function noteFields(note: Note): readonly (readonly [name: string, text: string])[] {
  const fields: [string, string][] = []
  const add = (name: string, text: string | undefined) => {
    if (text !== undefined && text !== '') fields.push([name, text])
  }
  switch (note.kind) {
    case 'basic':
      add('front', note.front)
      add('back', note.back)
      if (note.reversed) add('reversed', '↔')
      break
    case 'cloze':
      add('text', note.text)
      add('extra', note.extra)
      break
    case 'choice':
      add('stem', note.stem)
      add('options', note.options.map(({ text, correct }) => `${correct ? '✓' : '·'} ${text}`).join('\n'))
      break
    case 'typed':
      add('prompt', note.prompt)
      add('answer', note.answer)
      add('accepted', note.accepted.join('\n'))
      break
    case 'occlusion':
      add('image', note.image)
      add('shapes', String(note.shapes.length))
      add('header', note.header)
      add('extra', note.extra)
      break
    case 'templated':
      for (const [name, html] of Object.entries(note.fields)) add(name, html)
  }
  add('explanation', note.explanation)
  add('tags', note.tags.join(' '))
  return fields
}

/** The fields of two versions of a note, side by side; `isChanged` where they differ. */
export function comparedFields(before: Note, after: Note) {
  const [old, young] = [new Map(noteFields(before)), new Map(noteFields(after))]
  return [...new Set([...young.keys(), ...old.keys()])].map((name) => {
    const [one, other] = [old.get(name) ?? '', young.get(name) ?? '']
    return { name, before: one, after: other, isChanged: one !== other }
  })
}

/** What a list shows of a field; nobody reads further there, and it bounds what a hostile field can cost. */
const MOST_SHOWN = 20_000
const BREAKS = /<(?:br|hr|\/?(?:div|p|li|ul|ol|table|tr|h[1-6]))\b[^<>]*>/gi

/** A field as it is read: lines without tags and entities, pictures by name. Where there is code, tags may be meant. */
export function readableText(text: string): string {
  const shown = text.slice(0, MOST_SHOWN)
  if (shown.includes('`')) return shown
  return shown
    .replace(BREAKS, '\n')
    .split('\n')
    .map(strippedText)
    .filter((line) => line !== '')
    .join('\n')
}
