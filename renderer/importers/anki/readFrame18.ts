import type { AnkiDeck, AnkiFrame, AnkiNoteType, AnkiSteps, AnkiTemplate } from './collection.ts'
import type { CollectionDatabase } from './database.ts'
import { floatsAt, messageAt, numberAt, readFields, textAt } from './protobuf.ts'

const NO_BYTES = new Uint8Array(0)

/** Schemas 15 to 18 keep note types and decks in tables of their own, with protobuf in them (`proto/anki/*.proto`). */
export function readFrame18(database: CollectionDatabase): Pick<AnkiFrame, 'noteTypes' | 'decks' | 'steps'> {
  return { noteTypes: readNoteTypes(database), decks: readDecks(database), steps: readSteps(database) }
}

function readNoteTypes(database: CollectionDatabase): ReadonlyMap<number, AnkiNoteType> {
  const fields = new Map<number, [number, string][]>()
  // With `config`, no index covers the query: the one by name needs a collation that only Anki has.
  database.scan('fields', ['ntid', 'ord', 'name', 'config'], ([type, ord, name]) => {
    listIn(fields, Number(type)).push([Number(ord), String(name)])
  })
  const templates = new Map<number, [number, AnkiTemplate][]>()
  database.scan('templates', ['ntid', 'ord', 'name', 'config'], ([type, ord, name, config]) => {
    const read = readFields(bytesOf(config))
    const template = { name: String(name), front: textAt(read, 1), back: textAt(read, 2) }
    listIn(templates, Number(type)).push([Number(ord), template])
  })
  const noteTypes = new Map<number, AnkiNoteType>()
  database.scan('notetypes', ['id', 'name', 'config'], ([key, name, config]) => {
    const id = Number(key)
    const read = readFields(bytesOf(config))
    noteTypes.set(id, {
      id,
      name: String(name),
      isCloze: numberAt(read, 1) === 1,
      fields: inOrder(fields.get(id)),
      templates: inOrder(templates.get(id)),
      css: textAt(read, 3),
      latexPre: textAt(read, 5),
      latexPost: textAt(read, 6),
      isLatexSvg: numberAt(read, 7) === 1,
      sortField: numberAt(read, 2),
      stockKind: numberAt(read, 9),
      ...versoIdIn(textAt(read, 255)),
    })
  })
  return noteTypes
}

/** What other programs keep with a note type is JSON; Verso keeps its own id there. */
function versoIdIn(other: string): { readonly versoId?: string } {
  const found = /"versoId":"([A-Za-z0-9._-]{1,80})"/.exec(other)?.[1]
  return found === undefined ? {} : { versoId: found }
}

function readDecks(database: CollectionDatabase): ReadonlyMap<number, AnkiDeck> {
  const decks = new Map<number, AnkiDeck>()
  database.scan('decks', ['id', 'name', 'kind'], ([key, name, kind]) => {
    const id = Number(key)
    const container = readFields(bytesOf(kind))
    const normal = messageAt(container, 1)
    decks.set(id, {
      id,
      title: String(name).replaceAll('\x1f', '::'),
      description: normal ? textAt(normal, 4) : '',
      isFiltered: container.has(2),
      configId: normal ? numberAt(normal, 1) : 0,
    })
  })
  return decks
}

function readSteps(database: CollectionDatabase): ReadonlyMap<number, AnkiSteps> {
  const steps = new Map<number, AnkiSteps>()
  if (!database.hasTable('deck_config')) return steps
  database.scan('deck_config', ['id', 'config'], ([id, config]) => {
    const read = readFields(bytesOf(config))
    steps.set(Number(id), { learn: floatsAt(read, 1), relearn: floatsAt(read, 2) })
  })
  return steps
}

function listIn<T>(lists: Map<number, T[]>, key: number): T[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

function inOrder<T>(items: readonly [number, T][] = []): readonly T[] {
  return items.toSorted(([one], [other]) => one - other).map(([, item]) => item)
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : NO_BYTES
}
