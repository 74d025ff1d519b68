import { cp, mkdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { decodeDeckText } from '../../decks/format/parse.ts'
import type { DeckEdit } from '../../decks/format/deckEdit.ts'
import type { HostResult } from '../contract/contract.ts'
import { atomicWrite } from './atomicWrite.ts'
import { fingerprintOf, isKnownBy, type ListedFile, mediaFolderOf } from './deckListing.ts'
import type { DeckParser } from './deckParser.ts'
import { codeOf, fail, ok, writeFailure } from './result.ts'

export interface DeckFileEdit {
  readonly file: ListedFile
  /** Of the content that the edits were made for. */
  readonly fingerprint: string
  readonly edits: readonly DeckEdit[]
}

/**
 * Writes edits into a deck file, whole or not at all; a bundled one becomes a file of the library, with its media.
 * Answers the absolute path of what was written. One at a time: it reads before it writes.
 */
export async function editDeckFile(
  { file, fingerprint, edits }: DeckFileEdit,
  tools: {
    readonly readWhole: (file: ListedFile) => Promise<{ bytes: Uint8Array; fingerprint: string } | null>
    readonly parser: DeckParser
    readonly libraryDecks: string
    readonly now: () => number
  },
): Promise<HostResult<string>> {
  const source = await tools.readWhole(file)
  if (source === null)
    return fail('notFound', `There is no deck file ${file.path} any more. It was moved or deleted.`)
  if (!isKnownBy(fingerprint, source.fingerprint, source.bytes)) return changed(file.path)
  const decoded = decodeDeckText(source.bytes)
  if (!decoded.ok) return fail('badEdit', `Not saved: in ${file.path}, ${decoded.problem.message}.`)
  // As it is, byte-order mark included: what is not edited stays.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(source.bytes)
  const edited = await tools.parser.edit(text, path.basename(file.file), edits)
  if (!edited.ok) return fail('badEdit', `Not saved: in ${file.path}, ${edited.message}.`)
  try {
    const target = file.origin === 'library' ? file.file : await makeRoom(file, tools.libraryDecks)
    if (file.origin === 'library') {
      const latest = await fingerprintOf(file.file, tools.now())
      if (latest === null || !isKnownBy(source.fingerprint, latest, source.bytes)) return changed(file.path)
    }
    await atomicWrite(target, edited.text)
    return ok(target)
  } catch (error) {
    return writeFailure(error, file.path)
  }
}

/** A place in the library for a bundled deck, its media copied there already: the deck file itself comes last. */
async function makeRoom(file: ListedFile, libraryDecks: string): Promise<string> {
  await mkdir(libraryDecks, { recursive: true })
  const folder = await realpath(libraryDecks)
  const name = path.basename(file.file)
  for (let copy = 1; ; copy += 1) {
    const target = path.join(folder, copy === 1 ? name : name.replace(/(?=\.deck\.\w+$)/i, `-${copy}`))
    if ((await isThere(target)) || (await isThere(mediaFolderOf(target)))) continue
    const media = mediaFolderOf(file.file)
    if (await isThere(media)) await cp(media, mediaFolderOf(target), { recursive: true })
    return target
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function changed(deckPath: string) {
  return fail(
    'deckChanged',
    `${deckPath} was changed on the disk meanwhile, so nothing was written. Look at the note as it is now, then save again.`,
  )
}
