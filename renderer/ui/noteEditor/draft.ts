import type { Note } from '../../state/index.ts'

/** A note while it is edited: optional texts may be empty, and tags are as they are typed. */
export interface NoteDraft {
  readonly note: Note
  readonly tags: string
}

export function draftOf(note: Note): NoteDraft {
  return { note, tags: note.tags.join(' ') }
}

/** The note that a draft stands for: empty optional texts are left out, and so are accepted answers without text. */
export function noteOf({ note, tags }: NoteDraft): Note {
  const shared = {
    ...optional('explanation', note.explanation),
    ...optional('source', note.source),
    ...optional('guid', note.guid),
  }
  const { explanation: _explanation, source: _source, guid: _guid, ...rest } = note
  const base = { ...rest, ...shared, tags: readTags(tags) }
  switch (base.kind) {
    case 'cloze': {
      const { extra, ...own } = base
      return { ...own, ...optional('extra', extra) }
    }
    case 'typed':
      return { ...base, accepted: base.accepted.filter((answer) => answer.trim() !== '') }
    case 'choice': {
      const { domain, difficulty, ...own } = base
      return {
        ...own,
        ...optional('domain', domain),
        ...(difficulty === undefined ? {} : { difficulty }),
        options: base.options.map(({ rationale, ...option }) => ({
          ...option,
          ...optional('rationale', rationale),
        })),
      }
    }
    case 'occlusion': {
      const { header, extra, ...own } = base
      const shapes = base.shapes.map(({ label, ...shape }) => ({ ...shape, ...optional('label', label) }))
      return { ...own, shapes, ...optional('header', header), ...optional('extra', extra) }
    }
    case 'basic':
    case 'templated':
      return base
  }
}

function optional<N extends string>(name: N, text: string | undefined): { readonly [K in N]?: string } {
  return (text === undefined || text.trim() === '' ? {} : { [name]: text }) as { readonly [K in N]?: string }
}

/** Tags as they are typed: apart by spaces or commas, each once. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((tag) => tag !== ''))]
}
