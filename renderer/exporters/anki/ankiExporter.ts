import type { ForeignCollection, ForeignSource } from '../../core/importing/foreignCollection.ts'
import { WHERE_UNSAID, type Exporter, type ExportFile, type ExportOptions } from '../exporter.ts'
import { fileNameOf } from '../fileNames.ts'
import { writeAnkiPackage } from './writeAnkiPackage.ts'

/** `.apkg` as Anki writes it since 2.1.50. */
export const ankiExporter: Exporter = exporter('apkg')

/** `.apkg` that every Anki reads, also those of phones and of years ago. */
export const legacyAnkiExporter: Exporter = exporter('apkg-legacy')

function exporter(format: 'apkg' | 'apkg-legacy'): Exporter {
  return {
    format,
    ending: '.apkg',
    losses,
    files: (source, options) => files(source, options, format === 'apkg' ? 'modern' : 'legacy'),
  }
}

function losses(collection: ForeignCollection): readonly string[] {
  const types = new Set(collection.noteTypes.map(({ id }) => id))
  const orphans = collection.notes.filter(
    ({ note }) => note.kind === 'templated' && !types.has(note.type),
  ).length
  return orphans === 0
    ? []
    : [`${orphans} notes stay behind: the deck does not say what their note type looks like.`]
}

async function* files(
  source: ForeignSource,
  options: ExportOptions,
  layout: 'modern' | 'legacy',
): AsyncGenerator<ExportFile> {
  const { sqlWasm = fetchSqlWasm, now = WHERE_UNSAID } = options
  const stream = writeAnkiPackage(source, {
    layout,
    withHistory: options.withHistory !== false,
    withMedia: options.withMedia !== false,
    nowMs: now.atMs,
    dayStartMs: now.dayStartMs,
    sqlWasm,
  })
  yield { path: `${fileNameOf(options.name ?? source.collection.title)}.apkg`, stream }
}

/** In a worker of the app, SQLite lies beside the script. */
async function fetchSqlWasm(): Promise<ArrayBuffer> {
  const { default: address } = await import('sql.js/dist/sql-wasm.wasm?url')
  return await (await fetch(address)).arrayBuffer()
}
