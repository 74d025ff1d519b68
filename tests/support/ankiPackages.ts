// Makes Anki packages of all three layouts, as Anki's own schemas have them, and broken ones.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { BlobReader, BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import initSqlJs, { type Database, type SqlValue } from 'sql.js'
import { STOCK_TYPES, type StockKind, type StockShape } from '../../renderer/core/anki/stockTypes.ts'
import { zstdFrame } from '../../renderer/exporters/anki/zstdFrame.ts'

const wasmFile = path.resolve(import.meta.dirname, '../../node_modules/sql.js/dist/sql-wasm.wasm')

/** The bytes of SQLite, as the app's worker fetches them. */
export async function sqlWasm(): Promise<ArrayBuffer> {
  return new Uint8Array(readFileSync(wasmFile)).buffer
}

export interface FixtureType extends StockShape {
  readonly id: number
  readonly name: string
}

export function stockType(kind: StockKind, id: number): FixtureType {
  return { ...STOCK_TYPES[kind], id }
}

export interface FixtureNote {
  readonly id: number
  readonly guid: string
  readonly type: number
  readonly fields: readonly string[]
  readonly tags?: string
  readonly modSecs?: number
}

/** Columns of `cards` by name; those left out are those of a new card. */
export interface FixtureCard {
  readonly id: number
  readonly nid: number
  readonly ord?: number
  readonly did?: number
  readonly columns?: Readonly<Record<string, SqlValue>>
}

export interface Fixture {
  readonly types: readonly FixtureType[]
  readonly notes: readonly FixtureNote[]
  readonly cards: readonly FixtureCard[]
  /** id, cid, usn, ease, ivl, lastIvl, factor, time, type. */
  readonly revlog?: readonly (readonly number[])[]
  readonly decks?: readonly { readonly id: number; readonly title: string }[]
  readonly media?: Readonly<Record<string, Uint8Array>>
  readonly crtSecs?: number
  readonly version?: number
}

export type Layout = 'legacy1' | 'legacy2' | 'modern'

const TABLES = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
  dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
  tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
  factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
  lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_revlog_cid ON revlog (cid);`
const TABLES_18 = `
CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE unicase, usn integer NOT NULL, collapsed boolean NOT NULL,
  config blob NULL) without rowid;
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase, config blob NOT NULL,
  PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)) without rowid;
CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid);
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL,
  usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);`

/** The SQLite file of a collection. `alter`: does something to it that no Anki does. */
export async function collectionBytes(
  fixture: Fixture,
  schema: 11 | 18,
  alter?: (database: Database) => void,
): Promise<Uint8Array> {
  const sql = await initSqlJs({ wasmBinary: await sqlWasm() })
  const database = new sql.Database()
  database.exec(TABLES)
  fillFrame(database, fixture, schema)
  for (const { id, guid, type, fields, tags = '', modSecs = 1_700_000_000 } of fixture.notes) {
    const row = [id, guid, type, modSecs, -1, tags, fields.join('\x1f'), fields[0] ?? '', 0, 0, '']
    database.run(`INSERT INTO notes VALUES (${row.map(() => '?').join()})`, row)
  }
  for (const { id, nid, ord = 0, did = 1, columns = {} } of fixture.cards) {
    const row: Record<string, SqlValue> = {
      id,
      nid,
      did,
      ord,
      mod: 0,
      usn: -1,
      type: 0,
      queue: 0,
      due: 0,
      ivl: 0,
    }
    Object.assign(
      row,
      { factor: 0, reps: 0, lapses: 0, left: 0, odue: 0, odid: 0, flags: 0, data: '' },
      columns,
    )
    database.run(
      `INSERT INTO cards VALUES (${Object.keys(row)
        .map(() => '?')
        .join()})`,
      Object.values(row),
    )
  }
  for (const row of fixture.revlog ?? [])
    database.run(`INSERT INTO revlog VALUES (${row.map(() => '?').join()})`, [...row])
  alter?.(database)
  const bytes = database.export()
  database.close()
  return schema === 18 ? withUnicase(sql, bytes) : bytes
}

/** Only Anki has the collation: it is written into the finished schema. */
function withUnicase(sql: Awaited<ReturnType<typeof initSqlJs>>, bytes: Uint8Array): Uint8Array {
  const database = new sql.Database(bytes)
  database.exec(
    `PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'COLLATE nocase', 'COLLATE unicase')`,
  )
  const changed = database.export()
  database.close()
  return changed
}

function fillFrame(database: Database, fixture: Fixture, schema: 11 | 18): void {
  const decks = fixture.decks ?? [{ id: 1, title: 'Default' }]
  const { types, crtSecs = 1_600_000_000, version = schema } = fixture
  const json =
    schema === 11
      ? [
          Object.fromEntries(types.map((type) => [type.id, model(type)])),
          Object.fromEntries(
            decks.map(({ id, title }) => [id, { id, name: title, conf: 1, dyn: 0, desc: '' }]),
          ),
          { 1: { id: 1, new: { delays: [1, 10] }, lapse: { delays: [10] } } },
        ]
      : [{}, {}, {}]
  const [models, deckJson, options] = json.map((value) => JSON.stringify(value)) as [string, string, string]
  database.run('INSERT INTO col VALUES (1, ?, 0, 0, ?, 0, 0, 0, ?, ?, ?, ?, ?)', [
    crtSecs,
    version,
    '{}',
    models,
    deckJson,
    options,
    '{}',
  ])
  if (schema === 11) return
  database.exec(TABLES_18.replaceAll('COLLATE unicase', 'COLLATE nocase'))
  for (const type of types) {
    const config = new BinaryWriter()
    if (type.isCloze) config.tag(1, WireType.Varint).int32(1)
    config.tag(3, WireType.LengthDelimited).string(type.css)
    config.tag(9, WireType.Varint).int32(type.stockKind)
    database.run('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)', [type.id, type.name, config.finish()])
    type.fields.forEach((name, ord) => {
      database.run('INSERT INTO fields VALUES (?, ?, ?, ?)', [type.id, ord, name, new Uint8Array(0)])
    })
    type.templates.forEach(({ name, front, back }, ord) => {
      const template = new BinaryWriter()
      template.tag(1, WireType.LengthDelimited).string(front).tag(2, WireType.LengthDelimited).string(back)
      database.run('INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)', [type.id, ord, name, template.finish()])
    })
  }
  for (const { id, title } of decks) {
    const kind = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(Uint8Array.of(8, 1)).finish()
    database.run('INSERT INTO decks VALUES (?, ?, 0, 0, ?, ?)', [
      id,
      title.replaceAll('::', '\x1f'),
      new Uint8Array(0),
      kind,
    ])
  }
}

function model({ id, name, isCloze, fields, templates, css, stockKind }: FixtureType): unknown {
  return {
    id,
    name,
    type: isCloze ? 1 : 0,
    flds: fields.map((field, ord) => ({ name: field, ord })),
    tmpls: templates.map(({ name: title, front, back }, ord) => ({
      name: title,
      ord,
      qfmt: front,
      afmt: back,
    })),
    css,
    originalStockKind: stockKind,
  }
}

/** The note that stands in the collection of newer layouts, for versions of Anki that cannot read them. */
const DECOY: Fixture = {
  types: [stockType('basic', 1)],
  notes: [{ id: 1, guid: 'decoy', type: 1, fields: ['Please update to the latest Anki version.', 'x'] }],
  cards: [{ id: 1, nid: 1 }],
}

/** A package as Anki lays it out; `entries` come on top. */
export async function packageBlob(
  fixture: Fixture,
  layout: Layout,
  entries: Readonly<Record<string, Uint8Array | string>> = {},
  alter?: (database: Database) => void,
): Promise<Blob> {
  const collection = await collectionBytes(fixture, layout === 'modern' ? 18 : 11, alter)
  const media = Object.entries(fixture.media ?? {})
  const all: Record<string, Uint8Array | string> = {}
  if (layout === 'legacy1') all['collection.anki2'] = collection
  else {
    all['meta'] = Uint8Array.of(8, layout === 'legacy2' ? 2 : 3)
    all['collection.anki2'] = await collectionBytes(DECOY, 11)
    if (layout === 'legacy2') all['collection.anki21'] = collection
    else all['collection.anki21b'] = await zstd(collection)
  }
  for (const [index, [, bytes]] of media.entries())
    all[String(index)] = layout === 'modern' ? await zstd(bytes) : bytes
  all['media'] =
    layout === 'modern'
      ? await zstd(mediaEntries(media))
      : JSON.stringify(Object.fromEntries(media.map(([name], index) => [index, name])))
  return zipOf({ ...all, ...entries })
}

function mediaEntries(media: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const list = new BinaryWriter()
  for (const [name, bytes] of media) {
    const entry = new BinaryWriter()
    entry.tag(1, WireType.LengthDelimited).string(name)
    entry.tag(2, WireType.Varint).uint32(bytes.length)
    entry.tag(3, WireType.LengthDelimited).bytes(new Uint8Array(20))
    list.tag(1, WireType.LengthDelimited).bytes(entry.finish())
  }
  return list.finish()
}

/** The bytes as a zstd stream. */
export async function zstd(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(zstdFrame())
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

export async function zipOf(
  entries: Readonly<Record<string, Uint8Array | string | Blob>>,
  options: { readonly password?: string } = {},
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false, ...options })
  for (const [name, content] of Object.entries(entries)) {
    const reader =
      typeof content === 'string'
        ? new TextReader(content)
        : content instanceof Blob
          ? new BlobReader(content)
          : new Uint8ArrayReader(content)
    await writer.add(name, reader)
  }
  return writer.close()
}
