import { readdir } from 'node:fs/promises'
import path from 'node:path'
import {
  reviewsHeld,
  type ForeignCollection,
  type ImportError,
} from '../../renderer/core/importing/foreignCollection.ts'
import {
  read,
  readFolder,
  readerFor,
  type ForeignFile,
  type ReadResult,
} from '../../renderer/importers/index.ts'
import type { DeckReader } from './deckReader.ts'
import { mediaOfNotes } from './mediaOfNotes.ts'
import { inNode, openFile } from './openFiles.ts'
import { unreadable, type DeckReport } from './report.ts'

/** Reads every format that Verso imports, by the importers themselves. */
export const foreignReader: DeckReader = {
  recognise: () => true,
  read: async ({ file, blob }) => {
    const named = { name: path.basename(file), blob }
    const reader = await readerFor(named)
    const format = reader?.format ?? 'unknown'
    const result = await readWithMedia(file, named, format)
    return result.ok
      ? await reported(file, result.value.collection, result.value.media.close)
      : refused(file, format, result.error)
  },
}

/** Whether JSON begins as CrowdAnki writes it, whose files are also called deck.json. */
export function isCrowdAnki(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head)
  return /^\uFEFF?\s*\{/.test(text) && /"(?:__type__|crowdanki_uuid)"\s*:/.test(text)
}

const MEDIA_FILE = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg|mp3|m4a|aac|og[gav]|opus|wav|flac|mp4|webm)$/i

/** A file with the media beside it, where its format keeps them there: CrowdAnki in `media/`, Markdown in its folder. */
export async function readWithMedia(file: string, named: ForeignFile, format: string): Promise<ReadResult> {
  if (format !== 'crowdanki' && format !== 'markdown') return await read(named, {}, inNode)
  const below = format === 'crowdanki' ? 'media' : ''
  const folder = path.join(path.dirname(file), below)
  const names = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const media = await Promise.all(
    names
      .filter((entry) => entry.isFile() && (format === 'crowdanki' || MEDIA_FILE.test(entry.name)))
      .map(async ({ name }) => ({
        path: path.posix.join(below, name),
        blob: (await openFile(path.join(folder, name))).blob,
      })),
  )
  if (media.length === 0) return await read(named, {}, inNode)
  const files = [{ path: named.name, blob: named.blob }, ...media]
  return await readFolder({ name: named.name, files }, { format }, inNode)
}

export function refused(file: string, format: string, { message, place }: ImportError): DeckReport {
  return unreadable(file, format, [{ line: place?.line ?? 1, column: place?.column ?? 1, message }])
}

/** What a foreign collection holds, as the report of its file. */
export async function reported(
  file: string,
  collection: ForeignCollection,
  close: () => Promise<void>,
): Promise<DeckReport> {
  await close()
  const media = mediaOfNotes(collection)
  const kinds: Record<string, number> = {}
  for (const { note } of collection.notes) kinds[note.kind] = (kinds[note.kind] ?? 0) + 1
  const warnings = [
    ...collection.warnings.map((warning) => ({ ...warning, message: warning.message })),
    ...collection.skipped.map((skipped) => ({ ...skipped, message: `skipped: ${skipped.message}` })),
    ...media.warnings,
  ].map(({ place, message }) => ({
    line: place.line,
    column: place.column ?? 1,
    message:
      place.entry === undefined || place.entry === path.basename(file)
        ? message
        : `${place.entry}: ${message}`,
  }))
  return {
    file,
    format: collection.format,
    title: collection.title,
    decks: collection.decks.length,
    notes: collection.notes.length,
    cards: collection.cards.length,
    reviews: reviewsHeld(collection),
    media: { found: media.found, missing: media.missing },
    kinds,
    warnings,
    errors: [],
  }
}
