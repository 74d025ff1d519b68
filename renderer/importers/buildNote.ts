import { clozeOrdinals, readCloze } from '../../decks/format/cloze.ts'
import type { RowKind } from '../core/importing/readOptions.ts'
import { strippedText } from '../core/importing/firstField.ts'
import type { Note } from '../core/model/deck.ts'
import { err, ok, type Result } from '../core/model/result.ts'

/** A note in the words that every list of cards has; texts are Verso's Markdown. */
export interface NoteTexts {
  readonly front: string
  readonly back: string
  readonly explanation?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/**
 * The note that these texts make, or why they make none. `automatic`: a cloze if the front has deletions, else basic.
 * `nextId` proposes its id.
 */
export function buildNote(texts: NoteTexts, kind: RowKind, nextId: NextId): Result<Note, string> {
  const front = texts.front.trim()
  const back = texts.back.trim()
  if (front === '') return err(back === '' ? 'the row is empty' : 'the first field is empty')
  const explanation = texts.explanation?.trim()
  const shared = {
    id: nextId(front),
    tags: cleanTags(texts.tags ?? []),
    ...(explanation ? { explanation } : {}),
  }
  const hasDeletions = front.includes('{{c') && clozeOrdinals(front).length > 0
  if (kind === 'cloze' || (kind === 'automatic' && hasDeletions)) {
    if (!hasDeletions) return err('it has no deletion such as {{c1::hidden}}, which a cloze needs')
    const problem = readCloze(front).problems[0]
    if (problem) return err(problem.message)
    return ok({ ...shared, kind: 'cloze', text: front, ...(back ? { extra: back } : {}) })
  }
  if (back === '') return err('it has a front and no back')
  if (kind === 'typed') return ok({ ...shared, kind: 'typed', prompt: front, answer: back, accepted: [] })
  return ok({ ...shared, kind: 'basic', front, back, reversed: kind === 'reversed' })
}

/** Tags as decks hold them: no spaces or commas, none twice. */
export function cleanTags(tags: readonly string[]): string[] {
  const clean = tags.map((tag) =>
    tag
      .normalize('NFC')
      .replace(/[\s,]+/g, '-')
      .replace(/^[-:]+|[-:]+$/g, ''),
  )
  return [...new Set(clean.filter((tag) => tag !== ''))]
}

/** Proposes an id for a note by the text that it begins with. */
export type NextId = (text: string) => string

/** Ids that people can read, distinct within one source: `la-acera`, `la-acera-2`, and `note-7` where no letter is Latin. */
export function noteIds(): NextId {
  const taken = new Set<string>()
  const twins = new Map<string, number>()
  let count = 0
  return (text) => {
    count += 1
    const slug = slugOf(text)
    const base = slug === '' ? `note-${count}` : slug
    let id = base
    let twin = twins.get(base) ?? 2
    for (; taken.has(id); twin += 1) id = `${base}-${twin}`
    twins.set(base, twin)
    taken.add(id)
    return id
  }
}

const MAX_SLUG = 40

function slugOf(text: string): string {
  const plain = strippedText(
    text.slice(0, 400).replace(/\{\{c[\d,]+::|::[^}]*\}\}|\}\}|\[sound:[^\]]*\]/g, ''),
  )
  const latin = plain.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = latin.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  if (slug.length <= MAX_SLUG) return slug
  const cut = slug.lastIndexOf('-', MAX_SLUG)
  return slug.slice(0, cut > 10 ? cut : MAX_SLUG)
}
