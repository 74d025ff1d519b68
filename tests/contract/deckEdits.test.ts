// Notes edited in deck files, on real folders, whichever way the host is reached.
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../electron/contract/contract.ts'
import type { OpenHostOptions } from '../../electron/host/index.ts'
import { aPlace, deckYaml, openHostAt, type Place } from '../support/host.ts'
import { value, ways } from '../support/hostWays.ts'

type Edits = CallInput<'decks:edit'>['edits']

const setFront = (front: unknown): Edits => [{ kind: 'setField', noteId: 'n1', field: 'front', value: front }]

describe.each(ways)('deck files edited through the host, %s', (_way, connect) => {
  async function start(place: Place, change: Partial<OpenHostOptions> = {}) {
    return connect(await openHostAt(place, change))
  }

  async function withDeck(text: string, name = 'x.deck.yaml') {
    const place = await aPlace()
    const file = path.join(place.library, 'decks', name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text)
    const { api } = await start(place)
    const [listed] = await value(api.call('decks:list', {}))
    if (listed === undefined) throw new Error('the deck is not listed')
    const edit = (edits: Edits, fingerprint = listed.fingerprint) =>
      api.call('decks:edit', { path: listed.path, fingerprint, edits })
    return { place, file, api, listed, edit }
  }

  it('changes one field and leaves every other byte as its author wrote it', async () => {
    const text = `\uFEFF# mine\r\n${deckYaml('x').replaceAll('\n', '\r\n').replace('back: That', 'back:   "That"   # sure')}`
    const { file, api, edit } = await withDeck(text)
    const written = await value(edit(setFront('What is *this*?')))
    expect(await readFile(file, 'utf8')).toBe(text.replace('What is it?', 'What is *this*?'))
    expect(await value(api.call('decks:list', {}))).toEqual([written])
    expect((await value(api.call('decks:read', { path: written.path }))).deck?.notes[0]).toMatchObject({
      front: 'What is *this*?',
    })
    expect(await readdir(path.dirname(file))).toEqual(['x.deck.yaml'])
  })

  it('takes a field out, adds a note and removes one, in one write', async () => {
    const { file, edit } = await withDeck(`${deckYaml('x')}    explanation: Since.\n`)
    await value(
      edit([
        { kind: 'setField', noteId: 'n1', field: 'explanation' },
        {
          kind: 'addNote',
          note: { id: 'n2', kind: 'basic', tags: [], front: 'And?', back: 'Yes', reversed: false },
        },
      ]),
    )
    expect(await readFile(file, 'utf8')).toBe(
      `${deckYaml('x')}\n  - id: n2\n    kind: basic\n    front: And?\n    back: Yes\n`.replace(
        'back: Yes',
        "back: 'Yes'",
      ),
    )
  })

  it('knows the content that the edit was made for, also once the file is no longer young', async () => {
    const place = await aPlace()
    const file = path.join(place.library, 'decks', 'x.deck.yaml')
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, deckYaml('x'))
    let nowMs = (await stat(file)).mtimeMs
    const { api } = await start(place, { now: () => nowMs })
    const [listed] = await value(api.call('decks:list', {}))
    nowMs += 60_000
    const { path: deckPath, fingerprint } = listed!
    expect((await value(api.call('decks:list', {})))[0]?.fingerprint).not.toBe(fingerprint)
    await value(api.call('decks:edit', { path: deckPath, fingerprint, edits: setFront('Else?') }))
    expect(await readFile(file, 'utf8')).toBe(deckYaml('x', 'Else?'))
  })

  it('refuses when the file says something else by now, and writes nothing', async () => {
    const { file, edit } = await withDeck(deckYaml('x'))
    await writeFile(file, deckYaml('x', 'What was it?'))
    expect(await edit(setFront('Mine?'))).toMatchObject({
      ok: false,
      error: { kind: 'deckChanged', message: expect.stringContaining('library/x.deck.yaml') },
    })
    expect(await readFile(file, 'utf8')).toBe(deckYaml('x', 'What was it?'))
  })

  it('refuses an edit that would break the deck, with the reason', async () => {
    const { file, edit } = await withDeck(deckYaml('x'))
    expect(await edit(setFront(''))).toMatchObject({
      ok: false,
      error: { kind: 'badEdit', message: expect.stringContaining('front is empty') },
    })
    expect(await edit([{ kind: 'removeNote', noteId: 'n9' }])).toMatchObject({
      ok: false,
      error: { kind: 'badEdit', message: expect.stringContaining('n9') },
    })
    expect(await readFile(file, 'utf8')).toBe(deckYaml('x'))
  })

  it('copies a bundled deck into the library first, media and ids with it', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.bundled, 'b.media'))
    await writeFile(path.join(place.bundled, 'b.deck.yaml'), deckYaml('bundled'))
    await writeFile(path.join(place.bundled, 'b.media', 'a.png'), 'picture')
    await mkdir(path.join(place.library, 'decks'), { recursive: true })
    await writeFile(path.join(place.library, 'decks', 'b.deck.yaml'), deckYaml('another'))
    const { api } = await start(place)
    const bundled = (await value(api.call('decks:list', {}))).find(({ origin }) => origin === 'bundled')
    const written = await value(
      api.call('decks:edit', {
        path: String(bundled?.path),
        fingerprint: String(bundled?.fingerprint),
        edits: setFront('Mine?'),
      }),
    )
    expect(written).toMatchObject({ path: 'library/b-2.deck.yaml', origin: 'library' })
    const decks = path.join(place.library, 'decks')
    expect(await readFile(path.join(decks, 'b-2.deck.yaml'), 'utf8')).toBe(deckYaml('bundled', 'Mine?'))
    expect(await readFile(path.join(decks, 'b-2.media', 'a.png'), 'utf8')).toBe('picture')
    expect(await readFile(path.join(place.bundled, 'b.deck.yaml'), 'utf8')).toBe(deckYaml('bundled'))
    expect((await value(api.call('decks:list', {}))).map((file) => file.path)).toEqual([
      'library/b-2.deck.yaml',
      'library/b.deck.yaml',
    ])
  })

  it('of two edits made for the same content only the first is written', async () => {
    const { file, edit } = await withDeck(deckYaml('x'))
    const both = await Promise.all([edit(setFront('One?')), edit(setFront('Two?'))])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'deckChanged' } })
    expect(await readFile(file, 'utf8')).toMatch(/One\?|Two\?/)
  })

  it('says so when the folder may not be written, and keeps the file', async () => {
    const { place, file, edit } = await withDeck(deckYaml('x'))
    if (process.getuid?.() === 0 || process.platform === 'win32') return
    await chmod(path.join(place.library, 'decks'), 0o555)
    expect(await edit(setFront('Else?'))).toMatchObject({ ok: false, error: { kind: 'readOnly' } })
    await chmod(path.join(place.library, 'decks'), 0o755)
    expect(await readFile(file, 'utf8')).toBe(deckYaml('x'))
  })

  it('takes a picture into the media folder, twice the same only once, another one beside it', async () => {
    const { place, api, listed } = await withDeck(deckYaml('x'))
    const put = (name: string, text: string, deckPath = listed.path) =>
      api.call('media:write', { path: deckPath, name, content: Buffer.from(text).toString('base64') })
    const media = path.join(place.library, 'decks', 'x.media')
    expect(await value(put('a.png', 'one'))).toEqual({ name: 'a.png' })
    expect(await value(put('a.png', 'one'))).toEqual({ name: 'a.png' })
    expect(await value(put('a.png', 'two'))).toEqual({ name: 'a-2.png' })
    expect((await readdir(media)).sort()).toEqual(['a-2.png', 'a.png'])
    expect(await readFile(path.join(media, 'a.png'), 'utf8')).toBe('one')
    for (const wrong of ['../a.png', 'sub/a.png', 'a.html', 'a', 'con.png', '', '.png'])
      expect(await put(wrong, 'x'), wrong).toMatchObject({ ok: false, error: { kind: 'badInput' } })
    expect(await put('a.png', 'x', 'library/y.deck.yaml')).toMatchObject({ error: { kind: 'notFound' } })
    await writeFile(path.join(place.bundled, 'b.deck.yaml'), deckYaml('bundled'))
    expect(await put('a.png', 'x', 'bundled/b.deck.yaml')).toMatchObject({ error: { kind: 'forbidden' } })
    expect(await readdir(place.bundled)).toEqual(['b.deck.yaml'])
  })

  it('follows no media folder that leads out of the library', async () => {
    const { place, api, listed } = await withDeck(deckYaml('x'))
    await mkdir(path.join(place.root, 'outside'))
    await symlink(path.join(place.root, 'outside'), path.join(place.library, 'decks', 'x.media'))
    expect(
      await api.call('media:write', { path: listed.path, name: 'a.png', content: 'eA==' }),
    ).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
    expect(await readdir(path.join(place.root, 'outside'))).toEqual([])
  })

  it('reaches no file that is not listed', async () => {
    const { place, api } = await withDeck(deckYaml('x'))
    await writeFile(path.join(place.root, 'outside.deck.yaml'), deckYaml('outside'))
    for (const wrong of ['library/../../outside.deck.yaml', '/etc/passwd', 'library/y.deck.yaml']) {
      expect(
        await api.call('decks:edit', { path: wrong, fingerprint: '', edits: setFront('Mine?') }),
      ).toMatchObject({ ok: false, error: { kind: 'notFound' } })
    }
    expect(await readFile(path.join(place.root, 'outside.deck.yaml'), 'utf8')).toBe(deckYaml('outside'))
  })
})
