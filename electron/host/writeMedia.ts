import { mkdir, readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { HostResult } from '../contract/contract.ts'
import { atomicWrite } from './atomicWrite.ts'
import { isWithin, safeSegments } from './confine.ts'
import { type ListedFile, mediaFolderOf } from './deckListing.ts'
import { codeOf, fail, ok, writeFailure } from './result.ts'
import { isMediaName } from './respond.ts'

/**
 * Puts a file into the media folder of a deck of the library. Answers its name there: the given one, or with a number
 * where that name holds something else; a file with the same content is not written twice.
 */
export async function writeMedia(
  file: ListedFile,
  name: string,
  bytes: Uint8Array,
): Promise<HostResult<{ name: string }>> {
  const wanted = name.normalize('NFC')
  if (safeSegments(wanted)?.length !== 1 || !isMediaName(wanted))
    return fail('badInput', `${name} cannot be the name of a picture or sound: name it such as heart.png.`)
  if (file.origin !== 'library') {
    return fail(
      'forbidden',
      `${file.path} comes with Verso and takes no files. Edit one of its notes first: then the deck is yours.`,
    )
  }
  try {
    const folder = mediaFolderOf(file.file)
    await mkdir(folder, { recursive: true })
    if (!isWithin(file.root, await realpath(folder)))
      return fail('forbidden', `The media folder of ${file.path} leads out of the library.`)
    for (let copy = 1; ; copy += 1) {
      const { name: stem, ext } = path.parse(wanted)
      const candidate = copy === 1 ? wanted : `${stem}-${copy}${ext}`
      const target = path.join(folder, candidate)
      const there = await contentOf(target)
      if (there !== null && !Buffer.from(bytes).equals(there)) continue
      if (there === null) await atomicWrite(target, bytes)
      return ok({ name: candidate })
    }
  } catch (error) {
    return writeFailure(error, `the media of ${file.path}`)
  }
}

async function contentOf(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
