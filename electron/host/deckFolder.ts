import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { DeckEdit } from '../../decks/format/deckEdit.ts'
import { decodeDeckText, locateIssues } from '../../decks/format/parse.ts'
import type { DeckContent, DeckFile, HostResult } from '../contract/contract.ts'
import { confined, safeSegments } from './confine.ts'
import { quickDeckId } from './deckIdentity.ts'
import { fingerprintOf, listDeckFiles, type ListedFile, mediaFolderOf } from './deckListing.ts'
import { createDeckParser } from './deckParser.ts'
import { editDeckFile } from './editDeckFile.ts'
import { codeOf, fail, messageOf, ok } from './result.ts'
import { writeMedia } from './writeMedia.ts'

export interface DeckFolder {
  /** Library first, then bundled; a bundled deck whose id the library has too is left out. */
  list(): Promise<HostResult<DeckFile[]>>
  read(deckPath: string): Promise<HostResult<DeckContent>>
  /** Writes edits made for the content known by `fingerprint`; see `decks:edit` of the contract. */
  edit(deckPath: string, fingerprint: string, edits: readonly DeckEdit[]): Promise<HostResult<DeckFile>>
  /** Absolute path of a file in the deck's media folder, or null: no such deck, no such file, or not inside. */
  media(deckPath: string, name: string): Promise<string | null>
  /** Puts a file into the deck's media folder; see `media:write` of the contract. */
  writeMedia(deckPath: string, name: string, bytes: Uint8Array): Promise<HostResult<{ name: string }>>
  close(): Promise<void>
}

/** Bytes of deck files whose parsed decks are kept at hand. */
const CACHE_BYTES = 8_000_000
const HEAD_BYTES = 4096

export function openDecks(libraryDecks: string, bundledDecks: string, now: () => number): DeckFolder {
  const parser = createDeckParser()
  const ids = new Map<string, { readonly fingerprint: string; readonly id: string | null }>()
  const parsed = new Map<string, { readonly content: DeckContent; readonly size: number }>()
  let listed = new Map<string, ListedFile>()
  let editing: Promise<unknown> = Promise.resolve()

  async function scan(): Promise<ListedFile[]> {
    const library = await listDeckFiles(libraryDecks, 'library', now())
    const bundled = await listDeckFiles(bundledDecks, 'bundled', now())
    const taken = new Set(await Promise.all(library.map(idOf)))
    const shown = [...library]
    for (const file of bundled) {
      const id = await idOf(file)
      if (id === null || !taken.has(id)) shown.push(file)
    }
    listed = new Map(shown.map((file) => [file.path, file]))
    for (const key of ids.keys())
      if (![...library, ...bundled].some((file) => file.path === key)) ids.delete(key)
    return shown
  }

  async function idOf(file: ListedFile): Promise<string | null> {
    const known = ids.get(file.path)
    if (known?.fingerprint === file.fingerprint) return known.id
    let id: string | null = null
    try {
      id = quickDeckId(await readHead(file.file), file.file)
      if (id === null) {
        const text = await readFile(file.file, 'utf8')
        id =
          quickDeckId(text, file.file) ??
          (await parser.parse(text, path.basename(file.file))).deck?.id ??
          null
      }
    } catch (error) {
      // Gone or closed to us since it was listed; reading it will say so.
      if (!['ENOENT', 'EACCES', 'EPERM'].includes(codeOf(error))) throw error
    }
    ids.set(file.path, { fingerprint: file.fingerprint, id })
    return id
  }

  /** The first file, in listing order, that claims the same id. */
  async function firstClaim(file: ListedFile, id: string): Promise<ListedFile | null> {
    for (const other of listed.values()) {
      if (other.path === file.path) return null
      if ((await idOf(other)) === id) return other
    }
    return null
  }

  async function find(deckPath: string): Promise<ListedFile | null> {
    // Only what the listing holds can be read: no path of a page's making ever reaches the disk.
    if (!listed.has(deckPath)) await scan()
    return listed.get(deckPath) ?? null
  }

  async function readWhole(file: ListedFile): Promise<{ bytes: Uint8Array; fingerprint: string } | null> {
    for (let attempt = 0; ; attempt += 1) {
      const before = await fingerprintOf(file.file, now())
      if (before === null) return null
      const bytes = await readFile(file.file)
      // Changed while it was read: it may be half old, half new.
      if (attempt >= 5 || before === (await fingerprintOf(file.file, now())))
        return { bytes, fingerprint: before }
    }
  }

  async function readDeck(file: ListedFile): Promise<DeckContent | null> {
    const current = await fingerprintOf(file.file, now())
    const cached = parsed.get(file.path)
    if (cached && cached.content.file.fingerprint === current) return cached.content
    const source = await readWhole(file)
    if (source === null) return null
    const decoded = decodeDeckText(source.bytes)
    const { deck, problems } = decoded.ok
      ? await parser.parse(decoded.text, path.basename(file.file))
      : { deck: null, problems: [decoded.problem] }
    const { path: deckPath, origin } = file
    const content: DeckContent = {
      file: { path: deckPath, origin, fingerprint: source.fingerprint },
      deck,
      problems: [...problems],
    }
    parsed.delete(file.path)
    parsed.set(file.path, { content, size: source.bytes.length })
    let total = 0
    for (const each of parsed.values()) total += each.size
    for (const [key, each] of parsed) {
      if (total <= CACHE_BYTES) break
      parsed.delete(key)
      total -= each.size
    }
    return content
  }

  return {
    async list() {
      try {
        return ok(
          (await scan()).map(({ path: deckPath, origin, fingerprint }) => ({
            path: deckPath,
            origin,
            fingerprint,
          })),
        )
      } catch (error) {
        return fail(
          'io',
          `The decks folder ${libraryDecks} cannot be read (${messageOf(error)}). Check that its drive is there.`,
        )
      }
    },
    async read(deckPath) {
      try {
        const file = await find(deckPath)
        const content = file && (await readDeck(file))
        if (!file || !content)
          return fail('notFound', `There is no deck file ${deckPath} any more. It was moved or deleted.`)
        const twin = content.deck && (await firstClaim(file, content.deck.id))
        if (!content.deck || !twin) return ok(content)
        const message = `the deck id "${content.deck.id}" is taken by ${twin.path}: give this deck another id, or remove one of the two files`
        const text = await readFile(file.file, 'utf8')
        return ok({
          ...content,
          deck: null,
          problems: [...locateIssues(text, file.file, [{ path: ['id'], message }])],
        })
      } catch (error) {
        return fail(
          'io',
          `${deckPath} cannot be read (${messageOf(error)}). Check its permissions, then save it again.`,
        )
      }
    },
    edit(deckPath, fingerprint, edits) {
      const turn = editing.then(async (): Promise<HostResult<DeckFile>> => {
        try {
          const file = await find(deckPath)
          if (file === null)
            return fail('notFound', `There is no deck file ${deckPath} any more. It was moved or deleted.`)
          const tools = { readWhole, parser, libraryDecks, now }
          const written = await editDeckFile({ file, fingerprint, edits }, tools)
          if (!written.ok) return written
          const after = (await scan()).find((each) => each.file === written.value)
          if (after === undefined) return fail('notFound', `${deckPath} vanished right after it was written.`)
          return ok({ path: after.path, origin: after.origin, fingerprint: after.fingerprint })
        } catch (error) {
          return fail('io', `${deckPath} cannot be read (${messageOf(error)}). Check its permissions.`)
        }
      })
      editing = turn
      return turn
    },
    async media(deckPath, name) {
      const segments = safeSegments(name)
      const file = segments && (await find(deckPath))
      if (!segments || !file) return null
      const folder = await confined(file.root, mediaFolderOf(file.file))
      return folder === null ? null : confined(folder, path.join(folder, ...segments))
    },
    async writeMedia(deckPath, name, bytes) {
      const file = await find(deckPath)
      if (file === null)
        return fail('notFound', `There is no deck file ${deckPath} any more. It was moved or deleted.`)
      return writeMedia(file, name, bytes)
    },
    close: () => parser.close(),
  }
}

async function readHead(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const bytes = new Uint8Array(HEAD_BYTES)
    const { bytesRead } = await handle.read(bytes, 0, HEAD_BYTES, 0)
    const text = Buffer.from(bytes.buffer, 0, bytesRead).toString('utf8')
    // The last line may be cut in the middle of an id.
    return bytesRead < HEAD_BYTES ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  } finally {
    await handle.close()
  }
}
