// The same promises, whichever way the host is reached: called directly (as Electron's main process does) and over
// real sockets through the page's own HTTP client.
import { mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CALL_NAMES } from '../../electron/contract/callNames.ts'
import type { EventPayload } from '../../electron/contract/contract.ts'
import type { OpenHostOptions } from '../../electron/host/index.ts'
import { aPlace, deckYaml, NOW, openAt, openHostAt, type Place } from '../support/host.ts'
import { value, ways, type Connection } from '../support/hostWays.ts'

describe.each(ways)('the host, %s', (_way, connect) => {
  async function start(place: Place, change: Partial<OpenHostOptions> = {}): Promise<Connection> {
    return connect(await openHostAt(place, change))
  }

  it('opens a library that it made, and knows it again', async () => {
    const place = await aPlace()
    const first = await start(place)
    const info = await value(first.api.call('library:open', {}))
    expect(info).toMatchObject({
      path: place.library,
      isReadOnly: false,
      shell: 'serve',
      journal: { lastSeq: 0, lastCheck: '00000000' },
      settings: { theme: 'system', contrast: 'system', rolloverHour: 4 },
      notices: [],
    })
    await first.host.close()
    const again = await start(place)
    expect((await value(again.api.call('library:open', {}))).libraryId).toBe(info.libraryId)
  })

  it('keeps what is appended and gives it back in order', async () => {
    const { api } = await start(await aPlace())
    const bodies = [
      { type: 'review', at: NOW, answerMs: 1200 },
      { type: 'options', deck: 'x', options: { nested: [1, 'ä'] } },
    ]
    const { entries } = await value(api.call('journal:append', { afterSeq: 0, bodies }))
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2])
    const read = await value(api.call('journal:read', { afterSeq: 0, limit: 10 }))
    expect(read).toEqual({
      entries: entries.map((entry, index) => ({ ...entry, body: bodies[index] })),
      isEnd: true,
    })
    expect(await value(api.call('journal:read', { afterSeq: 0, limit: 1 }))).toMatchObject({ isEnd: false })
    expect((await value(api.call('library:open', {}))).journal).toEqual({
      lastSeq: 2,
      lastCheck: entries[1]?.check,
    })
    expect(await api.call('journal:append', { afterSeq: 0, bodies })).toMatchObject({
      ok: false,
      error: { kind: 'journalMoved' },
    })
    expect(await value(api.call('journal:check', {}))).toEqual({ records: 2, damaged: [] })
  })

  it('answers every wrong call with an error instead of throwing', async () => {
    const { raw } = await start(await aPlace())
    expect(await raw('no:such', {})).toMatchObject({ ok: false, error: { kind: 'unknownCall' } })
    for (const input of [null, 5, 'x', [], { extra: 1 }]) {
      for (const name of CALL_NAMES.filter((each) => each !== 'settings:write')) {
        expect(await raw(name, input), `${name} ${JSON.stringify(input)}`).toMatchObject({
          ok: false,
          error: { kind: 'badInput' },
        })
      }
    }
    expect(await raw('journal:append', { afterSeq: 0, bodies: [{ noType: 1 }] })).toMatchObject({
      ok: false,
      error: { kind: 'badInput' },
    })
  })

  it('lists deck files of the library and bundled ones, and reads them', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.library, 'decks', 'Ünter ordner'), { recursive: true })
    await writeFile(path.join(place.library, 'decks', 'Ünter ordner', '日本 💡.deck.yaml'), deckYaml('own'))
    await writeFile(path.join(place.library, 'decks', 'notes.txt'), 'no deck')
    await writeFile(path.join(place.bundled, 'b.deck.yaml'), deckYaml('bundled'))
    const { api } = await start(place)
    const files = await value(api.call('decks:list', {}))
    expect(files.map((file) => file.path)).toEqual([
      'library/Ünter ordner/日本 💡.deck.yaml',
      'bundled/b.deck.yaml',
    ])
    const content = await value(api.call('decks:read', { path: String(files[0]?.path) }))
    expect(content).toMatchObject({
      file: files[0],
      deck: { id: 'own', notes: [{ id: 'n1', front: 'What is it?' }] },
      problems: [],
    })
  })

  it('gives the problems of a broken file with their lines', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.library, 'decks'), { recursive: true })
    await writeFile(path.join(place.library, 'decks', 'x.deck.yaml'), deckYaml('x', '""'))
    await writeFile(path.join(place.library, 'decks', 'y.deck.yaml'), Buffer.from([0x69, 0x64, 0x3a, 0xff]))
    const { api } = await start(place)
    const broken = await value(api.call('decks:read', { path: 'library/x.deck.yaml' }))
    expect(broken.deck).toBeNull()
    expect(broken.problems[0]).toMatchObject({ line: 7 })
    expect((await value(api.call('decks:read', { path: 'library/y.deck.yaml' }))).problems).toHaveLength(1)
  })

  it('names the first file when two claim one id, and hides a bundled deck that the library has', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.library, 'decks'), { recursive: true })
    await writeFile(path.join(place.library, 'decks', 'a.deck.yaml'), deckYaml('same'))
    await writeFile(
      path.join(place.library, 'decks', 'b.deck.json'),
      JSON.stringify({ title: 'B', id: 'same', format: 1, notes: [] }),
    )
    await writeFile(path.join(place.bundled, 'c.deck.yaml'), deckYaml('same'))
    const { api } = await start(place)
    expect((await value(api.call('decks:list', {}))).map((file) => file.path)).toEqual([
      'library/a.deck.yaml',
      'library/b.deck.json',
    ])
    expect((await value(api.call('decks:read', { path: 'library/a.deck.yaml' }))).deck).not.toBeNull()
    const second = await value(api.call('decks:read', { path: 'library/b.deck.json' }))
    expect(second.deck).toBeNull()
    expect(second.problems[0]?.message).toContain('library/a.deck.yaml')
  })

  it('reads only what it listed, whatever the path says', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.library, 'decks'), { recursive: true })
    await writeFile(path.join(place.root, 'outside.deck.yaml'), deckYaml('outside'))
    await symlink(
      path.join(place.root, 'outside.deck.yaml'),
      path.join(place.library, 'decks', 'link.deck.yaml'),
    )
    const { api } = await start(place)
    expect(await value(api.call('decks:list', {}))).toEqual([])
    for (const wrong of [
      'library/../../outside.deck.yaml',
      '/etc/passwd',
      'library/link.deck.yaml',
      '..\\outside.deck.yaml',
      'library/\0',
      '',
    ]) {
      expect(await api.call('decks:read', { path: wrong })).toMatchObject({
        ok: false,
        error: { kind: 'notFound' },
      })
    }
  })

  it('tells of deck files that appear, change and go', async () => {
    const place = await aPlace()
    const { api } = await start(place)
    expect(await value(api.call('decks:list', {}))).toEqual([])
    const events: EventPayload<'decks:changed'>[] = []
    onTestFinished(api.on('decks:changed', (payload) => events.push(payload)))
    const file = path.join(place.library, 'decks', 'sub', 'x.deck.yaml')
    await mkdir(path.dirname(file))
    // Written again until it is heard: over HTTP the stream of events takes a moment to open.
    await expect
      .poll(
        async () => {
          if (events.length === 0) await writeFile(file, deckYaml('x', `Version ${Math.random()}?`))
          return events.at(-1)?.files.map((each) => each.path)
        },
        { timeout: 10_000, interval: 300 },
      )
      .toEqual(['library/sub/x.deck.yaml'])
    await writeFile(file, deckYaml('x', 'Changed?'))
    const changed = async () => {
      const files = events.at(-1)?.files ?? []
      return files[0] && (await api.call('decks:read', { path: files[0].path }))
    }
    await expect
      .poll(changed, { timeout: 10_000 })
      .toMatchObject({ value: { deck: { notes: [{ front: 'Changed?' }] } } })
    await rm(file)
    await expect.poll(() => events.at(-1)?.files, { timeout: 10_000 }).toEqual([])
  })

  it('gives another fingerprint when a file of the same size is written in the same instant', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.library, 'decks'), { recursive: true })
    const file = path.join(place.library, 'decks', 'x.deck.yaml')
    await writeFile(file, deckYaml('x', 'One?'))
    const { api } = await start(place)
    const before = await value(api.call('decks:list', {}))
    await writeFile(file, deckYaml('x', 'Two?'))
    await utimes(file, new Date(), new Date())
    expect(await value(api.call('decks:list', {}))).not.toEqual(before)
    expect(
      (await value(api.call('decks:read', { path: 'library/x.deck.yaml' }))).deck?.notes[0],
    ).toMatchObject({ front: 'Two?' })
  })

  it('merges settings, keeps them, and tells of the change', async () => {
    const place = await aPlace()
    const { api } = await start(place)
    const heard: unknown[] = []
    onTestFinished(api.on('settings:changed', (settings) => heard.push(settings)))
    await value(api.call('settings:write', { theme: 'ink' }))
    const settings = await value(api.call('settings:write', { rolloverHour: 3 }))
    expect(settings).toEqual({ theme: 'ink', contrast: 'system', rolloverHour: 3 })
    expect(await value(api.call('settings:read', {}))).toEqual(settings)
    expect(JSON.parse(await readFile(path.join(place.config, 'settings.json'), 'utf8'))).toMatchObject(
      settings,
    )
    expect(await api.call('settings:write', { rolloverHour: 24 })).toMatchObject({
      ok: false,
      error: { kind: 'badInput' },
    })
    await expect
      .poll(async () => {
        await api.call('settings:write', { theme: 'ink' })
        return heard.at(-1)
      })
      .toEqual(settings)
  })

  it('chooses another library for the next start, from a path or from a dialogue', async () => {
    const place = await aPlace()
    const { api } = await start(place, { chooseFolder: async () => null })
    const other = path.join(place.root, 'other')
    expect(await api.call('library:choose', {})).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(await api.call('library:choose', { path: 'relative' })).toMatchObject({
      ok: false,
      error: { kind: 'badInput' },
    })
    expect(await api.call('library:choose', { path: path.join(place.root, 'no', 'such') })).toMatchObject({
      ok: false,
      error: { kind: 'libraryMissing' },
    })
    expect(await value(api.call('library:choose', { path: other }))).toEqual({ path: other })
    const opening = await openAt(place, { libraryPath: undefined })
    expect(opening.kind === 'open' && opening.host.libraryPath).toBe(other)
  })

  it('opens only https addresses, and only through the shell', async () => {
    const asked: string[] = []
    const openLink = async (url: string): Promise<boolean> => {
      asked.push(url)
      return true
    }
    const { api } = await start(await aPlace(), { openLink })
    for (const url of [
      'http://example.org',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'not an address',
      'https:',
    ]) {
      expect(await api.call('link:open', { url })).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
    }
    expect(await value(api.call('link:open', { url: 'https://example.org/a' }))).toEqual({ isOpened: true })
    expect(asked).toEqual(['https://example.org/a'])
  })

  it('answers diagnostics in names and values', async () => {
    const place = await aPlace()
    const { api } = await start(place)
    expect(await value(api.call('diagnostics:read', {}))).toMatchObject({
      Library: place.library,
      'Journal records': '0',
      Verso: '0.0.0-test',
    })
  })

  it('with a library that cannot be opened answers settings and choose, and the reason to everything else', async () => {
    const place = await aPlace()
    await mkdir(place.library)
    await writeFile(path.join(place.library, 'verso.library.json'), JSON.stringify({ format: 2, id: 'x' }))
    const opening = await openAt(place)
    if (opening.kind !== 'failed') throw new Error(`expected failed, got ${opening.kind}`)
    const { api } = await connect(opening.host)
    for (const name of ['library:open', 'decks:list', 'journal:check'] as const) {
      expect(await api.call(name, {})).toMatchObject({ ok: false, error: { kind: 'libraryNewer' } })
    }
    expect((await api.call('settings:write', { theme: 'paper' })).ok).toBe(true)
    expect((await api.call('library:choose', { path: path.join(place.root, 'new') })).ok).toBe(true)
  })
})
