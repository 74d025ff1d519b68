// The host behind 127.0.0.1, for a plain browser: where Electron is not to be had, and for tests.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { HostResult } from '../contract/contract.ts'
import type { Host } from '../host/index.ts'
import { createGate, type Gate } from './gate.ts'
import { sendDoor, sendResponse, sendResult, sendText } from './reply.ts'

export interface RunningServer {
  readonly port: number
  /** Address with the token, which lets a browser in. */
  readonly address: string
  close(): Promise<void>
}

/** 5,000 journal records are about 2 MB. */
const LARGEST_BODY = 16 * 1024 * 1024
const HEARTBEAT_MS = 15_000
const PATIENCE_MS = 2000

/** Serves the host on the first free one of `ports`; 0 stands for any. Throws when none is free. */
export async function startServer(host: Host, ports: readonly number[]): Promise<RunningServer> {
  let gate: Gate | null = null
  const streams = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    // A page that was closed in the middle of an answer is no fault.
    response.on('error', () => response.destroy())
    if (!gate) return void response.destroy()
    answer(host, gate, streams, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else
        sendText(
          response,
          500,
          `Verso could not answer (${error instanceof Error ? error.message : String(error)}).`,
        )
    })
  })
  server.keepAliveTimeout = 60_000
  const port = await listen(server, ports)
  gate = createGate(port)
  const stopEvents = host.onEvent((name, payload) => {
    for (const stream of streams) stream.write(`${JSON.stringify({ name, payload })}\n`)
  })
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write('\n')
  }, HEARTBEAT_MS)
  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${gate.token}`,
    async close() {
      clearInterval(heartbeat)
      stopEvents()
      for (const stream of streams) stream.end()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
      await closed
      clearTimeout(timer)
    },
  }
}

async function listen(server: Server, ports: readonly number[]): Promise<number> {
  let failure: unknown = new Error('no port was given')
  for (const port of ports) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
          server.off('error', reject)
          resolve()
        })
      })
      const address = server.address()
      if (address !== null && typeof address === 'object') return address.port
    } catch (error) {
      failure = error
      if (!(
        error instanceof Error &&
        'code' in error &&
        (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      ))
        throw error
    }
  }
  throw failure
}

async function answer(
  host: Host,
  gate: Gate,
  streams: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers, method = 'GET' } = request
  const wrongHost = gate.refuseHost(headers)
  if (wrongHost !== null) return sendText(response, 403, wrongHost)
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?', 2)
  const call = /^\/call\/([a-z]+:[a-z]+)$/i.exec(pathname)?.[1]
  if (call !== undefined || pathname === '/events') {
    const refusal = gate.refuseOrigin(headers, false)
    if (refusal !== null) return sendResult(response, 403, forbidden(refusal))
    if (!gate.hasToken(headers)) return sendResult(response, 403, forbidden(STALE))
    return call === undefined
      ? openStream(streams, request, response)
      : answerCall(host, call, request, response)
  }
  if (pathname.startsWith('/import/')) {
    const refusal = gate.refuseOrigin(headers, false)
    if (refusal !== null) return sendResult(response, 403, forbidden(refusal))
    if (!gate.hasToken(headers)) return sendResult(response, 403, forbidden(STALE))
    if (method !== 'PUT') return sendText(response, 405, 'Files are put here.', { Allow: 'PUT' })
    const received = await host.receive({ pathname, query: new URLSearchParams(query), bytes: request })
    // What was refused is not read to its end.
    if (!received.ok) response.setHeader('Connection', 'close')
    return sendResult(response, 200, received)
  }
  const isIndex = pathname === '/' || pathname === '/index.html'
  const refusal = gate.refuseOrigin(headers, !isIndex)
  const token = isIndex ? new URLSearchParams(query).get('token') : null
  if (token !== null && method === 'GET' && gate.isToken(token)) return letIn(gate, token, response)
  if (refusal !== null) return sendText(response, 403, refusal)
  if (isIndex && !gate.hasToken(headers)) return sendDoor(response)
  return sendResponse(
    response,
    await host.respond({ method, pathname, headers: flat(headers), origin: `http://${headers.host}` }),
  )
}

const STALE =
  'This page belongs to a Verso that has ended. Open Verso again with `npm start`, or with the address that `npm run serve` printed.'

function letIn(gate: Gate, token: string, response: ServerResponse): void {
  response.writeHead(303, {
    'Set-Cookie': `${gate.cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict`,
    Location: '/',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  })
  response.end()
}

async function answerCall(
  host: Host,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST')
    return sendText(response, 405, 'Calls are made with POST.', { Allow: 'POST' })
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return sendResult(response, 415, bad('Calls are made in JSON (Content-Type: application/json).'))
  }
  const body = await readBody(request)
  if (body === null) {
    response.setHeader('Connection', 'close')
    return sendResult(response, 413, bad('The call is too large.'))
  }
  let input: unknown
  try {
    input = JSON.parse(body)
  } catch {
    return sendResult(response, 400, bad('The call is not valid JSON.'))
  }
  sendResult(response, 200, await host.dispatch(name, input))
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > LARGEST_BODY) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function openStream(streams: Set<ServerResponse>, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET') return sendText(response, 405, 'Events are read with GET.', { Allow: 'GET' })
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.write('\n')
  streams.add(response)
  response.on('close', () => streams.delete(response))
}

function flat(headers: IncomingMessage['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

function forbidden(message: string): HostResult<unknown> {
  return { ok: false, error: { kind: 'forbidden', message } }
}

function bad(message: string): HostResult<unknown> {
  return { ok: false, error: { kind: 'badInput', message } }
}
