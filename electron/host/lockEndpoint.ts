// The local socket by which a holder proves that it is alive: the operating system closes it with the process, so an
// endpoint that refuses connections is a dead one, whatever process ids say.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { codeOf } from './result.ts'

const answerSchema = v.object({
  claim: v.string(),
  isHolding: v.boolean(),
  address: v.optional(v.string()),
})
export type EndpointAnswer = v.InferOutput<typeof answerSchema>

/** `silent`: it accepts connections but does not answer in time (stopped, or very busy), so it is alive. */
export type EndpointState = EndpointAnswer | 'refused' | 'absent' | 'silent'

export interface Endpoint {
  readonly address: string
  close(): Promise<void>
}

const ANSWER_MS = 2000
/** Unix socket paths hold about 104 bytes. */
const LONGEST_FOLDER = 80

export async function openEndpoint(answer: () => EndpointAnswer, onShow: () => void): Promise<Endpoint> {
  const base = tmpdir().length > LONGEST_FOLDER ? '/tmp' : tmpdir()
  // A folder of mode 700: nobody else on this machine may ask, since the answer can carry the address with its token.
  const folder = process.platform === 'win32' ? null : await mkdtemp(path.join(base, 'verso-'))
  const address = folder ? path.join(folder, 'lock') : `\\\\.\\pipe\\verso-${randomBytes(16).toString('hex')}`
  const server = createServer((socket) => {
    let asked = ''
    socket.setEncoding('utf8')
    socket.setTimeout(ANSWER_MS, () => socket.destroy())
    // A caller that hangs up early is no concern of the holder's.
    socket.on('error', () => socket.destroy())
    socket.on('data', (text: string) => {
      asked += text
      if (asked.length > 1000) socket.destroy()
      if (!asked.includes('\n')) return
      if (asked.trim() === 'show') onShow()
      socket.end(`${JSON.stringify(answer())}\n`)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.unref()
  return {
    address,
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()))
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

export function askEndpoint(address: string, question: 'who' | 'show'): Promise<EndpointState> {
  return new Promise((resolve) => {
    let text = ''
    let isConnected = false
    const socket = connect(address)
    const finish = (state: EndpointState): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(state)
    }
    const timer = setTimeout(() => finish('silent'), ANSWER_MS)
    socket.setEncoding('utf8')
    socket.on('connect', () => {
      isConnected = true
      socket.write(`${question}\n`)
    })
    socket.on('data', (part: string) => (text += part))
    socket.on('error', (error) => {
      if (isConnected) finish('silent')
      else finish(stateOf(codeOf(error)))
    })
    socket.on('close', () => {
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), answerSchema), text)
      finish(parsed.success ? parsed.output : 'silent')
    })
  })
}

function stateOf(code: string): EndpointState {
  if (code === 'ECONNREFUSED' || code === 'ENOTSOCK') return 'refused'
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'absent'
  // EAGAIN (a full queue), EACCES (another user's) and the like: somebody may be there.
  return 'silent'
}
