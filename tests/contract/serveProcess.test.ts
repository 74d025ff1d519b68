// `serve` as a process of its own: its one line of JSON, its exit status, its end.
import { spawn } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readServeArgs } from '../../electron/serve/args.ts'
import { portsFor } from '../../electron/serve/ports.ts'
import { startServer } from '../../electron/serve/server.ts'
import { httpHost } from '../../renderer/platform/httpHost.ts'
import { aPlace, openHostAt, type Place } from '../support/host.ts'

const PATIENT = 40_000

interface Ready {
  readonly address: string
  readonly library: string
  readonly pid: number
}

function startServe(place: Place, ...args: string[]) {
  const script = path.join(import.meta.dirname, '..', '..', 'electron', 'serve', 'main.ts')
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    script,
    '--library',
    place.library,
    '--config',
    place.config,
    '--no-open',
    ...args,
  ])
  onTestFinished(() => void child.kill('SIGKILL'))
  const errors = text(child.stderr)
  const ready = new Promise<Ready | null>((resolve) => {
    let line = ''
    child.stdout.on('data', (part: Buffer) => {
      line += part.toString()
      if (line.includes('\n')) resolve(JSON.parse(line) as Ready)
    })
    child.stdout.on('end', () => resolve(null))
  })
  const status = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, ready, status, errors }
}

function apiOf(ready: Ready) {
  const { origin, searchParams } = new URL(ready.address)
  return httpHost(origin, { headers: { Authorization: `Bearer ${searchParams.get('token')}` } })
}

describe('the serve process', () => {
  it(
    'says where it is, refuses a second one with status 3, keeps the library’s port, and ends cleanly when asked',
    async () => {
      const place = await aPlace()
      const first = startServe(place)
      const ready = await first.ready
      if (!ready) throw new Error(await first.errors)
      expect(ready).toMatchObject({ library: place.library, pid: first.child.pid })
      const opened = await apiOf(ready).call('library:open', {})
      expect(opened).toMatchObject({ ok: true, value: { path: place.library } })
      const appended = await apiOf(ready).call('journal:append', {
        afterSeq: 0,
        bodies: [{ type: 'review' }],
      })
      expect(appended.ok).toBe(true)

      const second = startServe(place)
      expect(await second.status).toBe(3)
      expect(await second.errors).toContain(`process ${ready.pid}`)

      first.child.kill('SIGTERM')
      expect(await first.status).toBe(0)
      expect(await readdir(place.library)).not.toContain('verso.lock')

      const third = startServe(place)
      const again = await third.ready
      expect(new URL(String(again?.address)).port).toBe(new URL(ready.address).port)
      expect(opened.ok && portsFor(opened.value.libraryId)).toContain(Number(new URL(ready.address).port))
      third.child.kill('SIGKILL')
      await third.status
      const fourth = startServe(place, '--port', '0')
      const after = await fourth.ready
      expect(after && (await apiOf(after).call('journal:read', { afterSeq: 0, limit: 5 }))).toMatchObject({
        ok: true,
        value: { entries: [{ seq: 1 }] },
      })
    },
    PATIENT,
  )

  it(
    'serves the reason, and the way out, when the library cannot be opened',
    async () => {
      const place = await aPlace()
      await mkdir(place.library)
      await writeFile(path.join(place.library, 'verso.library.json'), '{"format":9,"id":"x"}')
      const { child, ready, errors } = startServe(place, '--port', '0')
      const line = await ready
      expect(line && (await apiOf(line).call('library:open', {}))).toMatchObject({
        ok: false,
        error: { kind: 'libraryNewer' },
      })
      child.kill('SIGTERM')
      expect(await errors).toContain('newer Verso')
    },
    PATIENT,
  )
})

describe('serving', () => {
  it('takes the next port when one is in use, and says so when the only one is', async () => {
    const host = await openHostAt(await aPlace())
    const blocker = createServer()
    const taken = await new Promise<number>((resolve) => {
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port))
    })
    onTestFinished(() => void blocker.close())
    await expect(startServer(host, [taken])).rejects.toThrow('EADDRINUSE')
    const server = await startServer(host, [taken, 0])
    expect(server.port).not.toBe(taken)
    await server.close()
  })

  it('events go on after the connection broke, and what happened meanwhile is caught up', async () => {
    const place = await aPlace()
    const host = await openHostAt(place)
    let token = ''
    const port = await startServer(host, [0]).then(async (first) => {
      const seen: unknown[] = []
      token = String(new URL(first.address).searchParams.get('token'))
      let origin = new URL(first.address).origin
      // The browser's cookie would be the old one; the test lets the page in again to see only the reconnection.
      const api = httpHost('', {
        retryMs: [10],
        fetch: (input, init) =>
          fetch(`${origin}${String(input)}`, {
            ...init,
            headers: { ...init?.headers, Authorization: `Bearer ${token}` },
          }),
      })
      onTestFinished(api.on('settings:changed', (settings) => seen.push(settings)))
      await expect
        .poll(async () => {
          await host.dispatch('settings:write', { theme: 'paper' })
          return seen.length
        })
        .toBeGreaterThan(0)
      await first.close()
      await host.dispatch('settings:write', { theme: 'ink' })
      const second = await startServer(host, [0])
      onTestFinished(() => second.close())
      token = String(new URL(second.address).searchParams.get('token'))
      origin = new URL(second.address).origin
      await expect.poll(() => seen.at(-1), { timeout: 5000 }).toMatchObject({ theme: 'ink' })
      return second.port
    })
    expect(port).toBeGreaterThan(0)
  })

  it('reads its arguments, relative to where the user stands', () => {
    expect(readServeArgs(['--library', 'lib', '--port', '0', '--no-open'], '/home/ada')).toEqual({
      libraryPath: '/home/ada/lib',
      configDir: undefined,
      port: 0,
      opensBrowser: false,
    })
    for (const wrong of [
      ['--port', 'x'],
      ['--port', '70000'],
      ['--library'],
      ['--unknown'],
      ['extra'],
      ['--library='],
    ]) {
      expect(readServeArgs(wrong, '/')).toBeTypeOf('string')
    }
  })
})
