import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeckFileName, mediaFolderName } from '../format/files.ts'
import type { ForeignSource } from '../../renderer/core/importing/foreignCollection.ts'
import { exporterOf, type ExportFormat, type ExportOptions } from '../../renderer/exporters/index.ts'
import { readFolder, readerFor, type ReadResult } from '../../renderer/importers/index.ts'
import { readWithMedia } from './foreignReader.ts'
import { inNode, openFile, openFolder } from './openFiles.ts'

export interface Conversion {
  /** What was read and written, for people. */
  readonly lines: readonly string[]
}

type Outcome =
  { readonly ok: true; readonly value: Conversion } | { readonly ok: false; readonly message: string }

interface Target {
  readonly format: ExportFormat
  /** The folder that the files go to. */
  readonly folder: string
  readonly options: ExportOptions
  /** Only one deck has a place there. */
  readonly isOneDeck: boolean
}

/** Reads `from` and writes what the name of `to` says. Never overwrites a file. */
export async function convert(from: string, to: string): Promise<Outcome> {
  const target = targetOf(to)
  if (target === null) return failed(`${to}: no format has this ending; see --help for those that have`)
  const exporter = exporterOf(target.format)
  if (exporter === null) return failed(`${to}: this version of Verso does not write this format yet`)
  const opened = await open(from)
  if (!opened.ok) return failed(opened.message)
  const source = opened.source
  try {
    const { collection } = source
    const deckCount = new Set(collection.notes.map(({ deckKey }) => deckKey)).size
    if (target.isOneDeck && deckCount > 1)
      return failed(
        `${from} holds ${deckCount} decks and ${path.basename(to)} is one: name a folder to convert to`,
      )
    const written: string[] = []
    for await (const { path: relative, stream } of exporter.files(source, { ...target.options, ...here() })) {
      const file = path.join(target.folder, relative)
      await mkdir(path.dirname(file), { recursive: true })
      await writeWhole(file, stream)
      written.push(file)
    }
    return {
      ok: true,
      value: { lines: report(from, source, written, exporter.losses(collection, target.options)) },
    }
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (isTaken && 'path' in error)
      return failed(`${String(error.path)} is there already: move it away, or choose another name`)
    return failed(`${to} could not be written: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await source.media.close()
  }
}

/** Writes a new file, or leaves none. */
async function writeWhole(file: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  try {
    await pipeline(
      Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(file, { flags: 'wx' }),
    )
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      await rm(file, { force: true })
    throw error
  }
}

/** What exporters of packages need here: SQLite, and the day; it begins at four, as in a new library. */
function here(): Pick<ExportOptions, 'sqlWasm' | 'now'> {
  const atMs = Date.now()
  const start = new Date(atMs - 4 * 3_600_000)
  start.setHours(4, 0, 0, 0)
  return { sqlWasm: inNode.sqlWasm, now: { atMs, dayStartMs: start.getTime() } }
}

function targetOf(to: string): Target | null {
  const file = path.basename(to)
  const folder = path.dirname(to)
  const named = (format: ExportFormat, ending: RegExp): Target => ({
    format,
    folder,
    options: { name: file.replace(ending, '') },
    isOneDeck: false,
  })
  const deck = /\.deck\.(ya?ml|json)$/i.exec(file)
  if (deck) {
    const language = deck[1]?.toLowerCase() === 'json' ? 'json' : 'yaml'
    return {
      format: 'verso',
      folder,
      options: { name: file.slice(0, deck.index), language },
      isOneDeck: true,
    }
  }
  switch (path.extname(file).toLowerCase()) {
    case '.csv':
      return named('csv', /\.csv$/i)
    case '.tsv':
      return named('tsv', /\.tsv$/i)
    case '.txt':
      return named('anki-text', /\.txt$/i)
    case '.md':
      return named('markdown', /\.md$/i)
    case '.apkg':
      return named('apkg', /\.apkg$/i)
    case '.json':
      // CrowdAnki calls its file so, and wants its folder beside it.
      return file.toLowerCase() === 'deck.json'
        ? { format: 'crowdanki', folder, options: {}, isOneDeck: false }
        : null
    case '.crowdanki':
      return { format: 'crowdanki', folder: to, options: {}, isOneDeck: false }
    case '':
      return { format: 'verso', folder: to, options: {}, isOneDeck: false }
    default:
      return null
  }
}

type Opened =
  { readonly ok: true; readonly source: ForeignSource } | { readonly ok: false; readonly message: string }

async function open(from: string): Promise<Opened> {
  let result: ReadResult
  try {
    const info = await stat(from)
    result = info.isDirectory() ? await readFolder(await openFolder(from), {}, inNode) : await readOne(from)
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { ok: false, message: `${from}: ${isGone ? 'there is no such file or folder' : String(error)}` }
  }
  if (result.ok) return { ok: true, source: result.value }
  const { place, message } = result.error
  return { ok: false, message: `${from}:${place?.line ?? 1}:${place?.column ?? 1}: ${message}` }
}

/** A file with the media that lie beside it, where its format keeps them there. */
async function readOne(file: string): Promise<ReadResult> {
  const named = await openFile(file)
  if (isDeckFileName(named.name)) {
    const mediaFolder = mediaFolderName(named.name)
    const folder = path.join(path.dirname(file), mediaFolder)
    const names = await readdir(folder).catch(() => [])
    if (names.length > 0 && (await readerFor(named))?.format === 'verso') {
      const media = await Promise.all(
        names.map(async (name) => ({
          path: `${mediaFolder}/${name}`,
          blob: (await openFile(path.join(folder, name))).blob,
        })),
      )
      return await readFolder(
        { name: named.name, files: [{ path: named.name, blob: named.blob }, ...media] },
        { format: 'verso' },
      )
    }
  }
  return await readWithMedia(file, named, (await readerFor(named))?.format ?? 'unknown')
}

function report(
  from: string,
  { collection }: ForeignSource,
  written: readonly string[],
  losses: readonly string[],
): readonly string[] {
  const { notes, cards, decks, skipped, warnings } = collection
  const head = `✓ ${from} (${collection.format}): ${count(decks.length, 'deck')}, ${count(notes.length, 'note')}, ${count(cards.length, 'card')}`
  const [first, ...others] = written
  const place = ({ place: { line, entry } }: { place: { line: number; entry?: string } }): string =>
    entry === undefined ? `${line}` : `${entry}:${line}`
  return [
    head,
    ...(first === undefined
      ? ['  nothing to write']
      : [`  → ${first}${others.length > 0 ? ` and ${count(others.length, 'more file')}` : ''}`]),
    ...skipped.map((each) => `  skipped ${place(each)}: ${each.message}`),
    ...warnings.map((each) => `  warning ${place(each)}: ${each.message}`),
    ...losses.map((loss) => `  left behind: ${loss}`),
  ]
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}

function failed(message: string): Outcome {
  return { ok: false, message }
}
