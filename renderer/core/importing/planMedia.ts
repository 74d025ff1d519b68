// Which media an import brings, under which file names, and the texts that name them. A name from outside is never a
// path: it becomes one safe file name in the deck's own media folder, and where that differs the notes are rewritten.
import { mediaReferences, isRemoteReference } from '../../../decks/format/files.ts'
import { textsOf } from '../../../decks/format/noteTexts.ts'
import type { Deck, Note, NoteType } from '../model/deck.ts'
import { fileKey, numberedFile, safeFileName, takeName } from './names.ts'

export interface DeckMedia {
  /** The deck, its texts naming the files as they are stored. */
  readonly deck: Deck
  /** What to store: the source's name, and the file's. */
  readonly files: readonly { readonly name: string; readonly fileName: string }[]
  /** Named by a note, but not in the source. */
  readonly missing: readonly string[]
}

const CSS_URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)/gi

/**
 * The media that these notes of the deck (and its note types) ask for. `available`: names in the source, NFC.
 * `present`: names that other notes of the deck use, which stay what they are.
 */
export function planMedia(
  deck: Deck,
  touched: (note: Note) => boolean,
  available: ReadonlySet<string>,
  areTypesNew: boolean,
): DeckMedia {
  const wanted = new Set<string>()
  const present = new Set<string>()
  for (const note of deck.notes)
    for (const name of mediaOfNote(note)) (touched(note) ? wanted : present).add(name)
  if (areTypesNew) {
    for (const name of deck.noteTypes.flatMap(mediaOfType)) wanted.add(name)
    // Files that begin with _ belong to templates, which may name them in ways that cannot be read (Anki's manual).
    if (deck.noteTypes.length > 0) for (const name of available) if (name.startsWith('_')) wanted.add(name)
  }
  const taken = new Set([...present].map(fileKey))
  const renamed = new Map<string, string>()
  const files: { name: string; fileName: string }[] = []
  const missing: string[] = []
  for (const name of wanted) {
    if (!available.has(name)) {
      if (!present.has(name)) missing.push(name)
      continue
    }
    // The same name in an untouched note is the same file: it is compared when it is stored.
    const fileName = present.has(name) ? name : takeName(safeFileName(name), taken, fileKey, numberedFile)
    if (fileName !== name) renamed.set(name, fileName)
    files.push({ name, fileName })
  }
  return { deck: renamed.size === 0 ? deck : renameMedia(deck, touched, renamed), files, missing }
}

/** Names of the files that a note shows or plays. */
export function mediaOfNote(note: Note): string[] {
  const names = textsOf(note).flatMap(([, text]) => mediaIn(text))
  return note.kind === 'occlusion' ? [note.image.normalize('NFC'), ...names] : names
}

export function mediaOfType({ templates, css = '' }: NoteType): string[] {
  return [
    ...templates.flatMap(({ front, back }) => [...mediaIn(front), ...mediaIn(back)]),
    ...mediaInCss(css),
  ]
}

function mediaIn(text: string): string[] {
  const names = mediaReferences(text).map(({ name }) => name)
  return (text.includes('url(') ? [...names, ...mediaInCss(text)] : names).filter(
    (name) => !isRemoteReference(name),
  )
}

function mediaInCss(css: string): string[] {
  return [...css.matchAll(CSS_URL)]
    .map((match) => decoded(match[1] ?? match[2] ?? match[3] ?? '').normalize('NFC'))
    .filter((name) => name !== '' && !/^(?:data:|#)/i.test(name) && !isRemoteReference(name))
}

function renameMedia(
  deck: Deck,
  touched: (note: Note) => boolean,
  renamed: ReadonlyMap<string, string>,
): Deck {
  const inText = (text: string) => renameIn(text, renamed)
  const notes = deck.notes.map((note) => (touched(note) ? mapTexts(note, inText, renamed) : note))
  const noteTypes = deck.noteTypes.map((type) => ({
    ...type,
    templates: type.templates.map((template) => ({
      ...template,
      front: inText(template.front),
      back: inText(template.back),
    })),
    ...(type.css === undefined ? {} : { css: inText(type.css) }),
  }))
  return { ...deck, notes, noteTypes }
}

/** Replaces names where they are references, last first so that places stay right. */
function renameIn(text: string, renamed: ReadonlyMap<string, string>): string {
  const places = [
    ...mediaReferences(text),
    ...[...text.matchAll(CSS_URL)].map((match) => {
      const written = match[1] ?? match[2] ?? match[3] ?? ''
      return { name: decoded(written).normalize('NFC'), offset: match.index + match[0].indexOf(written) }
    }),
  ].toSorted((one, other) => other.offset - one.offset)
  let result = text
  for (const { name, offset } of places) {
    const fileName = renamed.get(name)
    if (fileName === undefined) continue
    const length = writtenLength(result, offset, name)
    const isSound = /\[sound:$/i.test(result.slice(Math.max(0, offset - 7), offset))
    const written = isSound ? fileName : encodeURIComponent(fileName)
    result = result.slice(0, offset) + written + result.slice(offset + length)
  }
  return result
}

/** How many units the name takes as it is written there: plain, composed otherwise, or percent-encoded. */
function writtenLength(text: string, offset: number, name: string): number {
  const rest = text.slice(offset)
  for (const written of [name, name.normalize('NFD'), encodeURI(name), encodeURIComponent(name)])
    if (rest.startsWith(written)) return written.length
  return /^[^"'<>\])\n]*/.exec(rest)?.[0].trimEnd().length ?? 0
}

function mapTexts(note: Note, change: (text: string) => string, renamed: ReadonlyMap<string, string>): Note {
  const mapped = mapStrings(note, change) as Note
  // Names that are not texts.
  const { id, kind } = note
  if (note.kind === 'occlusion')
    return { ...mapped, id, kind, image: renamed.get(note.image.normalize('NFC')) ?? note.image } as Note
  return { ...mapped, id, kind } as Note
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => mapStrings(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapStrings(each, change)]))
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
