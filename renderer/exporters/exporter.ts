import type { ForeignCollection, ForeignSource } from '../core/importing/foreignCollection.ts'
import type { TextForm } from '../core/importing/readOptions.ts'

export const EXPORT_FORMATS = [
  'apkg',
  'apkg-legacy',
  'csv',
  'tsv',
  'anki-text',
  'markdown',
  'crowdanki',
  'verso',
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** For the learner. Screens take them from here: the exporters themselves are loaded when something goes out. */
export const EXPORT_TITLES: Readonly<Record<ExportFormat, string>> = {
  apkg: 'Anki package',
  'apkg-legacy': 'Anki package for every version',
  csv: 'Table (CSV)',
  tsv: 'Table (TSV)',
  'anki-text': 'Anki text file',
  markdown: 'Markdown',
  crowdanki: 'CrowdAnki folder',
  verso: 'Verso deck folder',
}

/** Each field left out takes what is usual for the format. */
export interface ExportOptions {
  /** Name of the file or folder without ending; the collection's title otherwise. */
  readonly name?: string | undefined
  /** Of tables: how cells are written; `html` for Anki, `markdown` for people. */
  readonly textForm?: Exclude<TextForm, 'plain'> | undefined
  /** Of Verso's deck files. */
  readonly language?: 'yaml' | 'json' | undefined
  readonly withMedia?: boolean | undefined
  readonly withHistory?: boolean | undefined
  /** Of packages, which count days: the moment of the export, and the one at which the learner's study day began. */
  readonly now?: { readonly atMs: number; readonly dayStartMs: number } | undefined
  /** The bytes of `sql-wasm.wasm`; fetched from beside the worker's script otherwise. */
  readonly sqlWasm?: (() => Promise<ArrayBuffer>) | undefined
}

/** Where nobody says when it is: 2024-01-01, 04:00 UTC. Due days are counted from there, and come back the same. */
export const WHERE_UNSAID = { atMs: 1_704_081_600_000, dayStartMs: 1_704_081_600_000 }

/** A file to be written. Its content is made while it is read. */
export interface ExportFile {
  /** With forward slashes, relative to where the export goes; every part is a safe file name. */
  readonly path: string
  readonly stream: ReadableStream<Uint8Array>
}

export interface Exporter {
  readonly format: ExportFormat
  /** Of the one file, with its dot; null: a folder, whose media lie in it. */
  readonly ending: string | null
  /** What cannot come along, in sentences; empty when nothing is lost. */
  readonly losses: (collection: ForeignCollection, options: ExportOptions) => readonly string[]
  readonly files: (source: ForeignSource, options: ExportOptions) => AsyncIterable<ExportFile>
}
