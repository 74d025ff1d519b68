import { type ChildProcess, spawn } from 'node:child_process'
import { access, chmod, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { takeLock } from '../../electron/host/lock.ts'
import { aPlace, deckYaml, NOW, openAt, openHostAt, type Place, temporaryFolder } from '../support/host.ts'

interface Report {
  readonly kind: string
  readonly [field: string]: unknown
}

interface Child {
  readonly process: ChildProcess
  next(): Promise<Report>
  /** The first report that is not about being shown. */
  outcome(): Promise<Report>
  exited: Promise<void>
}

function startChild(place: Place, env: Record<string, string> = {}): Child {
  const script = path.join(import.meta.dirname, '..', 'support', 'hostProcess.ts')
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, place.library, place.config, place.bundled],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<Report> => JSON.parse(String((await lines.next()).value)) as Report
  return {
    process: child,
    next,
    async outcome() {
      for (;;) {
        const report = await next()
        if (report.kind !== 'shown') return report
      }
    },
    exited: new Promise((resolve) => child.once('exit', () => resolve())),
  }
}

const PATIENT = 40_000

describe('the lock, between real processes', () => {
  it(
    'the second is told who holds the library, the first is asked to show itself, and afterwards the folder is free',
    async () => {
      const place = await aPlace()
      const first = startChild(place)
      const { pid } = await first.next()
      const opening = await openAt(place)
      if (opening.kind !== 'held') throw new Error(`expected held, got ${opening.kind}`)
      expect(opening.holder).toMatchObject({
        pid,
        hostname: hostname(),
        shell: 'serve',
        address: `http://127.0.0.1:1/?token=${String(pid)}`,
      })
      expect(await opening.show()).toBe(true)
      expect(await first.next()).toEqual({ kind: 'shown' })
      first.process.stdin?.end()
      await first.exited
      expect((await readdir(place.library)).sort()).toEqual([
        'backups',
        'decks',
        'progress',
        'verso.library.json',
      ])
      expect((await openAt(place)).kind).toBe('open')
    },
    PATIENT,
  )

  it(
    'a lock that a killed process left is survived, and its records are there',
    async () => {
      const place = await aPlace()
      const first = startChild(place)
      const { pid } = await first.next()
      first.process.kill('SIGKILL')
      await first.exited
      expect(await readdir(path.join(place.library, 'verso.lock'))).toHaveLength(1)
      const host = await openHostAt(place)
      expect(await host.dispatch('journal:read', { afterSeq: 0, limit: 10 })).toMatchObject({
        ok: true,
        value: { entries: [{ seq: 1, body: { pid } }] },
      })
      expect(await readdir(path.join(place.library, 'verso.lock'))).toHaveLength(1)
    },
    PATIENT,
  )

  it(
    'of several that start at once over a stale lock exactly one opens the library',
    async () => {
      const place = await aPlace()
      await age(await claimOf(place, {}), 3)
      const children = Array.from({ length: 3 }, () => startChild(place))
      const reports = await Promise.all(children.map((child) => child.outcome()))
      expect(reports.map((report) => report.kind).sort()).toEqual(['held', 'held', 'open'])
    },
    PATIENT,
  )

  it.skipIf(process.getuid?.() !== 0)(
    'a folder that may not be written is opened for reading, and reviews are refused by name (as another user; needs root)',
    async () => {
      const place = await aPlace()
      const host = await openHostAt(place)
      await host.dispatch('journal:append', { afterSeq: 0, bodies: [{ type: 'review' }] })
      await writeFile(path.join(place.library, 'decks', 'x.deck.yaml'), deckYaml('x'))
      await host.close()
      await chmod(place.root, 0o755)
      await mkdir(place.config, { recursive: true })
      await chmod(place.config, 0o777)
      const child = startChild(place, { VERSO_TEST_UID: '65534' })
      const report = await child.next()
      expect(report).toMatchObject({
        kind: 'open',
        info: {
          value: {
            isReadOnly: true,
            journal: { lastSeq: 1 },
            notices: [{ kind: 'readOnly', path: place.library }],
          },
        },
        appended: { ok: false, error: { kind: 'readOnly' } },
        decks: { value: [{ path: 'library/x.deck.yaml' }] },
      })
      expect((await readdir(place.library)).sort()).toEqual([
        'backups',
        'decks',
        'progress',
        'verso.library.json',
      ])
    },
    PATIENT,
  )
})

async function claimOf(place: Place, change: Record<string, unknown>): Promise<string> {
  const folder = path.join(place.library, 'verso.lock')
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'feed.json')
  const claim = {
    pid: process.ppid,
    hostname: hostname(),
    shell: 'electron',
    startedAt: NOW,
    endpoint: '/nonexistent/lock',
    ...change,
  }
  await writeFile(file, JSON.stringify(claim))
  return file
}

async function age(file: string, minutes: number): Promise<void> {
  const at = new Date(Date.now() - minutes * 60_000)
  await utimes(file, at, at)
}

describe('the lock', () => {
  it('an endpoint that nobody answers behind is stale although the process id is in use again', async () => {
    const place = await aPlace()
    // A socket file whose process was killed refuses connections; a plain file in its place does the same.
    const dead = path.join(await temporaryFolder(), 'lock')
    await writeFile(dead, '')
    const file = await claimOf(place, { endpoint: dead })
    expect((await openAt(place)).kind).toBe('open')
    await expect(access(file)).rejects.toThrow('ENOENT')
  })

  it('an endpoint that has vanished counts by process and heartbeat', async () => {
    const place = await aPlace()
    const file = await claimOf(place, {})
    expect((await openAt(place)).kind).toBe('held')
    await age(file, 3)
    expect((await openAt(place)).kind).toBe('open')
  })

  it('a claim from another computer counts for two minutes after its last heartbeat', async () => {
    const place = await aPlace()
    const file = await claimOf(place, { hostname: 'elsewhere' })
    expect(await openAt(place)).toMatchObject({
      kind: 'held',
      holder: { hostname: 'elsewhere', shell: 'electron' },
    })
    await age(file, 1)
    expect((await openAt(place)).kind).toBe('held')
    await age(file, 3)
    expect((await openAt(place)).kind).toBe('open')
  })

  it('half a claim, and a file where the folder should be, hinder nobody', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.library, 'verso.lock'), { recursive: true })
    await writeFile(path.join(place.library, 'verso.lock', 'half.json'), '{"pid":')
    const host = await openHostAt(place)
    await host.close()
    await writeFile(path.join(place.library, 'verso.lock'), 'some text')
    expect((await openAt(place)).kind).toBe('open')
    const kept = (await readdir(place.library)).find((name) => name.startsWith('verso.lock.set-aside'))
    expect(await readFile(path.join(place.library, String(kept)), 'utf8')).toBe('some text')
  })

  it('of many takers in one process exactly one wins, again and again', async () => {
    const folder = await temporaryFolder()
    const options = { shell: 'serve' as const, now: () => NOW }
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => takeLock(folder, options)))
      const taken = outcomes.filter((outcome) => outcome.kind === 'taken')
      expect(taken).toHaveLength(1)
      for (const outcome of taken) await outcome.lock.release()
      expect(await readdir(folder)).toEqual([])
    }
  })
})
