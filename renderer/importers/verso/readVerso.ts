import { isDeckFileName, mediaFolderName } from '../../../decks/format/files.ts'
import { cardOrdinals } from '../../../decks/format/cards.ts'
import { decodeDeckText, parseDeck } from '../../../decks/format/parse.ts'
import type { Deck, NoteType } from '../../../decks/format/schema.ts'
import { firstFieldOf } from '../../core/importing/firstField.ts'
import type {
  ForeignCard,
  ForeignCollection,
  ForeignDeck,
  ForeignMedia,
  ForeignNote,
  ForeignWarning,
  ImportError,
  MediaSource,
} from '../../core/importing/foreignCollection.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { mediaInFiles } from '../mediaInFiles.ts'
import { NO_MEDIA, refuse, type FileHead, type Reader, type ReadResult } from '../reader.ts'

/** Verso's own deck files, one by one or a folder of them with their media. They carry no history. */
export const versoReader: Reader = {
  format: 'verso',
  title: 'Verso deck',
  endings: ['.deck.yaml', '.deck.yml', '.deck.json'],
  recognise: ({ name, text }: FileHead) =>
    isDeckFileName(name) &&
    !/^PK\u0003\u0004|^SQLite/.test(text) &&
    !/"(?:__type__|crowdanki_uuid)"\s*:/.test(text)
      ? 'yes'
      : 'no',
  read: async (file) => {
    const deck = await parseFile(file.name, file.blob)
    return deck.ok ? collect(deck.value.deck.title, [deck.value], [], NO_MEDIA) : deck
  },
  readFolder: async (folder) => {
    const files = folder.files.filter(({ path }) => isDeckFileName(path)).toSorted(byPath)
    const parsed: ParsedFile[] = []
    for (const { path, blob } of files) {
      const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer())
      const text = new TextDecoder().decode(head)
      if (versoReader.recognise({ name: path, head, sizeBytes: blob.size, text, entries: null }) === 'no')
        continue
      const deck = await parseFile(path, blob)
      if (!deck.ok) return deck
      parsed.push(deck.value)
    }
    if (parsed.length === 0) return null
    const media = parsed.flatMap(({ path }) => {
      const mediaFolder = `${mediaFolderName(path)}/`
      return folder.files.filter((other) => other.path.startsWith(mediaFolder))
    })
    const source = mediaInFiles(media)
    const twins = nameTwins(media)
    const only = parsed.length === 1 ? parsed[0] : undefined
    return collect(only?.deck.title ?? folder.name, parsed, source.list, source, twins)
  },
}

interface ParsedFile {
  readonly path: string
  readonly deck: Deck
  readonly warnings: readonly ForeignWarning[]
}

async function parseFile(path: string, blob: Blob): Promise<Result<ParsedFile, ImportError>> {
  const decoded = decodeDeckText(new Uint8Array(await blob.arrayBuffer()))
  if (!decoded.ok) return err(refusal(path, decoded.problem, 0))
  const { deck, problems, warnings } = parseDeck(decoded.text, path)
  const first = problems[0]
  if (deck === null && first) return err(refusal(path, first, problems.length - 1))
  if (deck === null) return refuse('malformed', `${path} is not a Verso deck`)
  return ok({
    path,
    deck,
    warnings: warnings.map(({ line, column, message }) => ({
      place: { line, column, entry: path },
      message,
    })),
  })
}

function refusal(
  path: string,
  { line, column, message }: { line: number; column: number; message: string },
  others: number,
): ImportError {
  const more = others === 0 ? '' : ` (and ${others} more: run \`npm run deck -- check\` on it)`
  return {
    kind: 'malformed',
    message: `${path}, line ${line}: ${message}${more}`,
    place: { line, column, entry: path },
  }
}

function collect(
  title: string,
  files: readonly ParsedFile[],
  media: readonly ForeignMedia[],
  source: MediaSource,
  moreWarnings: readonly ForeignWarning[] = [],
): ReadResult {
  const noteTypes = new Map<string, NoteType>()
  const decks: ForeignDeck[] = []
  const notes: ForeignNote[] = []
  const cards: ForeignCard[] = []
  for (const [fileIndex, { path, deck }] of files.entries()) {
    const { notes: _, ...header } = deck
    const deckKey = `d${fileIndex + 1}`
    const { description } = deck
    decks.push({
      key: deckKey,
      title: deck.title,
      header,
      ...(description === undefined ? {} : { description }),
    })
    const renamed = addTypes(noteTypes, deck.noteTypes)
    for (const [index, written] of deck.notes.entries()) {
      const note =
        written.kind === 'templated'
          ? { ...written, type: renamed.get(written.type) ?? written.type }
          : written
      const key = `${deckKey}:${note.id}`
      // Without one, the ids of its deck and its own find it again.
      const guid = note.guid ?? null
      const place = files.length === 1 ? { line: index + 1 } : { line: index + 1, entry: path }
      const typeName = note.kind === 'templated' ? (noteTypes.get(note.type)?.name ?? note.kind) : note.kind
      notes.push({
        key,
        guid,
        deckKey,
        note,
        typeName,
        firstField: firstFieldOf(note),
        modifiedAtMs: 0,
        place,
      })
      for (const ordinal of cardOrdinals(note))
        cards.push({ noteKey: key, ordinal, deckKey, schedule: null, logs: [] })
    }
  }
  const collection: ForeignCollection = {
    format: 'verso',
    title,
    decks,
    noteTypes: [...noteTypes.values()],
    notes,
    cards,
    media,
    warnings: [...files.flatMap(({ warnings }) => warnings), ...moreWarnings],
    skipped: [],
    canHoldHistory: false,
  }
  return ok({ collection, detected: { format: 'verso' }, media: source })
}

/** Two decks may use one id for different note types: the later one gets another. */
function addTypes(known: Map<string, NoteType>, types: readonly NoteType[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  for (const type of types) {
    let id = type.id
    for (let count = 2; ; count += 1) {
      const taken = known.get(id)
      if (taken === undefined || JSON.stringify({ ...taken, id: type.id }) === JSON.stringify(type)) break
      id = `${type.id.slice(0, 70)}-${count}`
    }
    known.set(id, { ...type, id })
    renamed.set(type.id, id)
  }
  return renamed
}

/** Each deck has a media folder of its own, a collection only one: of two different files with one name the first is taken. */
function nameTwins(
  media: readonly { readonly path: string; readonly blob: Blob }[],
): readonly ForeignWarning[] {
  const sizes = new Map<string, number>()
  return media.flatMap(({ path, blob }) => {
    const name = path.slice(path.lastIndexOf('/') + 1).normalize('NFC')
    const known = sizes.get(name)
    if (known === undefined) sizes.set(name, blob.size)
    if (known === undefined || known === blob.size) return []
    return [
      {
        place: { line: 1, entry: path },
        message: `another deck has a different ${name}: that one is taken for both`,
      },
    ]
  })
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1
}
