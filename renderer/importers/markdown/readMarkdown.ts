import type {
  ForeignCollection,
  ForeignWarning,
  MediaSource,
} from '../../core/importing/foreignCollection.ts'
import type { Detected, ReadOptions } from '../../core/importing/readOptions.ts'
import type { NoteType } from '../../core/model/deck.ts'
import { mediaReferences } from '../../../decks/format/files.ts'
import { textsOf } from '../../../decks/format/noteTexts.ts'
import { ok } from '../../core/model/result.ts'
import { buildNote, noteIds, type NextId } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { mediaInFiles } from '../mediaInFiles.ts'
import { NO_MEDIA, refuse, type FileHead, type Reader, type ReadResult } from '../reader.ts'
import { cleanText } from '../text/cleanText.ts'
import { decodeText, isBinary } from '../text/decodeText.ts'
import { deckTitleOf } from '../table/rowsToNotes.ts'
import { titleFrom } from '../titles.ts'
import { linesOf } from './blocks.ts'
import { isHashcards, readHashcards } from './hashcards.ts'
import type { MarkdownCard } from './markdownCard.ts'
import { readObsidian } from './obsidian.ts'

const ENDING = /\.(?:md|markdown)$/i

/** Markdown notes that hold cards: one file, or a folder of them (an Obsidian vault) with the media beside them. */
export const markdownReader: Reader = {
  format: 'markdown',
  title: 'Markdown (Obsidian, hashcards)',
  endings: ['.md', '.markdown'],
  isText: true,
  recognise: (file) => recogniseMarkdown(file),
  read: async (file, options) =>
    await readFiles(file.name, [{ path: file.name, blob: file.blob }], [], options),
  readFolder: async (folder, options) => {
    const notes = folder.files.filter(({ path }) => ENDING.test(path) && !isHidden(path)).toSorted(byPath)
    if (notes.length === 0) return null
    const others = folder.files.filter(({ path }) => !ENDING.test(path) && !isHidden(path))
    return await readFiles(folder.name, notes, others, options)
  },
}

/** `.obsidian`, `.git` and the like. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'))
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : 1
}

function recogniseMarkdown({ head, text, name }: FileHead): 'yes' | 'maybe' | 'no' {
  if (isBinary(head)) return 'no'
  if (ENDING.test(name)) return 'yes'
  const whole = text.replace(/\r\n?/g, '\n')
  if (/<!--SR:|(?:^|\s)#flashcards\b|<!--verso /.test(whole)) return 'yes'
  return isHashcards(linesOf(whole)) ? 'maybe' : 'no'
}

interface MarkdownFile {
  readonly path: string
  readonly blob: Blob
}

async function readFiles(
  name: string,
  files: readonly MarkdownFile[],
  others: readonly MarkdownFile[],
  options: ReadOptions,
): Promise<ReadResult> {
  const collected = collectNotes()
  const warnings: ForeignWarning[] = []
  const skipped: ForeignWarning[] = []
  const noteTypes = new Map<string, NoteType>()
  const variants = new Set<string>()
  const nextId = noteIds()
  const isFolder = files.length > 1 || files[0]?.path !== name
  let encoding = 'utf-8'

  for (const { path, blob } of files) {
    const decoded = decodeText(new Uint8Array(await blob.arrayBuffer()), options.encoding)
    if (decoded === null)
      return refuse('malformed', `there is no encoding ${options.encoding}: choose another one`)
    encoding = decoded.encoding
    const entry = isFolder ? { entry: path } : {}
    const placed = ({ place, message }: ForeignWarning): ForeignWarning => ({
      place: { ...place, ...entry },
      message,
    })
    const lines = linesOf(decoded.text)
    const title = deckTitleOf(options.deckTitle) ?? titleOfPath(path)
    const reading = isHashcards(lines) ? readHashcards(lines, title) : readObsidian(lines, title)
    warnings.push(...decoded.warnings.map(placed), ...reading.warnings.map(placed))
    skipped.push(...reading.skipped.map(placed))
    for (const type of reading.types) noteTypes.set(type.id, type)
    if (reading.cards.length > 0) variants.add(reading.variant)
    for (const card of reading.cards) {
      const place = { line: card.line, column: 1, ...entry }
      const { note, doubts } = noteOf(card, nextId)
      for (const message of doubts) warnings.push({ place, message })
      if (note.ok) {
        const { deckTitle, guid = null, schedules } = card
        collected.add({
          deckTitle,
          note: note.value,
          guid,
          typeName: note.value.kind,
          place,
          ...(schedules ? { schedules } : {}),
        })
      } else skipped.push({ place, message: note.error })
    }
  }
  const { decks, notes, cards } = collected.take()
  const hasFound = notes.length > 0 || skipped.length > 0
  if (!hasFound && !warnings.some(({ message }) => message.includes('sr-due')))
    return refuse(
      'notACollection',
      `${name} holds no card: Verso reads \`Q::A\`, \`?\` lines and ==highlights== as Obsidian’s Spaced Repetition does, and \`Q:\` with \`A:\` or \`C:\` as hashcards does`,
    )
  const source = mediaOf(
    notes.flatMap(({ note }) => textsOf(note).map(([, text]) => text)),
    others,
  )
  const variant = [...variants].join(', ')
  const detected: Detected = { format: 'markdown', encoding, ...(variant === '' ? {} : { variant }) }
  const collection: ForeignCollection = {
    format: 'markdown',
    title: decks.length === 1 ? decks[0]!.title : titleFrom(name),
    decks,
    noteTypes: [...noteTypes.values()].filter(({ id }) =>
      notes.some(({ note }) => note.kind === 'templated' && note.type === id),
    ),
    notes,
    cards,
    media: source.list,
    warnings,
    skipped,
    canHoldHistory: cards.some(({ schedule }) => schedule !== null),
  }
  return ok({ collection, detected, media: source })
}

function noteOf(card: MarkdownCard, nextId: NextId) {
  if (card.note) return { note: ok(card.note), doubts: [] }
  const front = cleanText(card.front)
  const back = cleanText(card.back)
  const id = card.id
  const note = buildNote(
    { front: front.text, back: back.text, tags: card.tags },
    card.kind,
    id === undefined ? nextId : () => id,
  )
  return { note, doubts: [...front.doubts, ...back.doubts] }
}

/** Folders are levels, as is the file: `Languages/Spanish/Verbs.md` is Languages::Spanish::Verbs. */
function titleOfPath(path: string): string {
  const parts = path.split('/')
  return [
    ...parts.slice(0, -1).map((part) => part.replaceAll('::', ':')),
    titleFrom(parts.at(-1) ?? path),
  ].join('::')
}

/** Of a vault's files, those that its cards name. */
function mediaOf(
  texts: readonly string[],
  files: readonly MarkdownFile[],
): MediaSource & { readonly list: ForeignCollection['media'] } {
  if (files.length === 0) return { ...NO_MEDIA, list: [] }
  const named = new Set(texts.flatMap((text) => mediaReferences(text).map(({ name }) => name)))
  return mediaInFiles(
    files.filter(({ path }) => named.has(path.slice(path.lastIndexOf('/') + 1).normalize('NFC'))),
  )
}
