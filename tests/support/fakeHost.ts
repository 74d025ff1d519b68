// A host in memory: a library with its journal, deck files and settings, and any number of windows on it. Its journal
// has the real one's meaning: checksums chained from record to record, `journalMoved`, records that stay.
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { editDeckText, type DeckEdit } from '../../decks/format/edit.ts'
import { serializeDeck } from '../../decks/format/serialize.ts'
import { deckSchema, type Deck, type DeckInput, type DeckProblem } from '../../decks/format/schema.ts'
import type { CallName } from '../../electron/contract/callNames.ts'
import {
  contract,
  settingsSchema,
  type DeckFile,
  type HostApi,
  type HostError,
  type JournalEntry,
} from '../../electron/contract/contract.ts'

export interface FakeFile {
  readonly file: DeckFile
  readonly deck: Deck | null
  readonly problems: readonly DeckProblem[]
}

export interface FakeLibrary {
  readonly libraryId: string
  readonly journal: JournalEntry[]
  readonly files: Map<string, FakeFile>
  /** Every call so far. */
  readonly calls: CallName[]
  /** Writes a deck file and tells the windows. */
  readonly putDeck: (path: string, deck: DeckInput) => void
  /** Makes a file unreadable as a deck. */
  readonly breakDeck: (path: string, message?: string) => void
  readonly removeFile: (path: string) => void
  /** The next calls of that name fail so, until `heal`. */
  readonly fail: (name: CallName, kind: HostError['kind']) => void
  readonly heal: () => void
  /** Runs after a call was carried out and before it is answered. */
  afterCall: (name: CallName) => void | Promise<void>
  readonly connect: () => HostApi
}

let libraries = 0

export function fakeLibrary(): FakeLibrary {
  const libraryId = `fake-${++libraries}`
  const journal: JournalEntry[] = []
  const files = new Map<string, FakeFile>()
  const calls: CallName[] = []
  const faults = new Map<CallName, HostError['kind']>()
  const listeners = new Map<string, Set<(payload: never) => void>>()
  let settings = v.parse(settingsSchema, {})
  let writes = 0

  const emit = (name: string, payload: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  }
  const listFiles = () => [...files.values()].map(({ file }) => file)
  const put = (path: string, deck: Deck | null, problems: readonly DeckProblem[]) => {
    const origin = path.startsWith('bundled/') ? 'bundled' : 'library'
    files.set(path, { file: { path, origin, fingerprint: `${++writes}` }, deck, problems })
    emit('decks:changed', { files: listFiles() })
  }
  const head = () => {
    const last = journal.at(-1)
    return { lastSeq: last?.seq ?? 0, lastCheck: last?.check ?? '00000000' }
  }
  const failure = (kind: HostError['kind'], message = `It failed: ${kind}.`) => ({
    ok: false as const,
    error: { kind, message },
  })
  const ok = (value: unknown) => ({ ok: true as const, value })

  const run = (name: CallName, input: Record<string, unknown>) => {
    switch (name) {
      case 'library:open':
        return ok({
          libraryId,
          path: '/library',
          isReadOnly: false,
          appVersion: '0.0.0',
          shell: 'serve',
          mediaBase: '/media/key',
          journal: head(),
          settings,
          notices: [],
        })
      case 'decks:list':
        return ok(listFiles())
      case 'decks:read': {
        const found = files.get(String(input['path']))
        return found === undefined ? failure('notFound') : ok(structuredClone(found))
      }
      case 'media:write':
        return ok({ name: String(input['name']) })
      case 'decks:edit': {
        const path = String(input['path'])
        const found = files.get(path)
        if (found?.deck == null) return failure('notFound')
        if (input['fingerprint'] !== found.file.fingerprint) return failure('deckChanged')
        const text = serializeDeck(found.deck, 'json')
        const edited = editDeckText(text, 'x.deck.json', input['edits'] as DeckEdit[])
        if (!edited.ok) return failure('badEdit', edited.message)
        const target = path.replace(/^bundled/, 'library')
        put(target, v.parse(deckSchema, JSON.parse(edited.text)), [])
        return ok(files.get(target)?.file)
      }
      case 'files:take':
        return ok([])
      // Tests of imports have a real host.
      case 'import:begin':
      case 'import:commit':
      case 'import:discard':
      case 'import:undo':
        return failure('notFound')
      case 'journal:append': {
        if (input['afterSeq'] !== head().lastSeq) return failure('journalMoved')
        const entries = (input['bodies'] as JournalEntry['body'][]).map((body) => {
          const { lastSeq, lastCheck } = head()
          const text = JSON.stringify({ seq: lastSeq + 1, prev: lastCheck, ...body })
          const check = crc32(text).toString(16).padStart(8, '0')
          journal.push({ seq: lastSeq + 1, check, body: JSON.parse(JSON.stringify(body)) })
          return { seq: lastSeq + 1, check }
        })
        return ok({ entries })
      }
      case 'journal:read': {
        const rest = journal.filter(({ seq }) => seq > Number(input['afterSeq']))
        const entries = rest.slice(0, Number(input['limit']))
        return ok({ entries: structuredClone(entries), isEnd: entries.length === rest.length })
      }
      case 'journal:check':
        return ok({ records: journal.length, damaged: [] })
      case 'settings:read':
        return ok(settings)
      case 'settings:write':
        settings = { ...settings, ...input }
        emit('settings:changed', settings)
        return ok(settings)
      case 'library:choose':
        return ok({ path: String(input['path'] ?? '/chosen') })
      case 'diagnostics:read':
        return ok({})
      case 'link:open':
        return ok({ isOpened: false })
    }
  }

  const library: FakeLibrary = {
    libraryId,
    journal,
    files,
    calls,
    putDeck: (path, deck) => put(path, v.parse(deckSchema, deck), []),
    breakDeck: (path, message = 'a quote is not closed') =>
      put(path, null, [{ line: 3, column: 7, message }]),
    removeFile: (path) => {
      files.delete(path)
      emit('decks:changed', { files: listFiles() })
    },
    fail: (name, kind) => faults.set(name, kind),
    heal: () => faults.clear(),
    afterCall: () => undefined,
    connect: () => ({
      call: async (name, input) => {
        calls.push(name)
        await Promise.resolve()
        v.parse(contract[name].input, input)
        const fault = faults.get(name)
        if (fault !== undefined) return failure(fault)
        const answer = run(name, input as Record<string, unknown>)
        await library.afterCall(name)
        return answer as never
      },
      on: (name, listener) => {
        const own = listeners.get(name) ?? new Set()
        listeners.set(name, own)
        own.add(listener as never)
        return () => own.delete(listener as never)
      },
    }),
  }
  return library
}
