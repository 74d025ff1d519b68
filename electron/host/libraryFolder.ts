import { randomBytes, randomUUID } from 'node:crypto'
import { access, constants, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import type { HostResult, Notice } from '../contract/contract.ts'
import { atomicWrite } from './atomicWrite.ts'
import { nodeFileSystem } from './fileSystem.ts'
import { readBytes, readSegment, listSegments } from './journalSegment.ts'
import { codeOf, fail, isDiskFull, isRefusedWrite, messageOf, ok, writeFailure } from './result.ts'
import { setAside } from './setAside.ts'

export const LIBRARY_FORMAT = 1
const LIBRARY_FILE = 'verso.library.json'

const libraryFileSchema = v.looseObject({
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/)),
  createdAt: v.optional(v.string()),
})

/** How the path was come by: it decides whether a folder may be made there. */
export type PathOrigin = 'argument' | 'setting' | 'default'

export interface LibraryPlace {
  readonly path: string
  readonly origin: PathOrigin
  /** This machine had a library open there before. */
  readonly wasOpened: boolean
}

/**
 * Sees to it that the folder is there and says whether it may be written. Makes one only where none was before: a
 * library that has vanished is reported, since a new one in its place would look as if everything were lost.
 */
export async function prepareFolder(
  place: LibraryPlace,
): Promise<HostResult<{ readonly isReadOnly: boolean; readonly reason: string }>> {
  const found = await look(place.path)
  if (found.kind === 'unreadable') {
    return fail(
      'libraryUnreadable',
      `The library folder ${place.path} cannot be read (${found.reason}). Check its permissions, or choose another folder in Settings.`,
    )
  }
  const isGone = found.kind === 'absent' || (found.kind === 'empty' && place.origin !== 'argument')
  if (place.wasOpened && isGone) {
    return fail(
      'libraryMissing',
      `Your library is not at ${place.path} any more. If it is on another drive, connect it and start Verso again. If you moved it, choose its new folder in Settings. To begin a new library there, make the folder and start Verso with --library "${place.path}".`,
    )
  }
  if (found.kind === 'absent') {
    const parent = path.dirname(place.path)
    if (place.origin !== 'default' && (await look(parent)).kind === 'absent') {
      return fail(
        'libraryMissing',
        `The folder ${parent} does not exist, so there can be no library at ${place.path}. Connect its drive, make the folder, or choose another one in Settings.`,
      )
    }
    try {
      await mkdir(place.path, { recursive: true })
    } catch (error) {
      return writeFailure(error, `the new library folder ${place.path}`)
    }
  }
  return probeWriting(place.path)
}

async function look(
  folder: string,
): Promise<{ kind: 'absent' | 'empty' | 'there' } | { kind: 'unreadable'; reason: string }> {
  try {
    const names = await readdir(folder)
    const isLibrary = names.some((name) => name === LIBRARY_FILE || name === 'decks' || name === 'progress')
    return { kind: isLibrary ? 'there' : 'empty' }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'absent' }
    return {
      kind: 'unreadable',
      reason: codeOf(error) === 'ENOTDIR' ? 'it is a file, not a folder' : messageOf(error),
    }
  }
}

async function probeWriting(
  folder: string,
): Promise<HostResult<{ readonly isReadOnly: boolean; readonly reason: string }>> {
  const probe = path.join(folder, `.verso-${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeFile(probe, 'verso', { flag: 'wx', flush: true })
    return ok({ isReadOnly: false, reason: '' })
  } catch (error) {
    const place = `The library at ${folder}`
    if (isRefusedWrite(error))
      return ok({
        isReadOnly: true,
        reason: `${place} is read-only: you can read, but not review. Allow writing there, or choose another folder in Settings, and start Verso again.`,
      })
    if (isDiskFull(error))
      return ok({
        isReadOnly: true,
        reason: `${place} is on a full disk: you can read, but not review. Free some space and start Verso again.`,
      })
    return writeFailure(error, `the library folder ${folder}`)
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}

export interface LibraryIdentity {
  readonly id: string
  readonly notices: readonly Notice[]
}

/**
 * Reads the file that makes the folder a library, or writes it. A damaged one is set aside and its id taken from the
 * journal, so that progress stays connected. Call with the lock taken.
 */
export async function readIdentity(
  folder: string,
  isReadOnly: boolean,
  now: () => number,
): Promise<HostResult<LibraryIdentity>> {
  const file = path.join(folder, LIBRARY_FILE)
  const notices: Notice[] = []
  try {
    const text = await readFile(file, 'utf8')
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), libraryFileSchema), text)
    if (parsed.success) {
      if (parsed.output.format > LIBRARY_FORMAT) {
        return fail(
          'libraryNewer',
          `The library at ${folder} was made by a newer Verso (format ${parsed.output.format}; this one reads ${LIBRARY_FORMAT}). Update Verso, or choose another folder in Settings. Nothing in it was changed.`,
        )
      }
      return ok({ id: parsed.output.id, notices })
    }
    if (isReadOnly) {
      return fail(
        'libraryUnreadable',
        `${file} is damaged, and the folder is read-only, so Verso cannot mend it. Allow writing there and start Verso again.`,
      )
    }
    const aside = await setAside(file, now())
    notices.push({
      kind: 'setAside',
      message: `The file that describes your library was damaged. It was kept as ${aside} and written anew; your decks and reviews are untouched.`,
      path: aside,
    })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') {
      return fail(
        'libraryUnreadable',
        `${file} cannot be read (${messageOf(error)}). Check its permissions, then start Verso again.`,
      )
    }
    if (isReadOnly && (await look(folder)).kind !== 'there') {
      return fail(
        'readOnly',
        `${folder} is no library yet, and Verso may not write there to make one. Choose another folder.`,
      )
    }
  }
  try {
    const id = (await idFromJournal(path.join(folder, 'progress'))) ?? randomUUID()
    if (!isReadOnly) {
      const content = { format: LIBRARY_FORMAT, id, createdAt: new Date(now()).toISOString() }
      await atomicWrite(file, `${JSON.stringify(content, null, 2)}\n`)
    }
    return ok({ id, notices })
  } catch (error) {
    return writeFailure(error, file)
  }
}

async function idFromJournal(folder: string): Promise<string | null> {
  const segments = await listSegments(nodeFileSystem, folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  for (const segment of segments) {
    // The header is the first line and short.
    const bytes = await readBytes(nodeFileSystem, segment.file, 4096)
    const feed = bytes.indexOf(0x0a)
    const id = readSegment(segment, bytes.subarray(0, feed + 1), null).header?.body['libraryId']
    if (typeof id === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(id)) return id
  }
  return null
}

/** Makes the folders of a library that are not there yet. */
export async function makeFolders(folder: string): Promise<void> {
  for (const name of ['decks', 'progress', 'backups'])
    await mkdir(path.join(folder, name), { recursive: true })
  await nodeFileSystem.syncFolder(folder)
}

/** Whether a chosen path could hold a library: it, or at least its parent, is a folder. */
export async function checkChoice(folder: string): Promise<HostResult<null>> {
  if (!path.isAbsolute(folder) || folder.includes('\0')) {
    return fail(
      'badInput',
      `Write the whole path of the folder, such as ${path.resolve('/', 'home', 'you', 'Verso')}.`,
    )
  }
  for (const place of [folder, path.dirname(folder)]) {
    try {
      const entry = await stat(place)
      if (!entry.isDirectory())
        return fail('badInput', `${place} is a file. Choose a folder for the library.`)
      await access(place, constants.R_OK)
      return ok(null)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT')
        return fail(
          'libraryUnreadable',
          `${place} cannot be read (${messageOf(error)}). Choose another folder.`,
        )
    }
  }
  return fail(
    'libraryMissing',
    `Neither ${folder} nor the folder around it exists. Connect its drive, make the folder, or choose another one.`,
  )
}
