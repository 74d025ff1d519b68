import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { HostError, HostResult, Notice } from '../contract/contract.ts'
import { openDecks } from './deckFolder.ts'
import { documentsFolder } from './documentsFolder.ts'
import type { HostOpening, OpenHostOptions } from './hostTypes.ts'
import { createHost } from './host.ts'
import type { OpenLibrary } from './openLibrary.ts'
import { openImports } from './imports/imports.ts'
import { openJournal } from './journal.ts'
import { makeFolders, prepareFolder, readIdentity, type LibraryPlace } from './libraryFolder.ts'
import { findHolder, takeLock } from './lock.ts'
import { fail, isDiskFull, isRefusedWrite, messageOf } from './result.ts'
import { openSettings, type SettingsFile } from './settingsFile.ts'

/**
 * Opens a library: settings, folder, lock, identity, journal, decks, in this order. Never throws: what stands in the
 * way is `failed`, with a host that can still change the setting at fault.
 */
export async function openHost(options: OpenHostOptions): Promise<HostOpening> {
  const { settings, notices } = await openSettings(options.configDir, options.now)
  const place = await choosePlace(options, settings)
  const failed = (error: HostError): HostOpening => ({
    kind: 'failed',
    error,
    host: createHost(options, settings, place.path, { kind: 'failed', error }),
  })
  try {
    const folder = await prepareFolder(place)
    if (!folder.ok) return failed(folder.error)
    const bundled = await noticeMissing(options.bundledDecks)
    return await openFolder(options, settings, place, folder.value, [...notices, ...bundled], failed)
  } catch (error) {
    return failed(
      fail(
        'libraryUnreadable',
        `The library at ${place.path} cannot be opened (${messageOf(error)}). Check that its drive is there and that you may read and write it.`,
      ).error,
    )
  }
}

async function choosePlace(options: OpenHostOptions, settings: SettingsFile): Promise<LibraryPlace> {
  const chosen = settings.read().libraryPath
  const [origin, asked]: [LibraryPlace['origin'], string] = options.libraryPath
    ? ['argument', options.libraryPath]
    : chosen
      ? ['setting', chosen]
      : ['default', path.join(options.documentsDir ?? (await documentsFolder()), 'Verso')]
  const absolute = path.resolve(asked)
  return { path: absolute, origin, wasOpened: settings.wasOpened(absolute) }
}

async function openFolder(
  options: OpenHostOptions,
  settings: SettingsFile,
  place: LibraryPlace,
  folder: { readonly isReadOnly: boolean; readonly reason: string },
  earlier: readonly Notice[],
  failed: (error: HostError) => HostOpening,
): Promise<HostOpening> {
  const notices = [...earlier]
  let { isReadOnly, reason } = folder
  let release: () => Promise<void> = async () => undefined

  if (!isReadOnly) {
    try {
      const outcome = await takeLock(place.path, options)
      if (outcome.kind === 'held') return outcome
      release = () => outcome.lock.release()
    } catch (error) {
      if (!isDiskFull(error) && !isRefusedWrite(error)) throw error
      isReadOnly = true
      reason = `The library at ${place.path} cannot be locked for writing (${messageOf(error)}): you can read, but not review. Free some space or allow writing there, and start Verso again.`
    }
  }
  if (isReadOnly) {
    const holder = await findHolder(place.path)
    if (holder) return { kind: 'held', holder, show: async () => false }
    notices.push({ kind: 'readOnly', message: reason, path: place.path })
  }

  try {
    const library = await openContents(options, place.path, isReadOnly, release)
    if (!library.ok) {
      await release()
      return failed(library.error)
    }
    // Only a reminder for a later start: if it cannot be written, this start goes on all the same.
    await settings.markOpened(place.path, true)
    notices.push(...library.value.notices)
    return {
      kind: 'open',
      host: createHost(options, settings, place.path, { ...library.value, kind: 'open', notices }),
    }
  } catch (error) {
    await release()
    throw error
  }
}

async function openContents(
  options: OpenHostOptions,
  folder: string,
  isReadOnly: boolean,
  release: () => Promise<void>,
): Promise<HostResult<OpenLibrary>> {
  const identity = await readIdentity(folder, isReadOnly, options.now)
  if (!identity.ok) return identity
  if (!isReadOnly) await makeFolders(folder)
  const { id, notices } = identity.value
  const opened = await openJournal({
    folder: path.join(folder, 'progress'),
    libraryId: id,
    isReadOnly,
    now: options.now,
    fileSystem: options.fileSystem,
  })
  if (!opened.ok) return opened
  const { journal } = opened.value
  const imports = await openImports({
    library: folder,
    journal,
    isReadOnly,
    now: options.now,
    fileSystem: options.fileSystem,
  })
  const decks = openDecks(path.join(folder, 'decks'), options.bundledDecks, options.now)
  return {
    ok: true,
    value: {
      kind: 'open',
      libraryId: id,
      isReadOnly,
      journal,
      decks,
      imports: imports.imports,
      decksFolder: await realpath(path.join(folder, 'decks')).catch(() => null),
      notices: [...notices, ...opened.value.notices, ...imports.notices],
      release,
    },
  }
}

async function noticeMissing(bundledDecks: string): Promise<Notice[]> {
  const entry = await stat(bundledDecks).catch(() => null)
  if (entry?.isDirectory()) return []
  return [
    {
      kind: 'bundledMissing',
      message: `The decks that come with Verso are not at ${bundledDecks}. Your own decks are not affected; install Verso again to have them back.`,
      path: bundledDecks,
    },
  ]
}
