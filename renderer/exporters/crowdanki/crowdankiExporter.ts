// CrowdAnki's folder: `deck.json` with decks within decks, and `media/`.
import { mediaReferences } from '../../../decks/format/files.ts'
import { textsOf } from '../../../decks/format/noteTexts.ts'
import type { ForeignCollection, ForeignNote, ForeignSource } from '../../core/importing/foreignCollection.ts'
import { ankiNote } from '../anki/ankiNote.ts'
import type { Exporter, ExportFile, ExportOptions } from '../exporter.ts'
import { isSafeFileName } from '../fileNames.ts'
import { mediaFiles, textStream } from '../streams.ts'
import { CONFIG_UUID, DECK_CONFIG, modelUuid, noteModel } from './crowdankiJson.ts'
import { uuidOf } from './uuids.ts'

export const crowdankiExporter: Exporter = {
  format: 'crowdanki',
  ending: null,
  losses: (collection) => losses(collection),
  files: (source, options) => files(source, options),
}

async function* files(
  { collection, media }: ForeignSource,
  options: ExportOptions,
): AsyncGenerator<ExportFile> {
  yield { path: 'deck.json', stream: textStream([crowdankiText(collection)]) }
  if (options.withMedia !== false) yield* mediaFiles(collection.media, media, 'media/')
}

interface Branch {
  readonly name: string
  readonly title: string
  readonly keys: string[]
  readonly children: Map<string, Branch>
}

function crowdankiText(collection: ForeignCollection): string {
  const root = treeOf(collection)
  const models = new Map<string, unknown>()
  const byDeck = new Map<string, ForeignNote[]>()
  for (const note of collection.notes) {
    const known = byDeck.get(note.deckKey)
    if (known) known.push(note)
    else byDeck.set(note.deckKey, [note])
  }
  const descriptions = new Map(collection.decks.map(({ key, description }) => [key, description]))
  const there = new Set(collection.media.map(({ name }) => name.normalize('NFC')))

  const write = (branch: Branch): Readonly<Record<string, unknown>> => {
    const own = branch.keys.flatMap((key) => byDeck.get(key) ?? [])
    const notes = own.flatMap((foreign) => noteOf(foreign, branch.title, collection, models) ?? [])
    return {
      __type__: 'Deck',
      children: [...branch.children.values()].map(write),
      crowdanki_uuid: uuidOf(`verso deck ${branch.title}`),
      deck_config_uuid: CONFIG_UUID,
      desc: branch.keys.map((key) => descriptions.get(key)).find((text) => text !== undefined) ?? '',
      dyn: 0,
      extendNew: 0,
      extendRev: 0,
      media_files: [...new Set(own.flatMap(namesOf))].filter((name) => there.has(name)).toSorted(),
      name: branch.name,
      notes,
    }
  }
  const { children, notes, ...head } = write(root)
  const whole = {
    ...head,
    deck_configurations: [DECK_CONFIG],
    note_models: [...models.values()],
    children,
    notes,
  }
  return `${JSON.stringify(whole, null, 4)}\n`
}

function noteOf(
  foreign: ForeignNote,
  deckTitle: string,
  { noteTypes }: ForeignCollection,
  models: Map<string, unknown>,
): Readonly<Record<string, unknown>> | null {
  const { note } = foreign
  const guid = foreign.guid ?? note.guid ?? null
  const written = ankiNote(note, noteTypes, guid !== null)
  if (written === null) return null
  const uuid = modelUuid(written.type)
  if (!models.has(uuid)) models.set(uuid, noteModel(written.type))
  return {
    __type__: 'Note',
    data: written.data,
    fields: written.fields,
    flags: 0,
    guid: guid ?? uuidOf(`verso note ${deckTitle} ${note.id}`).slice(0, 13),
    note_model_uuid: uuid,
    tags: note.tags,
  }
}

/** Decks below the one that they share; several without one lie in a deck of the collection's name. */
function treeOf({ decks, title }: ForeignCollection): Branch {
  const branch = (name: string, full: string): Branch => ({
    name,
    title: full,
    keys: [],
    children: new Map(),
  })
  const tops = new Set(decks.map((deck) => levelsOf(deck.title)[0]))
  const [only] = tops.size === 1 ? [...tops] : []
  const rootName = only ?? title
  const root = branch(rootName, rootName)
  for (const deck of decks) {
    let at = root
    for (const level of levelsOf(deck.title).slice(only === undefined ? 0 : 1)) {
      const next = at.children.get(level) ?? branch(level, `${at.title}::${level}`)
      at.children.set(level, next)
      at = next
    }
    at.keys.push(deck.key)
  }
  return root
}

function levelsOf(title: string): readonly string[] {
  return title.split('::').map((level) => level.trim() || 'Deck')
}

function namesOf({ note }: ForeignNote): readonly string[] {
  const names = textsOf(note).flatMap(([, text]) => mediaReferences(text).map(({ name }) => name))
  return note.kind === 'occlusion' ? [...names, note.image.normalize('NFC')] : names
}

function losses(collection: ForeignCollection): readonly string[] {
  const said: string[] = []
  const unsafe = collection.media.filter(({ name }) => !isSafeFileName(name)).length
  if (unsafe > 0) said.push(`${unsafe} media stay behind: their names cannot be names of files.`)
  if (collection.cards.some(({ schedule, logs }) => schedule !== null || logs.length > 0))
    said.push('Your reviews and due dates stay behind: CrowdAnki has none.')
  if (new Set(collection.decks.map(({ title }) => levelsOf(title)[0])).size > 1)
    said.push(`CrowdAnki has one deck above all others: they lie below “${collection.title}”.`)
  return said
}
