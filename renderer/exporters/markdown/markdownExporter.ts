// One Markdown file: decks are headings, notes are `Q:` with `A:` or `C:` as in hashcards, and a comment that no page
// shows says the rest (core/importing/versoComment.ts). Verso reads it back as it was.
import type { ForeignCollection, ForeignNote, ForeignSource } from '../../core/importing/foreignCollection.ts'
import { carryingCommentOf, commentOf, typesComment } from '../../core/importing/versoComment.ts'
import type { NoteType } from '../../core/model/deck.ts'
import type { Exporter, ExportFile, ExportOptions } from '../exporter.ts'
import { fileNameOf, isSafeFileName } from '../fileNames.ts'
import { shownNote } from '../noteText.ts'
import { mediaFiles, textStream } from '../streams.ts'

export const markdownExporter: Exporter = {
  format: 'markdown',
  ending: null,
  losses: (collection) => markdownLosses(collection),
  files: (source, options) => files(source, options),
}

async function* files(
  { collection, media }: ForeignSource,
  options: ExportOptions,
): AsyncGenerator<ExportFile> {
  const path = `${fileNameOf(options.name ?? collection.title)}.md`
  yield { path, stream: textStream(markdownText(collection)) }
  if (options.withMedia !== false) yield* mediaFiles(collection.media, media, '')
}

function* markdownText(collection: ForeignCollection): Generator<string> {
  const { decks, notes, noteTypes } = collection
  const types = noteTypes.filter(({ id }) =>
    notes.some(({ note }) => note.kind === 'templated' && note.type === id),
  )
  if (types.length > 0) yield `${typesComment(types)}\n\n`
  for (const { key, title, description } of decks) {
    const own = notes.filter(({ deckKey }) => deckKey === key)
    if (own.length === 0) continue
    yield `# ${title.replace(/\s+/g, ' ')}\n\n`
    if (description !== undefined && isPlainParagraph(description)) yield `${description}\n\n`
    for (const note of own) yield blockOf(note, types)
  }
}

function blockOf(foreign: ForeignNote, types: readonly NoteType[]): string {
  const { note, guid } = foreign
  const shown = shownNote(note, types)
  const isSafe = [shown.front, shown.back].every(isSafeText)
  const isPlain =
    (note.kind === 'basic' || (note.kind === 'cloze' && note.extra === undefined)) &&
    note.explanation === undefined
  const front = inOneCard(shown.front)
  const back = inOneCard(shown.back) || (note.kind === 'cloze' ? '' : '…')
  if (note.kind === 'cloze' && !back) {
    const comment =
      isPlain && shown.isWhole && isSafe ? commentOf(note, guid) : carryingCommentOf(note, guid, front, '')
    return `C: ${front}\n\n${comment}\n\n`
  }
  const comment =
    isPlain && shown.isWhole && isSafe ? commentOf(note, guid) : carryingCommentOf(note, guid, front, back)
  return `Q: ${front}\nA: ${back}\n\n${comment}\n\n`
}

/** Lines that the reader would take for the next card, a heading or an end, and fences that would swallow the rest. */
const MARKS = /^(?:[QAC]:|#{1,6}\s|---\s*$|\s{0,3}(?:`{3,}|~{3,}))/m

function isSafeText(text: string): boolean {
  return !MARKS.test(text) && !text.includes('<!--')
}

/** What is shown of a text that would break the file's order: the note itself is in the comment then. */
function inOneCard(text: string): string {
  const clean = text
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, ' ')
    .replaceAll('<!--', '<! --')
    .trim()
  return MARKS.test(clean)
    ? clean.replace(/^(?=[QAC]:|#{1,6}\s|---\s*$|\s{0,3}(?:`{3,}|~{3,}))/gm, '\\')
    : clean
}

function isPlainParagraph(text: string): boolean {
  return isSafeText(text) && text.trim() === text && text !== ''
}

function markdownLosses(collection: ForeignCollection): readonly string[] {
  const losses: string[] = []
  const unsafe = collection.media.filter(({ name }) => !isSafeFileName(name)).length
  if (unsafe > 0) losses.push(`${unsafe} media stay behind: their names cannot be names of files.`)
  if (collection.cards.some(({ schedule, logs }) => schedule !== null || logs.length > 0))
    losses.push('Your reviews and due dates stay behind.')
  if (
    collection.decks.some(
      ({ header }) => header !== undefined && (header.exams.length > 0 || header.source !== undefined),
    )
  )
    losses.push('What decks say besides their notes (source, exams) stays behind.')
  return losses
}
