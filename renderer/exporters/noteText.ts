// What a person sees of a note in formats that have a front, a back and a remark, and whether that is all of it.
import type { ForeignNote } from '../core/importing/foreignCollection.ts'
import type { Note, NoteType } from '../core/model/deck.ts'

export interface ShownNote {
  readonly front: string
  readonly back: string
  readonly explanation: string
  /** These three, its kind and its tags give the note back. */
  readonly isWhole: boolean
}

/** Texts are Markdown, or HTML for templated notes. */
export function shownNote(note: Note, types: readonly NoteType[]): ShownNote {
  const explanation = note.explanation ?? ''
  const isTidy =
    [explanation, ...tidyTexts(note)].every(isUntouched) &&
    note.tags.every(isPlainTag) &&
    new Set(note.tags).size === note.tags.length
  const hasMore = note.explanation === '' || note.source !== undefined
  const isWhole = isTidy && !hasMore
  switch (note.kind) {
    case 'basic':
      return {
        front: note.front,
        back: note.back,
        explanation,
        isWhole: isWhole && !note.front.includes('{{c'),
      }
    case 'cloze':
      return { front: note.text, back: note.extra ?? '', explanation, isWhole: isWhole && note.extra !== '' }
    case 'typed':
      return {
        front: note.prompt,
        back: note.answer,
        explanation,
        isWhole: isWhole && note.accepted.length === 0,
      }
    case 'choice': {
      const list = note.options.map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}`).join('\n')
      const right = note.options.filter(({ correct }) => correct).map(({ text }) => text)
      return { front: `${note.stem}\n\n${list}`, back: right.join('\n\n'), explanation, isWhole: false }
    }
    case 'occlusion': {
      const labels = note.shapes.flatMap(({ label }) => (label ? [label] : []))
      const header = note.header ? `${note.header}\n\n` : ''
      return {
        front: `${header}![](<${note.image}>)`,
        back: [labels.join(', '), note.extra ?? ''].filter((part) => part !== '').join('\n\n') || note.image,
        explanation,
        isWhole: false,
      }
    }
    case 'templated': {
      const type = types.find(({ id }) => id === note.type)
      const fields = (type?.fields ?? Object.keys(note.fields)).map((name) => note.fields[name] ?? '')
      const [front = '', ...others] = fields.filter((field) => field.trim() !== '')
      return {
        front: front || note.type,
        back: others.join('\n\n') || front || note.type,
        explanation,
        isWhole: false,
      }
    }
  }
}

/** The stock note type of Anki's that comes closest, or a templated note's own. */
export function typeNameOf(note: Note, types: readonly NoteType[]): string {
  switch (note.kind) {
    case 'basic':
      return note.reversed ? 'Basic (and reversed card)' : 'Basic'
    case 'cloze':
      return 'Cloze'
    case 'typed':
      return 'Basic (type in the answer)'
    case 'choice':
    case 'occlusion':
      return 'Basic'
    case 'templated':
      return types.find(({ id }) => id === note.type)?.name ?? 'Basic'
  }
}

/** What names the note when it comes back: its guid, or its id with a mark. */
export function lastingName({ guid, note }: ForeignNote): string {
  return guid ?? note.guid ?? `verso:${note.id}`
}

function tidyTexts(note: Note): readonly string[] {
  switch (note.kind) {
    case 'basic':
      return [note.front, note.back]
    case 'cloze':
      return [note.text, note.extra ?? '']
    case 'typed':
      return [note.prompt, note.answer]
    case 'choice':
    case 'occlusion':
    case 'templated':
      return []
  }
}

/** Readers trim, take controls out and unite line ends: texts that this would change need to be carried. */
function isUntouched(text: string): boolean {
  return text.trim() === text && !/[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u.test(text)
}

function isPlainTag(tag: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}_.:-]*[\p{L}\p{N}])?$/u.test(tag) && tag.normalize('NFC') === tag
}
