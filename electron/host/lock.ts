// One process holds a library. Each process that wants it puts a claim of its own, under a name never used again, into
// the folder verso.lock, and only then looks at the others: it holds the library when no other claim is alive. Of two
// that look at the same time at least one sees the other, so never two hold it; and removing a dead claim can never
// hit a live one, as it could if all shared one file name.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import type { Holder, OpenHostOptions } from './hostTypes.ts'
import { askEndpoint, type Endpoint, openEndpoint } from './lockEndpoint.ts'
import { codeOf } from './result.ts'
import { timeStamp } from './setAside.ts'

const claimSchema = v.object({
  pid: v.number(),
  hostname: v.string(),
  shell: v.picklist(['electron', 'serve']),
  startedAt: v.number(),
  endpoint: v.string(),
})
type Claim = v.InferOutput<typeof claimSchema>

export interface Lock {
  release(): Promise<void>
}

export type LockOutcome =
  | { readonly kind: 'taken'; readonly lock: Lock }
  | { readonly kind: 'held'; readonly holder: Holder; show(): Promise<boolean> }

type LockOptions = Pick<OpenHostOptions, 'shell' | 'now' | 'endpointInfo' | 'onShow'>

/** How often a holder touches its claim, and how old a claim may be that cannot be asked (another computer's). */
const HEARTBEAT_MS = 30_000
const HEARTBEAT_LIMIT_MS = 120_000
const ATTEMPTS = 60

/** Takes the library, or answers who holds it. Throws when the folder cannot be written. */
export async function takeLock(libraryPath: string, options: LockOptions): Promise<LockOutcome> {
  const folder = path.join(libraryPath, 'verso.lock')
  const name = randomBytes(12).toString('hex')
  const file = path.join(folder, `${name}.json`)
  let isHolding = false
  const endpoint = await openEndpoint(
    () => ({ claim: name, isHolding, ...options.endpointInfo?.() }),
    () => options.onShow?.(),
  )
  try {
    for (let attempt = 0; ; attempt += 1) {
      await writeClaim(folder, file, options, endpoint)
      const rival = await findRival(folder, `${name}.json`)
      if (rival === null) {
        isHolding = true
        return { kind: 'taken', lock: holdLock(folder, file, endpoint) }
      }
      await rm(file, { force: true })
      if (rival.isHolding || attempt >= ATTEMPTS) {
        await endpoint.close()
        return {
          kind: 'held',
          holder: rival.holder,
          async show() {
            const answer = await askEndpoint(rival.endpoint, 'show')
            return typeof answer === 'object'
          },
        }
      }
      // Both came at once, and both step back for a time of their own.
      await wait(10 + (randomBytes(1)[0] ?? 0) / 2)
    }
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined)
    await endpoint.close()
    throw error
  }
}

async function writeClaim(
  folder: string,
  file: string,
  options: LockOptions,
  endpoint: Endpoint,
): Promise<void> {
  const claim: Claim = {
    pid: process.pid,
    hostname: hostname(),
    shell: options.shell,
    startedAt: options.now(),
    endpoint: endpoint.address,
  }
  for (let attempt = 0; ; attempt += 1) {
    try {
      await mkdir(folder, { recursive: true })
      // Named only once it is whole: nobody may take a half-written claim for a dead one.
      await writeFile(`${file}.tmp`, `${JSON.stringify(claim)}\n`, { flush: true })
      await rename(`${file}.tmp`, file)
      return
    } catch (error) {
      if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR') {
        // A file by the folder's name is nobody's lock.
        await rename(folder, `${folder}.set-aside-${timeStamp(options.now())}`)
      } else if (codeOf(error) !== 'ENOENT' || attempt > 9) {
        // ENOENT: a holder that ended meanwhile took the empty folder with it.
        throw error
      }
    }
  }
}

interface Rival {
  readonly holder: Holder
  readonly endpoint: string
  readonly isHolding: boolean
}

/** The live claim of somebody else, a holding one first; dead claims are cleared away. */
async function findRival(folder: string, own: string | null): Promise<Rival | null> {
  const ownMs = own === null ? null : (await stat(path.join(folder, own))).mtimeMs
  let rival: Rival | null = null
  for (const name of await readdir(folder)) {
    if (name === own || !name.endsWith('.json')) continue
    const file = path.join(folder, name)
    const found = await weigh(file, ownMs ?? Infinity)
    if (found === 'dead') await rm(file, { force: true })
    else if (found !== null && (rival === null || found.isHolding)) rival = found
  }
  return rival
}

/** Who holds a library that this process cannot write, or null. */
export async function findHolder(libraryPath: string): Promise<Holder | null> {
  const folder = path.join(libraryPath, 'verso.lock')
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const found = await weigh(path.join(folder, name), Infinity)
    if (found !== null && found !== 'dead' && found.isHolding) return found.holder
  }
  return null
}

/** `nowMs` is by the clock of the file system, so that two computers' clocks need not agree. */
async function weigh(file: string, nowMs: number): Promise<Rival | 'dead' | null> {
  let text: string
  let ageMs: number
  try {
    text = await readFile(file, 'utf8')
    ageMs = nowMs - (await stat(file)).mtimeMs
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), claimSchema), text)
  if (!parsed.success) return 'dead'
  const claim = parsed.output
  const { pid, shell, startedAt } = claim
  const holder: Holder = { pid, hostname: claim.hostname, shell, startedAt }
  const unasked: Rival = { holder, endpoint: claim.endpoint, isHolding: true }
  const state = await askEndpoint(claim.endpoint, 'who')
  if (typeof state === 'object') {
    // Somebody else's endpoint under the same name: the claimant is gone.
    if (`${state.claim}.json` !== path.basename(file)) return 'dead'
    return {
      holder: { ...holder, address: state.address },
      endpoint: claim.endpoint,
      isHolding: state.isHolding,
    }
  }
  if (state === 'silent') return unasked
  const isFresh = ageMs < HEARTBEAT_LIMIT_MS
  if (claim.hostname !== hostname()) return isFresh ? unasked : 'dead'
  if (state === 'refused') {
    await removeEndpoint(claim.endpoint)
    return 'dead'
  }
  // The socket's folder is gone, perhaps by a cleaner of temporary files: then process and heartbeat must tell.
  return isFresh && isRunning(claim.pid) && claim.pid !== process.pid ? unasked : 'dead'
}

/** Clears what a killed process left among the temporary files; only a path that looks like ours, and only if empty. */
async function removeEndpoint(address: string): Promise<void> {
  const folder = path.dirname(address)
  if (
    path.dirname(folder) !== tmpdir() ||
    !/^verso-\w{6}$/.test(path.basename(folder)) ||
    path.basename(address) !== 'lock'
  )
    return
  await unlink(address).catch(() => undefined)
  await rmdir(folder).catch(() => undefined)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Writes the first byte again: the file system then sets the time by its own clock, and no reader sees half a claim. */
async function touch(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.write('{', 0)
  } finally {
    await handle.close()
  }
}

function holdLock(folder: string, file: string, endpoint: Endpoint): Lock {
  const heartbeat = setInterval(() => {
    // A drive that is away for a moment must not end the program; the next beat tries again.
    touch(file).catch(() => undefined)
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    async release() {
      clearInterval(heartbeat)
      // The claim goes first: while it stands its endpoint must answer.
      await rm(file, { force: true }).catch(() => undefined)
      await rmdir(folder).catch(() => undefined)
      await endpoint.close()
    },
  }
}
