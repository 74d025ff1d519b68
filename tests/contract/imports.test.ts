import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startServer } from '../../electron/serve/server.ts'
import { aPlace, deckYaml, openHostAt } from '../support/host.ts'
import { bodiesOf, putTo, stage } from '../support/hostImport.ts'
import { value, ways } from '../support/hostWays.ts'

const FILES = {
  decks: [{ path: 'library/Spanish.deck.yaml', text: deckYaml('spanish', '¿Qué es? — ünïcödé') }],
  media: [{ deckPath: 'library/Spanish.deck.yaml', fileName: 'cat.png', text: 'm'.repeat(300_000) }],
  records: bodiesOf('i', 3),
}

describe.each(ways)('an import %s', (_name, connect) => {
  test('comes in through the door in parts, is committed, and can be taken back', async () => {
    const place = await aPlace()
    const { api, host, put } = await connect(await openHostAt(place))
    await value(api.call('library:open', {}))
    const staged = await stage(host, FILES, put)
    if (!staged.ok) throw new Error(staged.error.message)
    const committed = await value(api.call('import:commit', { ...staged.value, afterSeq: 0 }))
    expect(committed.lastSeq).toBe(3)
    const files = await value(api.call('decks:list', {}))
    expect(files.map((file) => file.path)).toEqual(['library/Spanish.deck.yaml'])
    const { deck } = await value(api.call('decks:read', { path: 'library/Spanish.deck.yaml' }))
    expect(deck?.notes[0]).toMatchObject({ front: '¿Qué es? — ünïcödé' })
    const cat = await readFile(path.join(place.library, 'decks', 'Spanish.media', 'cat.png'), 'utf8')
    expect(cat).toBe(FILES.media[0]?.text)
    const undo = { id: staged.value.id, afterSeq: 3, staging: null }
    expect(await value(api.call('import:undo', undo))).toEqual(committed)
    expect(await value(api.call('decks:list', {}))).toEqual([])
  })

  test('has a door that only its own key opens, and ids that are checked', async () => {
    const { api, put } = await connect(await openHostAt(await aPlace()))
    const { id, door } = await value(api.call('import:begin', {}))
    expect(await put('/import/wrong/1', 'offset=0', 'x')).toMatchObject({ error: { kind: 'notFound' } })
    expect(await put(`${door}/..%2F..%2Fx`, 'offset=0', 'x')).toMatchObject({ error: { kind: 'notFound' } })
    expect(await put(`${door}/1`, 'offset=-1', 'x')).toMatchObject({ error: { kind: 'notFound' } })
    expect(await api.call('import:undo', { id: '../..', afterSeq: 0, staging: null })).toMatchObject({
      error: { kind: 'notFound' },
    })
    await value(api.call('import:discard', { id }))
    expect(await put(`${door}/1`, 'offset=0', 'x')).toMatchObject({ error: { kind: 'notFound' } })
    expect(await api.call('import:commit', { id, plan: 1, afterSeq: 0 })).toMatchObject({ ok: false })
  })
})

test('the door over HTTP needs the token, and pages of others do not pass', async () => {
  const host = await openHostAt(await aPlace())
  const server = await startServer(host, [0])
  onTestFinished(() => server.close())
  const { origin, searchParams } = new URL(server.address)
  const begun = (await host.dispatch('import:begin', {})) as { value: { door: string } }
  const address = `${origin}${begun.value.door}/1?offset=0&last=1`
  const headers = { Authorization: `Bearer ${searchParams.get('token')}` }
  const put = (own: Record<string, string>) => fetch(address, { method: 'PUT', body: 'x', headers: own })
  expect((await put({})).status).toBe(403)
  expect((await put({ ...headers, Origin: 'https://evil.example' })).status).toBe(403)
  expect((await fetch(address, { headers })).status).toBe(405)
  expect(await (await put(headers)).json()).toEqual({ ok: true, value: null })
  expect(await putTo(host)(`${begun.value.door}/1`, 'offset=1&last=1', 'y')).toEqual({
    ok: true,
    value: null,
  })
})
