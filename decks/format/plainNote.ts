import type { Note } from './schema.ts'

export type Plain = Readonly<Record<string, unknown>>

/** A note as data, in the order of writing and without what the schema would fill in. */
export function plainNote(note: Note): Plain {
  const { id, kind, explanation } = note
  const head = { id, kind, guid: note.guid, tags: filled(note.tags), source: note.source }
  switch (note.kind) {
    case 'basic':
      return pick({
        ...head,
        front: note.front,
        back: note.back,
        reversed: note.reversed || undefined,
        explanation,
      })
    case 'cloze':
      return pick({ ...head, text: note.text, extra: note.extra, explanation })
    case 'choice': {
      const { domain, difficulty, stem, pinned } = note
      const options = note.options.map(({ text, correct, rationale }) =>
        pick({ text, correct: correct || undefined, rationale }),
      )
      return pick({ ...head, domain, difficulty, stem, options, pinned: pinned || undefined, explanation })
    }
    case 'typed':
      return pick({
        ...head,
        prompt: note.prompt,
        answer: note.answer,
        accepted: filled(note.accepted),
        explanation,
      })
    case 'occlusion':
      return pick({
        ...head,
        image: note.image,
        mode: unless(note.mode, 'hide-one'),
        shapes: note.shapes,
        header: note.header,
        extra: note.extra,
        explanation,
      })
    case 'templated':
      return pick({
        ...head,
        type: note.type,
        fields: note.fields,
        cards: note.cards.length === 1 && note.cards[0] === 0 ? undefined : note.cards,
        explanation,
      })
  }
}

export function pick(value: Plain, order: readonly string[] = Object.keys(value)): Plain {
  return Object.fromEntries(
    order.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]),
  )
}

export function unless<T>(value: T, usual: T): T | undefined {
  return value === usual ? undefined : value
}

export function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}
