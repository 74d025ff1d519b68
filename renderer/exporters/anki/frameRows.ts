// Note types, decks and options as rows: JSON for schema 11, protobuf in tables of their own for schema 18.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Database } from 'sql.js'
import { LEARN_STEPS, RELEARN_STEPS } from './ankiCards.ts'
import type { ExportType } from './ankiNotes.ts'

export interface ExportDeck {
  readonly id: number
  /** Levels separated by `::`. */
  readonly title: string
  readonly description: string
}

const NO_BYTES = new Uint8Array(0)

export interface Frame {
  readonly types: readonly ExportType[]
  readonly decks: readonly ExportDeck[]
  readonly nowSecs: number
  /** Unix seconds of the beginning of day 0. */
  readonly day0Secs: number
  readonly nextPosition: number
}

export function writeFrame11(database: Database, frame: Frame): void {
  const { types, decks, nowSecs } = frame
  const config = {
    activeDecks: [1],
    curDeck: 1,
    curModel: types[0]?.id ?? 1,
    nextPos: frame.nextPosition,
    sortType: 'noteFld',
    sortBackwards: false,
    newSpread: 0,
    collapseTime: 1200,
    timeLim: 0,
    estTimes: true,
    dueCounts: true,
    addToCur: true,
    dayLearnFirst: false,
    schedVer: 2,
  }
  const models = Object.fromEntries(types.map((type) => [type.id, modelJson(type, nowSecs)]))
  const deckJson = Object.fromEntries(
    decks.map(({ id, title, description }) => [
      id,
      {
        id,
        name: title,
        desc: description,
        mod: nowSecs,
        usn: -1,
        dyn: 0,
        conf: 1,
        collapsed: false,
        browserCollapsed: false,
        newToday: [0, 0],
        revToday: [0, 0],
        lrnToday: [0, 0],
        timeToday: [0, 0],
        extendNew: 0,
        extendRev: 0,
      },
    ]),
  )
  writeCol(database, 11, frame, [config, models, deckJson, { 1: OPTIONS_JSON }])
}

function writeCol(database: Database, version: number, frame: Frame, json: readonly unknown[]): void {
  const [config, models, decks, options] = json.map((value) => JSON.stringify(value))
  const nowMs = frame.nowSecs * 1000
  database.run('INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)', [
    frame.day0Secs,
    nowMs,
    nowMs,
    version,
    config ?? '',
    models ?? '',
    decks ?? '',
    options ?? '',
    version === 11 ? '{}' : '',
  ])
}

function modelJson(type: ExportType, nowSecs: number): unknown {
  return {
    id: type.id,
    name: type.name,
    type: type.isCloze ? 1 : 0,
    mod: nowSecs,
    usn: -1,
    sortf: type.sortField,
    did: null,
    css: type.css,
    latexPre: type.latexPre,
    latexPost: type.latexPost,
    latexsvg: type.isLatexSvg,
    originalStockKind: type.stockKind,
    ...(type.versoId === null ? {} : { versoId: type.versoId }),
    tags: [],
    vers: [],
    req: type.templates.map((_, ord) => [ord, 'any', type.fields.map((__, field) => field)]),
    flds: type.fields.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
      ...(hasFieldTags(type) ? { tag: ord } : {}),
    })),
    tmpls: type.templates.map(({ name, front, back }, ord) => ({
      name,
      ord,
      qfmt: front,
      afmt: back,
      bqfmt: '',
      bafmt: '',
      did: null,
      bfont: '',
      bsize: 0,
    })),
  }
}

/** Anki finds the fields of its own cloze and occlusion types by these. */
function hasFieldTags({ stockKind }: ExportType): boolean {
  return stockKind === 5 || stockKind === 6
}

const OPTIONS_JSON = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  dyn: false,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  new: { bury: false, delays: LEARN_STEPS, initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  rev: { bury: false, ease4: 1.3, hardFactor: 1.2, ivlFct: 1, maxIvl: 36500, perDay: 200 },
  lapse: { delays: RELEARN_STEPS, leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
}

export function writeFrame18(database: Database, frame: Frame): void {
  const { types, decks, nowSecs } = frame
  database.run(`INSERT INTO col VALUES (1, ?, ?, ?, 18, 0, 0, 0, '', '', '', '', '')`, [
    frame.day0Secs,
    nowSecs * 1000,
    nowSecs * 1000,
  ])
  const config: Readonly<Record<string, unknown>> = {
    schedVer: 2,
    nextPos: frame.nextPosition,
    curDeck: 1,
    sched2021: true,
  }
  for (const [key, value] of Object.entries(config).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = new TextEncoder().encode(JSON.stringify(value))
    database.run('INSERT INTO config VALUES (?, 0, ?, ?)', [key, nowSecs, bytes])
  }
  database.run('INSERT INTO deck_config VALUES (1, ?, 0, 0, ?)', ['Default', optionsBytes()])
  for (const type of types) writeType18(database, type, nowSecs)
  for (const { id, title, description } of decks) {
    const normal = new BinaryWriter().tag(1, WireType.Varint).int64(1)
    if (description !== '') normal.tag(4, WireType.LengthDelimited).string(description)
    const kind = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(normal.finish()).finish()
    const name = title.replaceAll('::', '\x1f')
    database.run('INSERT INTO decks VALUES (?, ?, ?, -1, ?, ?)', [id, name, nowSecs, NO_BYTES, kind])
  }
}

function writeType18(database: Database, type: ExportType, nowSecs: number): void {
  const config = new BinaryWriter()
  if (type.isCloze) config.tag(1, WireType.Varint).int32(1)
  if (type.sortField !== 0) config.tag(2, WireType.Varint).uint32(type.sortField)
  config.tag(3, WireType.LengthDelimited).string(type.css)
  config.tag(5, WireType.LengthDelimited).string(type.latexPre)
  config.tag(6, WireType.LengthDelimited).string(type.latexPost)
  if (type.isLatexSvg) config.tag(7, WireType.Varint).bool(true)
  if (type.stockKind !== 0) config.tag(9, WireType.Varint).int32(type.stockKind)
  if (type.versoId !== null) {
    config.tag(255, WireType.LengthDelimited).string(JSON.stringify({ versoId: type.versoId }))
  }
  database.run('INSERT INTO notetypes VALUES (?, ?, ?, -1, ?)', [
    type.id,
    type.name,
    nowSecs,
    config.finish(),
  ])
  for (const [ord, name] of type.fields.entries()) {
    const field = new BinaryWriter()
    field.tag(3, WireType.LengthDelimited).string('Arial').tag(4, WireType.Varint).uint32(20)
    if (hasFieldTags(type)) field.tag(10, WireType.Varint).uint32(ord)
    database.run('INSERT INTO fields VALUES (?, ?, ?, ?)', [type.id, ord, name, field.finish()])
  }
  for (const [ord, { name, front, back }] of type.templates.entries()) {
    const template = new BinaryWriter()
    template.tag(1, WireType.LengthDelimited).string(front).tag(2, WireType.LengthDelimited).string(back)
    database.run('INSERT INTO templates VALUES (?, ?, ?, ?, -1, ?)', [
      type.id,
      ord,
      name,
      nowSecs,
      template.finish(),
    ])
  }
}

/** `DeckConfig.Config` with Anki's own defaults (`proto/anki/deck_config.proto`). */
function optionsBytes(): Uint8Array {
  const writer = new BinaryWriter()
  const floats = (field: number, values: readonly number[]): void => {
    const packed = new BinaryWriter()
    for (const value of values) packed.float(value)
    writer.tag(field, WireType.LengthDelimited).bytes(packed.finish())
  }
  floats(1, LEARN_STEPS)
  floats(2, RELEARN_STEPS)
  const numbers = { 9: 20, 10: 200, 16: 36_500, 17: 1, 18: 1, 19: 4, 21: 1, 22: 8, 24: 60 }
  for (const [field, value] of Object.entries(numbers))
    writer.tag(Number(field), WireType.Varint).uint32(value)
  const rates = { 11: 2.5, 12: 1.3, 13: 1.2, 14: 0, 15: 1, 37: 0.9, 40: 0.9 }
  for (const [field, value] of Object.entries(rates)) writer.tag(Number(field), WireType.Bit32).float(value)
  return writer.finish()
}
