import type { DeckId } from '../../core/model/card.ts'
import type { Deck } from '../../core/model/deck.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import {
  forgetFiles,
  readFiles,
  removeDeck,
  setDeckProblems,
  storeDeck,
  type FileRow,
  type VersoDatabase,
} from '../../data/index.ts'
import type { DeckContent, DeckFile, HostResult } from '../../platform/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { databaseFailure, hostFailure, type AppError } from '../messages.ts'

export type SyncOptions = Omit<Parameters<typeof storeDeck>[3], 'day'>

/** What the database knows of the deck files, kept while they are taken up. */
interface Known {
  readonly database: VersoDatabase
  readonly files: Map<string, FileRow>
  /** Deck → path of the file that gives its content. */
  readonly owners: Map<string, string>
}

/**
 * Brings the decks that are stored to what the deck files say. Reads only files that changed. A broken file leaves its deck as it last was. Of two files with one deck id the library's wins over
 * the bundled one, else the first by path; the other says so among its problems.
 */
export function syncDecks(context: Context, options: SyncOptions = {}): Promise<Result<void, AppError>> {
  return context.inDecks(async () => {
    const database = context.database.get()
    if (database === null) return err({ kind: 'closed' })
    const listed = await context.services.host.call('decks:list', {})
    if (!listed.ok) return err(hostFailure(listed.error))
    const stored = await readFiles(database)
    if (!stored.ok) return err(databaseFailure(stored.error))
    const known: Known = {
      database,
      files: new Map(stored.value.files.map((row) => [row.path, row])),
      owners: new Map(stored.value.decks.map(({ id, path }) => [id, path])),
    }

    const present = new Map(listed.value.map((file) => [file.path, file]))
    const gone = [...known.files.keys()].filter((path) => !present.has(path))
    for (const path of gone) known.files.delete(path)
    const changed = inOrder(listed.value).filter(
      (file) => known.files.get(file.path)?.fingerprint !== file.fingerprint,
    )
    const readAt = (index: number) => {
      const file = changed[index]
      return file && context.services.host.call('decks:read', { path: file.path })
    }
    let reading = readAt(0)
    for (const [index, file] of changed.entries()) {
      const read = await reading
      if (read === undefined) break
      // The host parses the next file while this one is stored.
      reading = readAt(index + 1)
      const taken = await takeFile(context, known, file, read, options)
      if (!taken.ok) return taken
    }
    const settled = await settleOrphans(context, known, present, options)
    if (!settled.ok) return settled
    const forgotten = await forgetFiles(database, gone)
    return forgotten.ok ? forgotten : err(databaseFailure(forgotten.error))
  })
}

async function takeFile(
  context: Context,
  known: Known,
  file: DeckFile,
  read: HostResult<DeckContent>,
  options: SyncOptions,
): Promise<Result<void, AppError>> {
  if (!read.ok) {
    // Gone again since it was listed: the next change tells.
    if (read.error.kind === 'notFound') return ok(undefined)
    const problem = { line: 1, column: 1, message: read.error.message }
    return noteProblems(known, file, lastDeckOf(known, file.path), [problem])
  }
  const { deck, problems } = read.value
  const current = read.value.file
  if (deck === null) return noteProblems(known, current, lastDeckOf(known, file.path), problems)

  const deckId = deck.id as DeckId
  const ownerPath = known.owners.get(deckId)
  const owner = ownerPath === undefined ? undefined : known.files.get(ownerPath)
  const isTaken = owner?.deckId === deckId && owner.path !== file.path
  if (isTaken && comesBefore(owner, file)) {
    const message = `the deck id "${deckId}" is already used by ${owner.path}: give one of the two another id`
    const duplicate = owner.origin === file.origin ? [{ line: 1, column: 1, message }] : []
    return noteProblems(known, current, deckId, duplicate)
  }
  return takeDeck(context, known, current, deck, options)
}

async function takeDeck(
  context: Context,
  known: Known,
  file: DeckFile,
  deck: Deck,
  options: SyncOptions,
): Promise<Result<void, AppError>> {
  const { day } = studyMoment(context)
  const stored = await storeDeck(known.database, deck, file, { ...options, day })
  if (!stored.ok) return err(databaseFailure(stored.error))
  const deckId = deck.id as DeckId
  known.owners.set(deckId, file.path)
  known.files.set(file.path, { ...file, deckId, problems: [] })
  return ok(undefined)
}

async function noteProblems(
  { database, files }: Known,
  file: DeckFile,
  deckId: DeckId | null,
  problems: FileRow['problems'],
): Promise<Result<void, AppError>> {
  const noted = await setDeckProblems(database, file, deckId, problems)
  if (!noted.ok) return err(databaseFailure(noted.error))
  files.set(file.path, { ...file, deckId, problems })
  return ok(undefined)
}

/** Decks whose file is gone, or holds another deck now: another file that has the deck gives it, else it goes. */
async function settleOrphans(
  context: Context,
  known: Known,
  present: ReadonlyMap<string, DeckFile>,
  options: SyncOptions,
): Promise<Result<void, AppError>> {
  for (const [deckId, path] of [...known.owners]) {
    if (known.files.get(path)?.deckId === deckId) continue
    const heirs = inOrder([...known.files.values()].filter((row) => row.deckId === deckId))
    let isSettled = false
    for (const { path: heirPath } of heirs) {
      const heir = present.get(heirPath)
      const read = heir && (await context.services.host.call('decks:read', { path: heirPath }))
      if (read === undefined || !read.ok || read.value.deck?.id !== deckId) continue
      const taken = await takeDeck(context, known, read.value.file, read.value.deck, options)
      if (!taken.ok) return taken
      isSettled = true
      break
    }
    if (isSettled) continue
    const removed = await removeDeck(known.database, deckId as DeckId, { day: studyMoment(context).day })
    if (!removed.ok) return err(databaseFailure(removed.error))
  }
  return ok(undefined)
}

/** The deck that the file held when it could last be read; during a rebuild only the deck itself remembers. */
function lastDeckOf({ files, owners }: Known, path: string): DeckId | null {
  const owned = [...owners].find(([, ownerPath]) => ownerPath === path)?.[0] ?? null
  return files.get(path)?.deckId ?? (owned as DeckId | null)
}

function comesBefore(
  one: Pick<DeckFile, 'origin' | 'path'>,
  other: Pick<DeckFile, 'origin' | 'path'>,
): boolean {
  return one.origin === other.origin ? one.path < other.path : one.origin === 'library'
}

function inOrder<T extends Pick<DeckFile, 'origin' | 'path'>>(files: readonly T[]): T[] {
  return [...files].sort((one, other) => (comesBefore(one, other) ? -1 : 1))
}
