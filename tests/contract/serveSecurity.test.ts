// What strangers can try from outside: other web pages, rebound names, other users of the port. Raw sockets, because
// browsers and fetch would not send most of this.
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Host } from '../../electron/host/index.ts'
import { startServer } from '../../electron/serve/server.ts'
import { httpHost } from '../../renderer/platform/httpHost.ts'
import { aPlace, deckYaml, openHostAt, type Place } from '../support/host.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

interface Site {
  readonly place: Place
  readonly host: Host
  readonly port: number
  readonly token: string
  readonly media: string
  ask(
    target: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Answer>
}

async function aSite(): Promise<Site> {
  const place = await aPlace()
  const decks = path.join(place.library, 'decks')
  await mkdir(path.join(decks, 'x.media', 'sub'), { recursive: true })
  await writeFile(path.join(decks, 'x.deck.yaml'), deckYaml('x'))
  await writeFile(path.join(decks, 'x.media', 'sub', 'a b.png'), '0123456789')
  await writeFile(
    path.join(decks, 'x.media', 'evil.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  )
  await writeFile(path.join(decks, 'x.media', 'evil.html'), '<script>alert(1)</script>')
  await symlink(path.join(place.root, 'secret.txt'), path.join(decks, 'x.media', 'link.png'))
  await symlink(path.join(place.root, 'secret.txt'), path.join(place.renderer, 'assets', 'link.css'))
  const host = await openHostAt(place)
  const server = await startServer(host, [0])
  onTestFinished(() => server.close())
  const { port } = server
  return {
    place,
    host,
    port,
    token: String(new URL(server.address).searchParams.get('token')),
    media: `/media/${host.mediaKey}/${encodeURIComponent('library/x.deck.yaml')}`,
    ask: (target, options = {}) =>
      new Promise((resolve, reject) => {
        const { method = 'GET', headers = {}, body } = options
        const sent = httpRequest(
          { host: '127.0.0.1', port, path: target, method, headers, agent: false },
          (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(parts),
              }),
            )
            response.on('error', reject)
          },
        )
        sent.on('error', reject)
        sent.end(body)
      }),
  }
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

describe('the way in', () => {
  it('a token in the address is exchanged for a cookie, and the cookie opens the page', async () => {
    const { ask, port, token } = await aSite()
    const entry = await ask(`/?token=${token}`)
    expect(entry.status).toBe(303)
    expect(entry.headers.location).toBe('/')
    const cookie = String(entry.headers['set-cookie'])
    expect(cookie).toBe(`verso-${port}=${token}; Path=/; HttpOnly; SameSite=Strict`)
    const page = await ask('/', { headers: { Cookie: `other=1; ${cookie.split(';')[0]}` } })
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self' http://127.0.0.1:",
    )
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    const call = await ask('/call/settings:read', {
      method: 'POST',
      headers: { ...JSON_TYPE, Cookie: `verso-${port}=${token}` },
      body: '{}',
    })
    expect(JSON.parse(call.body.toString())).toMatchObject({ ok: true })
  })

  it('without the token nothing of the library is answered, and the page says how to get in', async () => {
    const { ask, port } = await aSite()
    for (const headers of [
      {},
      { Cookie: `verso-${port}=wrong` },
      { Authorization: 'Bearer wrong' },
      { Cookie: `verso-${port + 1}=x` },
    ]) {
      const page = await ask('/', { headers })
      expect(page.status).toBe(403)
      expect(page.body.toString()).toContain('npm start')
      const call = await ask('/call/journal:read', {
        method: 'POST',
        headers: { ...JSON_TYPE, ...headers },
        body: '{"afterSeq":0,"limit":1}',
      })
      expect(call.status).toBe(403)
      expect(JSON.parse(call.body.toString())).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
      expect((await ask('/events', { headers })).status).toBe(403)
    }
    expect((await ask('/?token=wrong')).status).toBe(403)
    expect((await ask('/index.html')).status).toBe(403)
  })

  it('a page whose server has been started again is told so, and one whose server is gone too', async () => {
    const { port } = await aSite()
    const old = httpHost(`http://127.0.0.1:${port}`, { headers: { Authorization: 'Bearer old' } })
    expect(await old.call('library:open', {})).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', message: expect.stringContaining('npm start') },
    })
    const gone = httpHost('http://127.0.0.1:1')
    expect(await gone.call('library:open', {})).toEqual({
      ok: false,
      error: { kind: 'io', message: "Verso's server has stopped; start it again with `npm start`" },
    })
  })
})

describe('strangers', () => {
  it('a name that was pointed at this computer (DNS rebinding) is refused everywhere', async () => {
    const { ask, port, token, media } = await aSite()
    const targets = [
      '/',
      `/?token=${token}`,
      '/assets/card.css',
      `${media}/sub%2Fa%20b.png`,
      '/call/settings:read',
      '/events',
    ]
    for (const Host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `127.0.0.1:${port}.evil.example`,
      `127.0.0.2:${port}`,
      `[::1]:${port}`,
    ]) {
      for (const target of targets) {
        const answer = await ask(target, { headers: { Host, Authorization: `Bearer ${token}` } })
        expect(answer.status, `${Host} ${target}`).toBe(403)
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    }
    expect((await ask(`/?token=${token}`, { headers: { Host: `localhost:${port}` } })).status).toBe(303)
  })

  it('requests from other sites are refused, even with the cookie', async () => {
    const { ask, port, token } = await aSite()
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `http://127.0.0.1:${port + 1}` },
      { Origin: `https://127.0.0.1:${port}` },
      { Origin: `http://localhost:${port}` },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]
    for (const headers of foreign) {
      const all = { ...headers, ...JSON_TYPE, Host: `127.0.0.1:${port}`, Cookie: `verso-${port}=${token}` }
      expect(
        (await ask('/call/settings:read', { method: 'POST', headers: all, body: '{}' })).status,
        JSON.stringify(headers),
      ).toBe(403)
      expect((await ask('/events', { headers: all })).status).toBe(403)
      expect((await ask('/', { headers: all })).status).toBe(403)
    }
    const own = {
      Origin: `http://127.0.0.1:${port}`,
      'Sec-Fetch-Site': 'same-origin',
      Cookie: `verso-${port}=${token}`,
      ...JSON_TYPE,
    }
    expect((await ask('/call/settings:read', { method: 'POST', headers: own, body: '{}' })).status).toBe(200)
  })

  it('only JSON by POST and of a bounded size is taken as a call', async () => {
    const { ask, token } = await aSite()
    const headers = { Authorization: `Bearer ${token}` }
    expect((await ask('/call/settings:read', { headers })).status).toBe(405)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', '']) {
      const answer = await ask('/call/settings:read', {
        method: 'POST',
        headers: { ...headers, 'Content-Type': type },
        body: '{}',
      })
      expect(answer.status, type).toBe(415)
    }
    expect(
      (await ask('/call/settings:read', { method: 'POST', headers: { ...headers, ...JSON_TYPE }, body: '{' }))
        .status,
    ).toBe(400)
    const large = await ask('/call/settings:read', {
      method: 'POST',
      headers: { ...headers, ...JSON_TYPE },
      body: ' '.repeat(17 * 1024 * 1024),
    }).catch(() => null)
    expect(large === null || large.status === 413).toBe(true)
    expect(
      (
        await ask('/call/settings:read', {
          method: 'POST',
          headers: { ...headers, ...JSON_TYPE },
          body: '{}',
        })
      ).status,
    ).toBe(200)
  })
})

describe('files', () => {
  const UPS = [
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '%2e%2e%2fsecret.txt',
    '..%5csecret.txt',
    '....//secret.txt',
    '%252e%252e/secret.txt',
    '..%00/secret.txt',
    '..;/secret.txt',
    '%c0%ae%c0%ae/secret.txt',
    '%',
  ]

  it('assets are public, typed, and allowed in frames without an origin', async () => {
    const { ask } = await aSite()
    const script = await ask('/assets/app-0123abcd.js')
    expect(script.status).toBe(200)
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringContaining('immutable'),
    })
    const css = await ask('/assets/card.css', { headers: { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' } })
    expect(css.status).toBe(200)
    expect(css.headers['cache-control']).toBe('no-cache')
    expect(
      (await ask('/assets/card.css', { headers: { 'If-None-Match': String(css.headers.etag) } })).status,
    ).toBe(304)
    expect((await ask('/assets/none.js')).status).toBe(404)
    expect((await ask('/assets/')).status).toBe(404)
    expect((await ask('/assets/card.css', { method: 'DELETE' })).status).toBe(405)
  })

  it('no way up leads out of the assets', async () => {
    const { ask, place } = await aSite()
    const targets = UPS.flatMap((up) => [`/assets/${up}`, `/assets/../${up}`, `/${up}`]).concat([
      '/assets/link.css',
      `//${place.root}/secret.txt`,
      `/${encodeURIComponent(`${place.root}/secret.txt`)}`,
    ])
    for (const target of targets) {
      const answer = await ask(target)
      expect([400, 404], target).toContain(answer.status)
      expect(answer.body.toString()).not.toContain('secret')
    }
  })

  it('media need their key, and no name leads out of the deck’s media folder', async () => {
    const { ask, media, place, host } = await aSite()
    expect((await ask(`${media}/sub%2Fa%20b.png`)).body.toString()).toBe('0123456789')
    expect((await ask(`${media}/sub/a%20b.png`)).status).toBe(200)
    const wrongKey = media.replace(host.mediaKey, 'x'.repeat(host.mediaKey.length))
    expect((await ask(`${wrongKey}/sub%2Fa%20b.png`)).status).toBe(404)
    const names = [
      ...UPS,
      '..%2Fx.deck.yaml',
      'sub',
      'sub%2F',
      'link.png',
      'CON',
      'nul.png',
      'a%3Ab.png',
      'none.png',
      encodeURIComponent(`${place.root}/secret.txt`),
      'sub%2F..%2Fevil.svg',
      'evil.svg.',
      'x%00.png',
    ]
    for (const name of names) {
      const answer = await ask(`${media}/${name}`)
      expect([400, 404], name).toContain(answer.status)
      expect(answer.body.toString()).not.toContain('secret')
    }
    for (const deck of ['library%2F..%2F..%2Fx.deck.yaml', 'library%2Fnone.deck.yaml', '..', '%2e%2e']) {
      expect([400, 404]).toContain((await ask(`/media/${host.mediaKey}/${deck}/evil.svg`)).status)
    }
  })

  it('a medium never runs as a page', async () => {
    const { ask, media } = await aSite()
    const svg = await ask(`${media}/evil.svg`)
    expect(svg.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    })
    const html = await ask(`${media}/evil.html`)
    expect(html.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    })
  })

  it('parts of a medium are given as browsers ask for them', async () => {
    const { ask, media } = await aSite()
    const part = async (Range: string) => {
      const { status, body, headers } = await ask(`${media}/sub%2Fa%20b.png`, { headers: { Range } })
      return [status, status < 300 ? body.toString() : '', headers['content-range']]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=-2')).toEqual([206, '89', 'bytes 8-9/10'])
    expect(await part('bytes=0-99')).toEqual([206, '0123456789', 'bytes 0-9/10'])
    expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10'])
    expect(await part('bytes=4-2')).toEqual([200, '0123456789', undefined])
    expect(await part('lines=1-2')).toEqual([200, '0123456789', undefined])
    const head = await ask(`${media}/sub%2Fa%20b.png`, { method: 'HEAD' })
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '10', 0])
  })
})
