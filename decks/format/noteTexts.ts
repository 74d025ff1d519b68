import { mediaReferences, type MediaReference } from './files.ts'
import type { DeckPath } from './path.ts'
import type { Note } from './schema.ts'

/** Every text of a note that a card may show, with its path inside the note. */
export function textsOf(note: Note): readonly (readonly [DeckPath, string])[] {
  const texts: (readonly [DeckPath, string])[] = []
  const add = (path: DeckPath, text: string | undefined): void => {
    if (text !== undefined) texts.push([path, text])
  }
  switch (note.kind) {
    case 'basic':
      add(['front'], note.front)
      add(['back'], note.back)
      break
    case 'cloze':
      add(['text'], note.text)
      add(['extra'], note.extra)
      break
    case 'choice':
      add(['stem'], note.stem)
      for (const [index, option] of note.options.entries()) {
        add(['options', index, 'text'], option.text)
        add(['options', index, 'rationale'], option.rationale)
      }
      break
    case 'typed':
      add(['prompt'], note.prompt)
      add(['answer'], note.answer)
      break
    case 'occlusion':
      add(['header'], note.header)
      add(['extra'], note.extra)
      break
    case 'templated':
      for (const [name, html] of Object.entries(note.fields)) add(['fields', name], html)
  }
  add(['explanation'], note.explanation)
  return texts
}

/** Every file of the media folder that a note asks for, with the path inside the note of the field that names it. */
export function mediaOf(note: Note): readonly (readonly [DeckPath, MediaReference])[] {
  const named = textsOf(note).flatMap(([path, text]) =>
    mediaReferences(text).map((reference) => [path, reference] as const),
  )
  // The field is the name itself, not a text that holds one.
  if (note.kind === 'occlusion' && !/^data:/i.test(note.image))
    named.unshift([['image'], { name: note.image.trim().normalize('NFC'), offset: 0 }])
  return named
}
