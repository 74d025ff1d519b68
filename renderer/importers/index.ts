// Everything that Verso can read, behind one door: bytes in, a ForeignCollection or the reason why not out. Called by
// app (in its import worker), by the command line and by tests. Readers never write anything.
import type { ForeignFormat, ReadOptions } from '../core/importing/readOptions.ts'
import {
  HEAD_BYTES,
  refuse,
  type FileHead,
  type ForeignFile,
  type ForeignFolder,
  type ReadContext,
  type Reader,
  type ReadResult,
} from './reader.ts'
import { entryNames, isZip } from './zip.ts'
import { ankiReader } from './anki/ankiReader.ts'
import { ankiTextReader, csvReader } from './table/readTable.ts'
import { crowdankiReader } from './crowdanki/crowdankiReader.ts'
import { markdownReader } from './markdown/readMarkdown.ts'
import { mnemosyneReader } from './mnemosyne/mnemosyneReader.ts'
import { supermemoReader } from './supermemo/supermemoReader.ts'
import { mochiReader } from './mochi/mochiReader.ts'
import { pastedReader } from './pasted/pastedReader.ts'
import { versoReader } from './verso/readVerso.ts'

export type {
  FileHead,
  ForeignFile,
  ForeignFolder,
  ReadContext,
  Reader,
  ReadInput,
  ReadResult,
  ReadSource,
} from './reader.ts'

/** In the order of asking: those that know their own for certain come first. */
export const readers: readonly Reader[] = [
  versoReader,
  ankiReader,
  crowdankiReader,
  ankiTextReader,
  mnemosyneReader,
  supermemoReader,
  markdownReader,
  csvReader,
  mochiReader,
  pastedReader,
]

export interface HeadOfFile extends Pick<FileHead, 'name' | 'head' | 'sizeBytes'> {
  readonly entries?: FileHead['entries']
}

/** Texts are held in memory at once; beyond this nobody's cards go. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024

/** Endings that a file dialog offers, without dots. */
export function importEndings(): readonly string[] {
  return [...new Set(readers.flatMap(({ endings }) => endings.map((ending) => ending.replace(/^\./, ''))))]
}

/**
 * The reader for a file, by content first and by name second; null when it is nobody's. `entries`: what a zip file
 * holds, where that was looked up.
 */
export function recognise({ entries = null, ...file }: HeadOfFile): Reader | null {
  const seen: FileHead = { ...file, entries, text: headText(file.head) }
  const answers = readers.map((reader) => ({ reader, answer: reader.recognise(seen) }))
  const sure = answers.find(({ answer }) => answer === 'yes')
  if (sure) return sure.reader
  const possible = answers.filter(({ answer }) => answer === 'maybe').map(({ reader }) => reader)
  const name = file.name.toLowerCase()
  const named = possible.find(({ endings }) => endings.some((ending) => name.endsWith(ending)))
  return named ?? possible[0] ?? null
}

/** The reader that recognises a file, after a look into it if it is a zip file. */
export async function readerFor(file: ForeignFile): Promise<Reader | null> {
  const head = await headOf(file)
  const entries = await zipEntries(head, file.blob)
  return recognise({ name: file.name, head, sizeBytes: file.blob.size, entries })
}

export function readerOf(format: ForeignFormat): Reader | null {
  return readers.find((reader) => reader.format === format) ?? null
}

/** Reads a file with the reader that `options.format` names, else with the one that recognises it. Never throws. */
export async function read(
  file: ForeignFile,
  options: ReadOptions = {},
  context: ReadContext = {},
): Promise<ReadResult> {
  return await guarded(file.name, async () => {
    if (file.blob.size === 0) return refuse('empty', `${file.name} is empty: there is nothing in it to read`)
    const head = await headOf(file)
    const reader = options.format === undefined ? await readerFor(file) : readerOf(options.format)
    if (reader === null) return refuse('notRecognised', `${file.name}: ${describe(head)}`)
    if (reader.isText && file.blob.size > MAX_TEXT_BYTES) {
      const limit = MAX_TEXT_BYTES / 1024 / 1024
      return refuse(
        'tooLarge',
        `${file.name} is larger than ${limit} MB: split it, or bring it in as a package`,
      )
    }
    return await finished(await reader.read(file, options, context), context)
  })
}

/** Reads a folder as one collection: Verso decks, CrowdAnki, or Markdown notes. Never throws. */
export async function readFolder(
  folder: ForeignFolder,
  options: ReadOptions = {},
  context: ReadContext = {},
): Promise<ReadResult> {
  return await guarded(folder.name, async () => {
    if (folder.files.length === 0)
      return refuse('empty', `the folder ${folder.name} is empty: there is nothing in it to read`)
    const asked =
      options.format === undefined ? readers : readers.filter(({ format }) => format === options.format)
    for (const reader of asked) {
      const result = await reader.readFolder?.(folder, options, context)
      if (result) return await finished(result, context)
    }
    return refuse(
      'notRecognised',
      `the folder ${folder.name} holds no deck: Verso reads folders of Verso decks, of CrowdAnki and of Markdown notes; import other files one by one`,
    )
  })
}

/** Texts are read in one piece: who cancelled meanwhile gets nothing. */
async function finished(result: ReadResult, { signal }: ReadContext): Promise<ReadResult> {
  if (!signal?.aborted || !result.ok) return result
  await result.value.media.close()
  return refuse('cancelled', 'reading was cancelled; nothing was imported')
}

/** A reader that throws has a bug or met a file that vanished; either way the learner gets an answer, with its cause. */
async function guarded(name: string, work: () => Promise<ReadResult>): Promise<ReadResult> {
  try {
    return await work()
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    return refuse('malformed', `${name} could not be read: ${cause}`)
  }
}

async function headOf({ blob }: ForeignFile): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer())
}

async function zipEntries(head: Uint8Array, blob: Blob): Promise<readonly string[] | null> {
  return isZip(head) ? await entryNames(blob) : null
}

/** The beginning of a file as text, by its byte-order mark, else as UTF-8. */
function headText(head: Uint8Array): string {
  const [first, second] = head
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(head)
}

function describe(head: Uint8Array): string {
  const text = headText(head)
  if (text.startsWith('PK\u0003\u0004'))
    return 'this looks like an Anki package or another zip file, but it is damaged or of no kind that Verso reads'
  if (text.startsWith('SQLite format 3'))
    return 'this is a database; export a package (.apkg or .colpkg) from Anki instead'
  if (/^\s*<(?:\?xml|!doctype|[a-z])/i.test(text))
    return 'this is XML or HTML, but of no kind that Verso reads'
  if (/^\s*[{[]/.test(text)) return 'this looks like JSON, but of no kind that Verso reads'
  if (text.includes('\0')) return 'this is a binary file that Verso does not know'
  return 'this looks like plain text, and Verso finds no cards in it'
}
