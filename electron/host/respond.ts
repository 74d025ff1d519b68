// The pages' own files and the media of decks, for both shells. Every path is confined after links are followed, and a
// medium can never run as a page of ours.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { timingSafeEqual } from 'node:crypto'
import { confined, safeSegments } from './confine.ts'
import { contentPolicy, WORKER_POLICY } from './contentPolicy.ts'
import type { HostRequest, HostResponse } from './hostTypes.ts'

export interface Content {
  readonly rendererDir: string | undefined
  readonly mediaKey: string
  readonly origin: string
  /** Absolute path of a file that the page was offered under this key, or null. */
  findOffered(key: string): string | null
  /** Absolute path of a medium, or null. */
  findMedia(deckPath: string, name: string): Promise<string | null>
}

const PAGE_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.ogv': 'video/ogg',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
}

/** Whether a file of that name is one that cards can show or play. */
export function isMediaName(name: string): boolean {
  return MEDIA_TYPES[path.extname(name).toLowerCase()] !== undefined
}

/** Should a medium be opened as a page (SVG can hold scripts), it is alone in an empty sandbox. */
const MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

export async function respond(content: Content, request: HostRequest): Promise<HostResponse> {
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, 'This address can only be read.', { Allow: 'GET, HEAD' })
    // Split before decoding: an encoded slash is part of a name, never a way up.
    const segments = request.pathname.split('/').slice(1).map(decode)
    if (!request.pathname.startsWith('/') || segments.includes(null))
      return plain(400, 'This address is not well formed.')
    const names = segments as string[]
    if (names[0] === 'opened') return await opened(content, request, names[1] ?? '')
    if (names[0] === 'media') return await media(content, request, names.slice(1))
    return await page(content, request, names)
  } catch (error) {
    return plain(
      500,
      `This file could not be read (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
}

async function page(content: Content, request: HostRequest, names: readonly string[]): Promise<HostResponse> {
  const { rendererDir } = content
  const isIndex = names.length === 1 && (names[0] === '' || names[0] === 'index.html')
  const relative = isIndex ? 'index.html' : names.join('/')
  // An encoded slash would otherwise join two names here.
  if (!rendererDir || (!isIndex && names.some((name) => name.includes('/'))) || !safeSegments(relative))
    return notFound()
  const file = await confined(rendererDir, path.join(rendererDir, relative))
  const type =
    PAGE_TYPES[path.extname(relative).toLowerCase()] ?? MEDIA_TYPES[path.extname(relative).toLowerCase()]
  if (file === null || type === undefined) return notFound()
  if (isIndex) {
    return {
      status: 200,
      headers: {
        'Content-Type': type,
        'Cache-Control': 'no-store',
        'Content-Security-Policy': contentPolicy(request.origin ?? content.origin),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
      },
      body: request.method === 'HEAD' ? null : await readFile(file),
    }
  }
  const isHashed = /-[\w-]{8,}\.\w+$/.test(relative)
  return sendFile(file, request, {
    'Content-Type': type,
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    // The sandboxed card frames have no origin, and fonts are only loaded for origins that are allowed.
    'Access-Control-Allow-Origin': '*',
    // Means something only where the script is a worker's.
    ...(type.startsWith('text/javascript') ? { 'Content-Security-Policy': WORKER_POLICY } : {}),
  })
}

async function media(
  content: Content,
  request: HostRequest,
  names: readonly string[],
): Promise<HostResponse> {
  const [key, deckPath, ...rest] = names
  if (key === undefined || deckPath === undefined || rest.length === 0 || !isSame(key, content.mediaKey))
    return notFound()
  const name = rest.join('/')
  const file = await content.findMedia(deckPath, name)
  if (file === null) return notFound()
  const type = MEDIA_TYPES[path.extname(name).toLowerCase()]
  return sendFile(file, request, {
    'Content-Type': type ?? 'application/octet-stream',
    ...(type === undefined ? { 'Content-Disposition': 'attachment' } : {}),
    'Cache-Control': 'no-cache',
    // Fonts of a deck are for its card frames, which have no origin; the key in the address keeps others out.
    ...(type?.startsWith('font/') ? { 'Access-Control-Allow-Origin': '*' } : {}),
    'Content-Security-Policy': MEDIA_POLICY,
  })
}

/** A file that the learner opened with Verso, as bytes and nothing else. */
async function opened(content: Content, request: HostRequest, key: string): Promise<HostResponse> {
  const file = content.findOffered(key)
  if (file === null) return notFound()
  return sendFile(file, request, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': 'attachment',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': MEDIA_POLICY,
  })
}

async function sendFile(
  file: string,
  request: HostRequest,
  own: Record<string, string>,
): Promise<HostResponse> {
  const entry = await stat(file)
  if (!entry.isFile()) return notFound()
  const { size } = entry
  const etag = `"${size.toString(36)}-${Math.round(entry.mtimeMs * 1000).toString(36)}"`
  const headers: Record<string, string> = {
    ...own,
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
  }
  if (request.headers?.['if-none-match'] === etag) return { status: 304, headers, body: null }
  const ifRange = request.headers?.['if-range']
  const range =
    ifRange === undefined || ifRange === etag ? parseRange(request.headers?.['range'], size) : null
  if (range === 'unsatisfiable') {
    return plain(416, 'The file has no such part.', { 'Content-Range': `bytes */${size}` })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  headers['Content-Length'] = String(end - start + 1)
  if (range) headers['Content-Range'] = `bytes ${start}-${end}/${size}`
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || size === 0) return { status, headers, body: null }
  return {
    status,
    headers,
    body: Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>,
  }
}

/** One range of bytes, both ends included; null means the whole file, as for several ranges or other units. */
export function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!found) return null
  const [, first = '', last = ''] = found
  if (first === '') {
    if (last === '') return null
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end }
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function notFound(): HostResponse {
  return plain(404, 'There is nothing at this address.')
}

export function plain(status: number, message: string, headers: Record<string, string> = {}): HostResponse {
  return {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...headers,
    },
    body: new TextEncoder().encode(`${message}\n`),
  }
}
