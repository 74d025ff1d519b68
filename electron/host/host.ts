import { randomBytes } from 'node:crypto'
import type { EventName } from '../contract/callNames.ts'
import type { DeckFile, HostError, HostResult, LibraryInfo, Settings } from '../contract/contract.ts'
import { watchDecks } from './deckWatch.ts'
import { createDispatch, type Handlers } from './dispatch.ts'
import { diagnose } from './diagnostics.ts'
import type { Host, HostUpload, OpenHostOptions } from './hostTypes.ts'
import { createOfferedFiles } from './offeredFiles.ts'
import type { OpenLibrary } from './openLibrary.ts'
import { checkChoice } from './libraryFolder.ts'
import type { StagedPart } from './imports/staging.ts'
import { fail, messageOf, ok } from './result.ts'
import { respond } from './respond.ts'
import type { SettingsChange, SettingsFile } from './settingsFile.ts'

export type LibraryState = OpenLibrary | { readonly kind: 'failed'; readonly error: HostError }

const IMPORT_DOOR = '/import/'

type Listener = (name: EventName, payload: unknown) => void

/** Ties the parts of an opened (or failed) library to the calls of the contract. */
export function createHost(
  options: OpenHostOptions,
  settings: SettingsFile,
  libraryPath: string,
  library: LibraryState,
): Host {
  const mediaKey = randomBytes(24).toString('base64url')
  const listeners = new Set<Listener>()
  const offered = createOfferedFiles()
  let shown: string | null = null
  let closing: Promise<void> | null = null

  function emit(name: EventName, payload: unknown): void {
    for (const listener of listeners) listener(name, payload)
  }

  function withLibrary<T>(work: (open: OpenLibrary) => Promise<HostResult<T>>): Promise<HostResult<T>> {
    return library.kind === 'open' ? work(library) : Promise.resolve({ ok: false, error: library.error })
  }

  async function listDecks(open: OpenLibrary): Promise<HostResult<DeckFile[]>> {
    const files = await open.decks.list()
    if (files.ok) shown = JSON.stringify(files.value)
    return files
  }

  async function lookAgain(open: OpenLibrary): Promise<void> {
    const before = shown
    const files = await listDecks(open)
    if (files.ok && shown !== before) emit('decks:changed', { files: files.value })
  }

  async function change(partial: SettingsChange): Promise<HostResult<Settings>> {
    if (partial.libraryPath !== undefined) {
      const choice = await checkChoice(partial.libraryPath)
      if (!choice.ok) return choice
      // Chosen on purpose: a folder that is not there may be made.
      const forgotten = await settings.markOpened(partial.libraryPath, false)
      if (!forgotten.ok) return forgotten
    }
    const written = await settings.write(partial)
    if (written.ok) emit('settings:changed', written.value)
    return written
  }

  const handlers: Handlers = {
    'library:open': () =>
      withLibrary(async (open) => {
        const info: LibraryInfo = {
          libraryId: open.libraryId,
          path: libraryPath,
          isReadOnly: open.isReadOnly,
          appVersion: options.appVersion,
          shell: options.shell,
          mediaBase: `/media/${mediaKey}`,
          journal: open.journal.head(),
          settings: settings.read(),
          notices: [...open.notices],
        }
        return ok(info)
      }),
    'library:choose': async ({ path: given }) => {
      if (given === undefined && !options.chooseFolder)
        return fail('badInput', 'Write the path of the folder that shall be the library.')
      const chosen = given ?? (await options.chooseFolder?.()) ?? null
      if (chosen === null) return fail('cancelled', 'No folder was chosen; the library stays where it is.')
      const written = await change({ libraryPath: chosen })
      return written.ok ? ok({ path: chosen }) : written
    },
    'decks:list': () => withLibrary(listDecks),
    'decks:read': ({ path: deckPath }) => withLibrary((open) => open.decks.read(deckPath)),
    'decks:edit': ({ path: deckPath, fingerprint, edits }) =>
      withLibrary(async (open) => {
        if (open.isReadOnly)
          return fail(
            'readOnly',
            `The library at ${libraryPath} is read-only, so ${deckPath} stays as it is.`,
          )
        const written = await open.decks.edit(deckPath, fingerprint, edits)
        // The windows hear of it at once; the watcher tells them again, and finds that they know.
        if (written.ok) void lookAgain(open)
        return written
      }),
    'media:write': ({ path: deckPath, name, content }) =>
      withLibrary(async (open) => {
        if (open.isReadOnly)
          return fail('readOnly', `The library at ${libraryPath} is read-only, so it takes no files.`)
        return open.decks.writeMedia(deckPath, name, Buffer.from(content, 'base64'))
      }),
    'files:take': async () => ok(offered.take()),
    'import:begin': () =>
      withLibrary(async (open) => {
        const begun = await open.imports.begin()
        return begun.ok ? ok({ id: begun.value.id, door: `${IMPORT_DOOR}${begun.value.key}` }) : begun
      }),
    'import:commit': ({ id, plan, afterSeq }) =>
      withLibrary(async (open) => {
        const committed = await open.imports.commit(id, plan, afterSeq)
        void lookAgain(open)
        return committed
      }),
    'import:discard': ({ id }) => withLibrary((open) => open.imports.discard(id)),
    'import:undo': ({ id, afterSeq, staging }) =>
      withLibrary(async (open) => {
        const undone = await open.imports.undo(id, afterSeq, staging)
        void lookAgain(open)
        return undone
      }),
    'journal:append': ({ afterSeq, bodies }) => withLibrary((open) => open.journal.append(afterSeq, bodies)),
    'journal:read': ({ afterSeq, limit }) => withLibrary((open) => open.journal.read(afterSeq, limit)),
    'journal:check': () => withLibrary((open) => open.journal.check()),
    'settings:read': async () => ok(settings.read()),
    'settings:write': change,
    'diagnostics:read': () => withLibrary(async (open) => ok(await diagnose(options, libraryPath, open))),
    'link:open': async ({ url }) => {
      const address = parseAddress(url)
      if (address?.protocol !== 'https:') return fail('forbidden', 'Verso opens only https addresses.')
      return ok({ isOpened: (await options.openLink?.(address.href)) ?? false })
    },
  }

  const stopWatching =
    library.kind === 'open' && library.decksFolder !== null
      ? watchDecks(
          library.decksFolder,
          () => void lookAgain(library),
          // A vanished folder: the next call that needs it says so.
          () => undefined,
        )
      : async () => undefined

  return {
    dispatch: createDispatch(handlers, options.isDevelopment ?? false),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    respond: (request) =>
      respond(
        {
          rendererDir: options.rendererDir,
          mediaKey,
          origin: options.origin ?? 'app://verso',
          findOffered: offered.find,
          findMedia: async (deckPath, name) =>
            library.kind === 'open' ? library.decks.media(deckPath, name) : null,
        },
        request,
      ),
    offerFile(file) {
      emit('files:offered', { count: offered.add(file) })
    },
    async receive(upload) {
      if (library.kind === 'failed') return { ok: false, error: library.error }
      const part = partOf(upload)
      try {
        return part === null
          ? fail('notFound', 'There is no import at this address.')
          : await library.imports.put(part)
      } catch (error) {
        return fail('io', `A part of the import did not come in whole (${messageOf(error)}). Try again.`)
      }
    },
    mediaKey,
    libraryPath,
    libraryId: library.kind === 'open' ? library.libraryId : null,
    close() {
      closing ??= (async () => {
        listeners.clear()
        await stopWatching()
        if (library.kind === 'failed') return
        await library.imports.close()
        await library.decks.close()
        await library.journal.close()
        await library.release()
      })()
      return closing
    },
  }
}

/** What an upload's address says; null when it is not one of an import. */
function partOf({ pathname, query, bytes }: HostUpload): StagedPart | null {
  const found = /^\/import\/([\w-]{1,64})\/(\d{1,8})$/.exec(pathname)
  const offset = Number(query.get('offset') ?? '0')
  if (found === null || !Number.isSafeInteger(offset) || offset < 0) return null
  return { key: found[1] ?? '', file: Number(found[2]), offset, isLast: query.get('last') === '1', bytes }
}

function parseAddress(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}
