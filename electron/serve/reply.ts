import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { HostResult } from '../contract/contract.ts'
import type { HostResponse } from '../host/index.ts'

export async function sendResponse(
  response: ServerResponse,
  { status, headers, body }: HostResponse,
): Promise<void> {
  response.writeHead(status, headers)
  if (body === null || body instanceof Uint8Array) return void response.end(body)
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), response)
  } catch {
    // The browser seeks in a film by hanging up and asking for another part.
    response.destroy()
  }
}

export function sendResult(response: ServerResponse, status: number, result: HostResult<unknown>): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(JSON.stringify(result))
}

export function sendText(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  })
  response.end(`${message}\n`)
}

const DOOR = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Verso</title>
<h1>Verso is running, but this address alone does not open it</h1>
<p>Only someone at this computer may open your library, so each start of Verso has an address of its own.
Run <code>npm start</code>, or open the whole address that <code>npm run serve</code> printed, with its token.</p>
</html>
`

export function sendDoor(response: ServerResponse): void {
  response.writeHead(403, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(DOOR)
}
