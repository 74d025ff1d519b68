import initSqlJs, { type Database } from 'sql.js'
import type { ForeignCard, ForeignCollection, ForeignNote } from '../../core/importing/foreignCollection.ts'
import { cardColumns } from './ankiCards.ts'
import { exportNote, exportTypes, type ExportNote, type ExportType } from './ankiNotes.ts'
import { firstFieldSums, sortText } from './checksums.ts'
import { writeFrame11, writeFrame18, type ExportDeck, type Frame } from './frameRows.ts'
import { INDEXES_11, INDEXES_18, NAME_UNICASE, SCHEMA_11, SCHEMA_18 } from './schemaText.ts'

export interface CollectionOptions {
  readonly schema: 11 | 18
  readonly withHistory: boolean
  readonly nowMs: number
  /** Moment at which the learner's study day begins: day 0 of the collection. */
  readonly dayStartMs: number
  /** The bytes of `sql-wasm.wasm`. */
  readonly sqlWasm: () => Promise<ArrayBuffer>
}

/** The collection as the bytes of an SQLite file. */
export async function collectionFile(
  collection: ForeignCollection,
  options: CollectionOptions,
): Promise<Uint8Array> {
  const sql = await initSqlJs({ wasmBinary: await options.sqlWasm() })
  const database = new sql.Database()
  try {
    database.exec(`PRAGMA page_size = 4096; ${SCHEMA_11}`)
    if (options.schema === 18) database.exec(SCHEMA_18)
    database.exec('BEGIN')
    await writeRows(database, collection, options)
    database.exec('COMMIT')
    database.exec(INDEXES_11)
    if (options.schema === 18) database.exec(`${INDEXES_18}${NAME_UNICASE}`)
    return database.export()
  } finally {
    database.close()
  }
}

async function writeRows(
  database: Database,
  collection: ForeignCollection,
  options: CollectionOptions,
): Promise<void> {
  const { nowMs } = options
  const known = exportTypes(collection.noteTypes)
  const notes: { readonly source: ForeignNote; readonly shown: ExportNote }[] = []
  for (const source of collection.notes) {
    const shown = exportNote(source, known)
    if (shown !== null) notes.push({ source, shown })
  }
  const types = new Map<number, ExportType>()
  for (const { shown } of notes) types.set(shown.type.id, shown.type)
  const { decks, idOf } = exportDecks(collection)
  const frame: Frame = {
    types: distinctlyNamed([...types.values()]),
    decks,
    nowSecs: Math.floor(nowMs / 1000),
    day0Secs: Math.floor(options.dayStartMs / 1000),
    nextPosition: collection.cards.length + 1,
  }
  if (options.schema === 18) writeFrame18(database, frame)
  else writeFrame11(database, frame)
  const noteIds = await writeNotes(database, notes, nowMs)
  writeCards(database, collection.cards, noteIds, idOf, options)
}

/** Ids are moments in Anki, each taken once: those that are such already stay, the others lie before `nowMs`. */
function idMaker(nowMs: number, count: number): (wanted: string) => number {
  const taken = new Set<number>()
  let next = nowMs - count
  return (wanted) => {
    let id = /^1\d{12}$/.test(wanted) ? Number(wanted) : NaN
    if (Number.isNaN(id) || taken.has(id)) {
      while (taken.has(next)) next += 1
      id = next
    }
    taken.add(id)
    return id
  }
}

async function writeNotes(
  database: Database,
  notes: readonly { readonly source: ForeignNote; readonly shown: ExportNote }[],
  nowMs: number,
): Promise<ReadonlyMap<string, { readonly id: number; readonly deckKey: string }>> {
  const sums = await firstFieldSums(notes.map(({ shown }) => shown.fields[0] ?? ''))
  const ids = new Map<string, { readonly id: number; readonly deckKey: string }>()
  const makeId = idMaker(nowMs, notes.length)
  const guids = new Set<string>()
  const statement = database.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, ?)')
  for (const [index, { source, shown }] of notes.entries()) {
    const { note, key, deckKey } = source
    const id = makeId(key)
    ids.set(key, { id, deckKey })
    let guid = source.guid ?? `verso:${note.id}`
    while (guids.has(guid)) guid += `:${deckKey}`
    guids.add(guid)
    const tags = note.tags.length === 0 ? '' : ` ${note.tags.join(' ')} `
    const sort = sortText(shown.fields[shown.type.sortField] ?? '')
    const modSecs = Math.floor((source.modifiedAtMs > 0 ? source.modifiedAtMs : nowMs) / 1000)
    const { type, fields, data } = shown
    statement.run([id, guid, type.id, modSecs, tags, fields.join('\x1f'), sort, sums[index] ?? 0, data])
  }
  statement.free()
  return ids
}

function writeCards(
  database: Database,
  cards: readonly ForeignCard[],
  noteIds: ReadonlyMap<string, { readonly id: number; readonly deckKey: string }>,
  deckIdOf: (key: string) => number,
  options: CollectionOptions,
): void {
  const { nowMs, dayStartMs, withHistory } = options
  const nowSecs = Math.floor(nowMs / 1000)
  const makeId = idMaker(nowMs, cards.length)
  const takenMoments = new Set<number>()
  const statement = database.prepare(
    'INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)',
  )
  const log = database.prepare('INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)')
  for (const [place, card] of cards.entries()) {
    const note = noteIds.get(card.noteKey)
    if (note === undefined) continue
    const id = makeId('')
    const deckId = deckIdOf(card.deckKey)
    const columns = cardColumns(card, dayStartMs, place + 1, withHistory)
    statement.run([id, note.id, deckId, card.ordinal, nowSecs, ...columns])
    if (!withHistory) continue
    for (const { reviewedAtMs, rating, interval, lastInterval, factor, answerMs, kind } of card.logs) {
      let moment = Math.round(reviewedAtMs)
      while (takenMoments.has(moment)) moment += 1
      takenMoments.add(moment)
      log.run([moment, id, rating, Math.round(interval), Math.round(lastInterval), factor, answerMs, kind])
    }
  }
  statement.free()
  log.free()
}

/** Anki's default deck is always there; decks of one title are one. */
function exportDecks(collection: ForeignCollection): {
  readonly decks: readonly ExportDeck[]
  readonly idOf: (key: string) => number
} {
  const byTitle = new Map<string, ExportDeck>([['default', { id: 1, title: 'Default', description: '' }]])
  const ids = new Map<string, number>()
  const taken = new Set<number>([1])
  for (const { key, title, description = '' } of collection.decks) {
    const folded = title.toLowerCase()
    let deck = byTitle.get(folded)
    if (deck === undefined) {
      let id = /^1\d{12}$/.test(key) ? Number(key) : 1_500_000_000_000 + ids.size
      while (taken.has(id)) id += 1
      taken.add(id)
      deck = { id, title, description }
      byTitle.set(folded, deck)
    }
    ids.set(key, deck.id)
  }
  return { decks: [...byTitle.values()], idOf: (key) => ids.get(key) ?? 1 }
}

function distinctlyNamed(types: readonly ExportType[]): readonly ExportType[] {
  const taken = new Set<string>()
  return types.map((type) => {
    let { name } = type
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${type.name} ${count}`
    taken.add(name.toLowerCase())
    return name === type.name ? type : { ...type, name }
  })
}
