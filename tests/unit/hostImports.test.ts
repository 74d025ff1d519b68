import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HostResult, JournalEntry } from '../../electron/contract/contract.ts'
import { fingerprintOf } from '../../electron/host/deckListing.ts'
import { type FileSystem, nodeFileSystem } from '../../electron/host/fileSystem.ts'
import { openImports } from '../../electron/host/imports/imports.ts'
import { openJournal } from '../../electron/host/journal.ts'
import { faultyFileSystem } from '../support/faultyFileSystem.ts'
import { aPlace, deckYaml, NOW, openHostAt, type Place } from '../support/host.ts'
import {
  bodiesOf,
  hostOfImports,
  type ImportHost,
  importInto,
  putTo,
  stage,
  undoImport,
  type ImportFiles,
} from '../support/hostImport.ts'

const OLD = deckYaml('old', 'Before')
const FILES: ImportFiles = {
  decks: [{ path: 'library/Spanish.deck.yaml', text: deckYaml('spanish') }],
  media: [
    { deckPath: 'library/Spanish.deck.yaml', fileName: 'cat.png', text: 'meow' },
    { deckPath: 'library/Spanish.deck.yaml', fileName: 'dog.png', text: 'woof' },
  ],
  records: bodiesOf('i', 30),
}

/** Everything below the decks folder, by path. */
async function decksOf({ library }: Place): Promise<Record<string, string>> {
  const root = path.join(library, 'decks')
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = await Promise.all(
    files.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return [path.relative(root, file), await readFile(file, 'utf8')] as const
    }),
  )
  return Object.fromEntries(texts.sort(([one], [other]) => (one < other ? -1 : 1)))
}

async function journalOf(host: ImportHost): Promise<readonly JournalEntry['body'][]> {
  const read = (await host.dispatch('journal:read', { afterSeq: 0, limit: 20_000 })) as HostResult<{
    entries: JournalEntry[]
  }>
  return read.ok ? read.value.entries.map(({ body }) => body) : []
}

/** Of the old deck. */
async function fingerprint({ library }: Place): Promise<string> {
  return (await fingerprintOf(path.join(library, 'decks', 'Old.deck.yaml'), NOW)) ?? ''
}

async function openImportsAt({ library }: Place, fileSystem?: FileSystem) {
  const folder = path.join(library, 'progress')
  await mkdir(folder, { recursive: true })
  const at = { isReadOnly: false, now: () => NOW, fileSystem }
  const opened = await openJournal({ ...at, folder, libraryId: 'test' })
  if (!opened.ok) throw new Error(opened.error.message)
  const { journal } = opened.value
  const { imports } = await openImports({ ...at, library, journal })
  return {
    ...hostOfImports(imports, journal),
    close: async () => {
      await imports.close()
      await journal.close()
    },
  }
}

async function withOldDeck(): Promise<Place> {
  const place = await aPlace()
  await mkdir(path.join(place.library, 'decks', 'Old.media'), { recursive: true })
  await writeFile(path.join(place.library, 'decks', 'Old.deck.yaml'), OLD)
  await writeFile(path.join(place.library, 'decks', 'Old.media', 'cat.png'), 'old meow')
  return place
}

/** New deck, changed deck, changed medium, history. */
async function allOf(place: Place): Promise<ImportFiles> {
  return {
    ...FILES,
    decks: [
      ...(FILES.decks ?? []),
      {
        path: 'library/Old.deck.yaml',
        fingerprint: await fingerprint(place),
        edits: [{ kind: 'setField', noteId: 'n1', field: 'front', value: 'After' }],
      },
    ],
    media: [
      ...(FILES.media ?? []),
      { deckPath: 'library/Old.deck.yaml', fileName: 'cat.png', text: 'new meow' },
    ],
  }
}

const AFTER = {
  'Old.deck.yaml': deckYaml('old', 'After'),
  'Old.media/cat.png': 'new meow',
  'Spanish.deck.yaml': deckYaml('spanish'),
  'Spanish.media/cat.png': 'meow',
  'Spanish.media/dog.png': 'woof',
}
const BEFORE = { 'Old.deck.yaml': OLD, 'Old.media/cat.png': 'old meow' }

describe('an import', () => {
  test('puts decks, media and history in their places, and leaves nothing else', async () => {
    const place = await withOldDeck()
    const host = await openHostAt(place)
    const done = await importInto(host, await allOf(place))
    expect(done).toMatchObject({ ok: true, value: { lastSeq: 30 } })
    expect(await decksOf(place)).toEqual(AFTER)
    expect(await journalOf(host)).toEqual(FILES.records)
    const kept = await readdir(path.join(place.library, 'backups', 'imports', done.id ?? ''))
    expect(kept.sort()).toEqual(['before', 'manifest.json'])
  })

  test('is taken back, also after a restart; what stood there is kept', async () => {
    const place = await withOldDeck()
    const first = await openHostAt(place)
    const { id = '' } = await importInto(first, await allOf(place))
    await first.close()
    const host = await openHostAt(place)
    await writeFile(
      path.join(place.library, 'decks', 'Spanish.deck.yaml'),
      deckYaml('spanish', 'My own words'),
    )
    expect(
      await undoImport(host, id, 30, [{ type: 'importUndone', at: 2, id: 'i', cards: [] }]),
    ).toMatchObject({
      ok: true,
      value: { lastSeq: 31 },
    })
    expect(await decksOf(place)).toEqual(BEFORE)
    const folder = path.join(place.library, 'backups', 'imports', id)
    expect(await readFile(path.join(folder, 'undone', '0'), 'utf8')).toContain('My own words')
    expect(await host.dispatch('import:undo', { id, afterSeq: 31, staging: null })).toMatchObject({
      ok: false,
    })
  })

  test('that was never decided leaves nothing, neither when thrown away nor at the next start', async () => {
    const place = await withOldDeck()
    const host = await openHostAt(place)
    const one = await stage(host, FILES)
    if (!one.ok) throw new Error(one.error.message)
    await host.dispatch('import:discard', { id: one.value.id })
    await stage(host, FILES)
    const imports = path.join(place.library, 'backups', 'imports')
    expect(await readdir(imports)).toHaveLength(1)
    await host.close()
    await openHostAt(place)
    expect(await readdir(imports)).toEqual([])
    expect(await decksOf(place)).toEqual(BEFORE)
  })

  test('is refused when a deck or the journal is not what the plan was made for', async () => {
    const place = await withOldDeck()
    const host = await openHostAt(place)
    const files = await allOf(place)
    await writeFile(path.join(place.library, 'decks', 'Old.deck.yaml'), deckYaml('old', 'Somebody else'))
    expect(await importInto(host, files)).toMatchObject({ ok: false, error: { kind: 'deckChanged' } })
    expect(await importInto(host, FILES, 7)).toMatchObject({ ok: false, error: { kind: 'journalMoved' } })
    expect(
      await importInto(host, { ...FILES, decks: [{ path: 'library/Old.deck.yaml', text: OLD }] }),
    ).toMatchObject({
      error: { kind: 'deckChanged' },
    })
    expect(await journalOf(host)).toEqual([])
  })

  test('never writes outside its decks, whatever names it is given', async () => {
    const place = await aPlace()
    const host = await openHostAt(place)
    const names = ['../x', 'a/b', 'CON', 'x.', '..', '.', '', 'C:x', 'x\u0000', 'a\\b']
    for (const fileName of names)
      expect(
        await importInto(host, {
          ...FILES,
          media: [{ deckPath: 'library/Spanish.deck.yaml', fileName, text: 'x' }],
        }),
      ).toMatchObject({ ok: false, error: { kind: 'badInput' } })
    for (const deck of [
      'library/../x.deck.yaml',
      '/x.deck.yaml',
      'library/x.txt',
      'library/.x.deck.yaml',
      'bundled/x.deck.yaml',
      'library/a.media/x.deck.yaml',
    ])
      expect(await importInto(host, { decks: [{ path: deck, text: OLD }] })).toMatchObject({
        error: { kind: 'badInput' },
      })
    const twins = ['Cat.png', 'cat.png'].map((fileName) => ({
      deckPath: 'library/Spanish.deck.yaml',
      fileName,
      text: 'x',
    }))
    expect(await importInto(host, { ...FILES, media: twins })).toMatchObject({ error: { kind: 'badInput' } })
    expect(await decksOf(place)).toEqual({})
  })

  test('two imports into one deck are taken back in their order only', async () => {
    const place = await withOldDeck()
    const host = await openHostAt(place)
    const edit = async (value: string) => ({
      decks: [
        {
          path: 'library/Old.deck.yaml',
          fingerprint: await fingerprint(place),
          edits: [{ kind: 'setField', noteId: 'n1', field: 'front', value }],
        },
      ],
    })
    const first = await importInto(host, await edit('One'))
    const second = await importInto(host, await edit('Two'))
    expect([first.ok, second.ok]).toEqual([true, true])
    const [earlier, later] = [first.id ?? '', second.id ?? '']
    expect(await host.dispatch('import:undo', { id: earlier, afterSeq: 0, staging: null })).toMatchObject({
      ok: false,
    })
    expect(await host.dispatch('import:undo', { id: later, afterSeq: 0, staging: null })).toMatchObject({
      ok: true,
    })
    expect(await host.dispatch('import:undo', { id: earlier, afterSeq: 0, staging: null })).toMatchObject({
      ok: true,
    })
    expect(await decksOf(place)).toEqual(BEFORE)
  })

  test('says that a part is too large, that its door is closed, that the library is read-only', async () => {
    const place = await aPlace()
    const host = await openHostAt(place)
    expect(await putTo(host)('/import/nobody/1', 'offset=0', 'x')).toMatchObject({
      error: { kind: 'notFound' },
    })
    await host.close()
    await chmod(place.library, 0o500)
    const isRoot = process.getuid?.() === 0
    const readOnly = await openHostAt(place)
    const begun = await readOnly.dispatch('import:begin', {})
    await chmod(place.library, 0o700)
    if (!isRoot) expect(begun).toMatchObject({ error: { kind: 'readOnly' } })
  })
})

describe('killed', () => {
  /** Runs the work on a disk that dies in each of its operations in turn; `check` sees the library after a restart. */
  async function atEachOperation(
    work: (host: ImportHost, place: Place) => Promise<unknown>,
    check: (place: Place, host: ImportHost) => Promise<void>,
    prepare: (host: ImportHost, place: Place) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<number> {
    for (let atOperation = 1; ; atOperation++) {
      const place = await withOldDeck()
      let death: ReturnType<typeof faultyFileSystem> | null = null
      // The operations of opening and preparing are not what dies.
      const fileSystem = new Proxy(nodeFileSystem, {
        get: (_target, name) => Reflect.get(death ?? nodeFileSystem, name) as unknown,
      })
      const host = await openImportsAt(place, fileSystem)
      await prepare(host, place)
      death = faultyFileSystem({ atOperation, share: 0.5, leftover: 'nothing' })
      await work(host, place)
      const isDead = death.isDead()
      await death.afterPowerLoss()
      death = null
      await host.close()
      const again = await openImportsAt(place)
      await check(place, again)
      await again.close()
      if (!isDead) return atOperation
    }
  }

  test('at every step of an import: the old library or the whole import, no stray media', async () => {
    let wholes = 0
    const steps = await atEachOperation(
      async (host, at) => importInto(host, await allOf(at)),
      async (place, host) => {
        const decks = await decksOf(place)
        const records = await journalOf(host)
        if (records.length > 0) {
          wholes += 1
          expect(decks).toEqual(AFTER)
          expect(records).toEqual(FILES.records)
        } else expect(decks).toEqual(BEFORE)
        expect(
          (await readdir(path.join(place.library, 'decks'))).filter((name) => name.startsWith('.')),
        ).toEqual([])
      },
    )
    expect(steps).toBeGreaterThan(10)
    expect(wholes).toBeGreaterThan(5)
  })

  test('at every step of taking one back: the import or the library before it', async () => {
    let id = ''
    await atEachOperation(
      (host) => undoImport(host, id, 30, [{ type: 'importUndone', at: 2, id: 'i', cards: [] }]),
      async (place, host) => {
        const records = await journalOf(host)
        expect(await decksOf(place)).toEqual(records.length === 31 ? BEFORE : AFTER)
        expect([30, 31]).toContain(records.length)
      },
      async (host, at) => {
        id = (await importInto(host, await allOf(at))).id ?? ''
      },
    )
  })

  test('on a full disk the cause is said, nothing has changed, and the import works once there is room', async () => {
    const place = await withOldDeck()
    const disk = faultyFileSystem()
    const host = await openHostAt(place, { fileSystem: disk })
    disk.room = 0
    expect(await importInto(host, await allOf(place))).toMatchObject({
      ok: false,
      error: { kind: 'diskFull' },
    })
    expect(await decksOf(place)).toEqual(BEFORE)
    disk.room = Infinity
    expect(await importInto(host, await allOf(place))).toMatchObject({ ok: true })
    expect(await decksOf(place)).toEqual(AFTER)
  })
})
