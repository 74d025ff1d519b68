// A folder of Verso's own deck files, each with its media beside it: what a library's `decks/` folder holds.
import { mediaReferences } from '../../../decks/format/files.ts'
import { textsOf } from '../../../decks/format/noteTexts.ts'
import { serializeDeck } from '../../../decks/format/serialize.ts'
import type { Deck, Note } from '../../../decks/format/schema.ts'
import type {
  ForeignCollection,
  ForeignDeck,
  ForeignNote,
  ForeignSource,
} from '../../core/importing/foreignCollection.ts'
import type { Exporter, ExportFile, ExportOptions } from '../exporter.ts'
import { distinctNames, fileNameOf, isSafeFileName } from '../fileNames.ts'
import { mediaFiles, textStream } from '../streams.ts'

export const versoExporter: Exporter = {
  format: 'verso',
  ending: null,
  losses: (collection) => {
    const losses: string[] = []
    const unsafe = collection.media.filter(({ name }) => !isSafeFileName(name)).length
    if (unsafe > 0) losses.push(`${unsafe} media stay behind: their names cannot be names of files.`)
    if (collection.cards.some(({ schedule, logs }) => schedule !== null || logs.length > 0))
      losses.push('Your reviews and due dates stay in the journal: deck files hold none.')
    return losses
  },
  files: (source, options) => files(source, options),
}

async function* files(
  { collection, media }: ForeignSource,
  options: ExportOptions,
): AsyncGenerator<ExportFile> {
  const fileName = distinctNames()
  const deckId = distinctIds()
  const language = options.language ?? 'yaml'
  const isOne = new Set(collection.notes.map(({ deckKey }) => deckKey)).size === 1
  for (const deck of collection.decks) {
    const own = collection.notes.filter(({ deckKey }) => deckKey === deck.key)
    if (own.length === 0 && deck.header === undefined) continue
    const name = fileName(isOne && options.name !== undefined ? options.name : fileNameOf(deck.title))
    const file = deckOf(deck, own, collection, deckId(deck.header?.id ?? idOf(deck.title)))
    yield { path: `${name}.deck.${language}`, stream: textStream([serializeDeck(file, language)]) }
    if (options.withMedia === false) continue
    const named = namesIn(file.notes)
    const used = collection.media.filter((medium) => named.has(medium.name.normalize('NFC')))
    yield* mediaFiles(used, media, `${name}.media/`)
  }
}

function deckOf(
  foreign: ForeignDeck,
  own: readonly ForeignNote[],
  { noteTypes }: ForeignCollection,
  id: string,
): Deck {
  const { header, title, description } = foreign
  const noteId = distinctIds()
  const notes = own.map(({ note, guid }) => {
    const named = {
      ...note,
      id: noteId(note.id),
      ...(note.guid === undefined && guid !== null ? { guid } : {}),
    }
    return header ? named : withoutDeck(named)
  })
  const usedTypes = new Set(notes.flatMap((note) => (note.kind === 'templated' ? [note.type] : [])))
  const known = new Set(header?.noteTypes.map((type) => type.id) ?? [])
  const added = noteTypes.filter((type) => usedTypes.has(type.id) && !known.has(type.id))
  const base = header ?? {
    format: 1 as const,
    exams: [],
    noteTypes: [],
    ...(description ? { description } : {}),
  }
  return { ...base, id, title, noteTypes: [...(header?.noteTypes ?? []), ...added], notes }
}

/** Sections and domains are the deck's: without it they lead nowhere. */
function withoutDeck(note: Note): Note {
  const { source: _, ...rest } = note
  if (rest.kind !== 'choice') return rest
  const { domain: _domain, ...choice } = rest
  return choice
}

function namesIn(notes: readonly Note[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const note of notes) {
    for (const [, text] of textsOf(note)) for (const { name } of mediaReferences(text)) names.add(name)
    if (note.kind === 'occlusion') names.add(note.image.normalize('NFC'))
  }
  return names
}

function idOf(title: string): string {
  const slug = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return slug.slice(0, 60).replace(/-+$/, '') || 'deck'
}

function distinctIds(): (id: string) => string {
  const taken = new Set<string>()
  return (id) => {
    let free = id
    for (let twin = 2; taken.has(free); twin += 1) free = `${id.slice(0, 70)}-${twin}`
    taken.add(free)
    return free
  }
}
