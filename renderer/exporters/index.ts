// The way back: everything that Verso can write, behind one door. Called by app, by the command line and by tests.
// Exporters make files and write none: whoever calls them says where they go.
import type { ForeignSource } from '../core/importing/foreignCollection.ts'
import type { Exporter, ExportFile, ExportFormat, ExportOptions } from './exporter.ts'
import { crowdankiExporter } from './crowdanki/crowdankiExporter.ts'
import { ankiExporter, legacyAnkiExporter } from './anki/ankiExporter.ts'
import { markdownExporter } from './markdown/markdownExporter.ts'
import { ankiTextExporter, csvExporter, tsvExporter } from './table/tableExporter.ts'
import { versoExporter } from './verso/versoExporter.ts'

export type { Exporter, ExportFile, ExportFormat, ExportOptions } from './exporter.ts'

export const exporters: readonly Exporter[] = [
  ankiExporter,
  legacyAnkiExporter,
  csvExporter,
  tsvExporter,
  ankiTextExporter,
  markdownExporter,
  crowdankiExporter,
  versoExporter,
]

export function exporterOf(format: ExportFormat): Exporter | null {
  return exporters.find((exporter) => exporter.format === format) ?? null
}

/** The files of an export, one after the other: each is to be read before the next is asked for. Throws for no exporter. */
export function exportCollection(
  format: ExportFormat,
  source: ForeignSource,
  options: ExportOptions = {},
): AsyncIterable<ExportFile> {
  const exporter = exporterOf(format)
  if (exporter === null) throw new Error(`There is no exporter for ${format}.`)
  return exporter.files(source, options)
}
