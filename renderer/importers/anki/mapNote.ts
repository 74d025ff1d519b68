import { ordinalsOf, readCloze, type ClozeNode } from '../../../decks/format/cloze.ts'
import { readVersoData } from '../../core/anki/versoData.ts'
import { ordinalsOfNote } from '../../core/cards/ordinalsOfNote.ts'
import type { Note } from '../../core/model/deck.ts'
import { fieldMarkdown } from './fieldMarkdown.ts'
import { decodeEntities } from '../../core/templates/entities.ts'
import { strippedText } from './htmlTree.ts'
import type { MappedType } from './mapNoteType.ts'
import { onlyPicture, readOcclusions } from './occlusion.ts'

export interface NoteSource {
  readonly id: string
  readonly guid: string | null
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  /** Anki's column `data`, empty as a rule. */
  readonly data: string
  /** Of the cards that it has, ascending. */
  readonly ordinals: readonly number[]
}

export interface MappedNote {
  readonly note: Note
  /** Verso gave it a guid for the way through Anki only. */
  readonly isGuidBorrowed: boolean
  /** What did not come along. */
  readonly lost: readonly string[]
}

/**
 * A note in Verso's own kinds where nothing is lost by it: its text can be told in Markdown, its cards are the ones that
 * the kind makes, and they look as the kind looks. Else it stays templated: its fields as they are, with its note type.
 */
export function mapNote(source: NoteSource, type: MappedType): MappedNote {
  const carried = carriedNote(source, type)
  if (carried !== null) return carried
  const { note, lost } = nativeNote(source, type) ?? { note: null, lost: [] }
  if (note !== null && sameCards(note, source.ordinals)) return { note, isGuidBorrowed: false, lost }
  return { note: templatedNote(source, type), isGuidBorrowed: false, lost: [] }
}

function common({ id, guid, tags }: NoteSource) {
  return { id, tags: [...tags], ...(guid === null ? {} : { guid }) }
}

function carriedNote(source: NoteSource, type: MappedType): MappedNote | null {
  const { fields, data, ordinals } = source
  const carried = type.isTwin
    ? readVersoData(decodeEntities(fields.at(-1) ?? ''), fields.slice(0, -1))
    : readVersoData(data, fields)
  if (carried === null || !sameCards(carried.note, ordinals)) return null
  // Tags may have changed in Anki: they stand beside the fields.
  const { guid: _, ...rest } = carried.note
  const guid = carried.hasGuid && source.guid !== null ? { guid: source.guid } : {}
  const note = { ...rest, tags: [...source.tags], ...guid }
  return {
    note: note.kind === 'templated' ? { ...note, type: type.noteType.id } : note,
    isGuidBorrowed: !carried.hasGuid,
    lost: [],
  }
}

function nativeNote(
  source: NoteSource,
  { stock }: MappedType,
): { readonly note: Note; readonly lost: readonly string[] } | null {
  const [one = '', two = ''] = source.fields
  switch (stock) {
    case null:
      return null
    case 'basic':
    case 'reversed': {
      const [front, back] = [fieldMarkdown(one), fieldMarkdown(two)]
      if (!isFilled(front) || !isFilled(back)) return null
      return found({ ...common(source), kind: 'basic', front, back, reversed: stock === 'reversed' })
    }
    case 'typed': {
      const prompt = fieldMarkdown(one)
      if (!isFilled(prompt) || /[<[\]]/.test(two)) return null
      const answer = strippedText(two)
      return answer === '' ? null : found({ ...common(source), kind: 'typed', prompt, answer, accepted: [] })
    }
    case 'cloze': {
      const [text, extra] = [fieldMarkdown(one), fieldMarkdown(two)]
      if (!isFilled(text) || extra === null || !isPlainCloze(text)) return null
      return found({ ...common(source), kind: 'cloze', text, ...(extra.trim() === '' ? {} : { extra }) })
    }
    case 'occlusion':
      return occlusionNote(source)
  }
}

function found(note: Note): { readonly note: Note; readonly lost: readonly string[] } {
  return { note, lost: [] }
}

function occlusionNote(source: NoteSource): { readonly note: Note; readonly lost: readonly string[] } | null {
  const [occlusions = '', picture = '', head = '', back = '', comments = ''] = source.fields
  const image = onlyPicture(picture)
  const { shapes, isHideAll, lost } = readOcclusions(occlusions)
  const [header, extra, explanation] = [fieldMarkdown(head), fieldMarkdown(back), fieldMarkdown(comments)]
  if (image === null || shapes.length === 0 || header === null || extra === null || explanation === null)
    return null
  const note: Note = {
    ...common(source),
    kind: 'occlusion',
    image,
    mode: isHideAll ? 'hide-all' : 'hide-one',
    shapes: [...shapes],
    ...(header.trim() === '' ? {} : { header }),
    ...(extra.trim() === '' ? {} : { extra }),
    ...(explanation.trim() === '' ? {} : { explanation }),
  }
  return { note, lost }
}

function templatedNote(source: NoteSource, { noteType }: MappedType): Note {
  const fields: Record<string, string> = {}
  for (const [index, name] of noteType.fields.entries()) {
    const value = source.fields[index] ?? ''
    if (value !== '') fields[name] = value
  }
  const [first = 0, ...others] = source.ordinals
  return {
    ...common(source),
    kind: 'templated',
    type: noteType.id,
    fields,
    cards: [first, ...others],
  }
}

function isFilled(text: string | null): text is string {
  return text !== null && /\S/.test(text)
}

function sameCards(note: Note, ordinals: readonly number[]): boolean {
  const made = ordinalsOfNote(note)
  return made.length === ordinals.length && made.every((ordinal, index) => ordinal === ordinals[index])
}

/** Verso reads these deletions as Anki does, and shows their hints as Anki would. */
function isPlainCloze(text: string): boolean {
  const { nodes, problems, doubts } = readCloze(text)
  if (problems.length > 0 || doubts.length > 0 || ordinalsOf(nodes).length === 0) return false
  const arePlain = (list: readonly ClozeNode[]): boolean =>
    list.every(
      (node) =>
        node.kind === 'text' ||
        ((node.hint === null || !/[\\&<>`*_$]/.test(node.hint)) && arePlain(node.children)),
    )
  // Anki ends a deletion at the first two braces, Verso where they balance.
  return arePlain(nodes) && !/\{\{(?!c\d)|(?<!\{)\{(?!\{)/.test(text)
}
