// Makes an export, in a worker: reads the library, runs the exporter, and gives one file.
import { foreignFrom } from '../../core/exporting/foreignFrom.ts'
import type { ForeignMedia, ForeignSource, MediaSource } from '../../core/importing/foreignCollection.ts'
import { mediaOfNote, mediaOfType } from '../../core/importing/planMedia.ts'
import { safeFileName } from '../../core/importing/names.ts'
import type { CardId, DeckId } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { deckIdOf } from '../../core/progress/ids.ts'
import { studyDayAt, studyDayStartMs } from '../../core/time/studyDay.ts'
import { openInstalled, readExportRows, type DatabaseBackend, type ExportRows } from '../../data/index.ts'
import { exportCollection, exporterOf, type ExportFormat } from '../../exporters/index.ts'
import { oneFile } from '../../exporters/oneFile.ts'
import type { EngineMoment } from '../import/engineTypes.ts'
import { databaseFailure, messageOf } from '../messages.ts'

export interface ExportOrder {
  readonly databaseName: string
  readonly mediaBase: string
  readonly moment: EngineMoment
  readonly format: ExportFormat
  /** What the file is called, without its ending. */
  readonly name: string
  /** Null: all. */
  readonly deckIds: readonly DeckId[] | null
  readonly cardIds: readonly CardId[] | null
  readonly withHistory: boolean
  readonly withMedia: boolean
}

export interface MadeExport {
  readonly fileName: string
  readonly blob: Blob
  readonly notes: number
  readonly cards: number
  readonly reviews: number
  /** What could not come along, in sentences. */
  readonly losses: readonly string[]
}

export async function makeExport(
  order: ExportOrder,
  backend: DatabaseBackend,
): Promise<Result<MadeExport, string>> {
  const exporter = exporterOf(order.format)
  if (exporter === null) return err('This format cannot be written yet.')
  const database = await openInstalled(order.databaseName, backend)
  if (database === null) return err('The working database is not there. Start Verso again.')
  try {
    const deckIds =
      order.cardIds === null ? order.deckIds && new Set(order.deckIds) : new Set(order.cardIds.map(deckIdOf))
    const rows = await readExportRows(database, deckIds, order.withHistory)
    if (!rows.ok) return err(messageOf(databaseFailure(rows.error)))
    const source = await sourceOf(order, rows.value)
    const { collection } = source
    if (collection.notes.length === 0) return err('There is nothing to export: no note was chosen.')
    const options = { name: order.name, withHistory: order.withHistory, withMedia: order.withMedia }
    const losses = exporter.losses(collection, options)
    const file = await oneFile(exportCollection(order.format, source, options), safeFileName(order.name))
    return ok({
      ...file,
      losses,
      notes: collection.notes.length,
      cards: collection.cards.length,
      reviews: collection.cards.reduce((sum, { logs }) => sum + logs.length, 0),
    })
  } finally {
    database.close()
  }
}

async function sourceOf(order: ExportOrder, rows: ExportRows): Promise<ForeignSource> {
  const { zone, rolloverHour, nowMs } = order.moment
  const chosen = order.cardIds === null ? null : new Set(order.cardIds)
  const found = order.withMedia ? await findMedia(rows, order.mediaBase) : new Map<string, FoundMedium>()
  const media: ForeignMedia[] = [...found].map(([name, { sizeBytes }]) => ({ name, sizeBytes }))
  const collection = foreignFrom({
    title: order.name,
    decks: rows.decks.map(({ deck }) => deck),
    chosen,
    progress: rows.progress,
    reviews: rows.reviews,
    imported: rows.imported,
    media,
    today: studyDayAt(nowMs, zone, rolloverHour),
    dayStartMs: (day) => studyDayStartMs(day, zone, rolloverHour),
  })
  const source: MediaSource = {
    read: async (name) => {
      const medium = found.get(name)
      if (medium === undefined) return null
      const response = await fetch(medium.address)
      return response.ok ? response.body : null
    },
    close: () => Promise.resolve(),
  }
  return { collection, media: source }
}

interface FoundMedium {
  readonly address: string
  readonly sizeBytes: number
}

/** The media that notes and note types name and the library has. Of two decks' files of one name, the first is taken. */
async function findMedia({ decks }: ExportRows, mediaBase: string): Promise<Map<string, FoundMedium>> {
  const found = new Map<string, FoundMedium>()
  for (const { deck, path } of decks) {
    const names = new Set([...deck.notes.flatMap(mediaOfNote), ...deck.noteTypes.flatMap(mediaOfType)])
    for (const name of names) {
      if (found.has(name)) continue
      const address = `${mediaBase}/${encodeURIComponent(path)}/${encodeURIComponent(name)}`
      const response = await fetch(address, { method: 'HEAD' })
      if (response.ok)
        found.set(name, { address, sizeBytes: Number(response.headers.get('content-length') ?? 0) })
    }
  }
  return found
}
