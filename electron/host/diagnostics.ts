import { arch, platform, release } from 'node:os'
import type { OpenHostOptions } from './hostTypes.ts'
import type { OpenLibrary } from './openLibrary.ts'

/** What a person who reports a problem is asked for; names and values as they are shown. */
export async function diagnose(
  options: OpenHostOptions,
  libraryPath: string,
  library: OpenLibrary,
): Promise<Record<string, string>> {
  const { lastSeq, lastCheck } = library.journal.head()
  const files = await library.decks.list()
  const { electron, chrome } = process.versions
  return {
    Verso: options.appVersion,
    Shell: options.shell,
    Node: process.versions.node,
    ...(electron ? { Electron: electron } : {}),
    ...(chrome ? { Chromium: chrome } : {}),
    System: `${platform()} ${release()} ${arch()}`,
    Library: libraryPath,
    'Library id': library.libraryId,
    'Settings folder': options.configDir,
    'Bundled decks': options.bundledDecks,
    'Deck files': files.ok ? count(files.value) : files.error.message,
    'Journal records': String(lastSeq),
    'Journal checksum': lastCheck,
    'Damaged journal lines met': String(library.journal.damagedCount()),
    Lock: library.isReadOnly ? 'none: the folder is read-only' : `held by this process (${process.pid})`,
  }
}

function count(files: readonly { readonly origin: string }[]): string {
  const own = files.filter(({ origin }) => origin === 'library').length
  return `${own} in the library, ${files.length - own} bundled`
}
