// `npm run dev -- --electron`: the pages come from vite, under the same address as ever, so that only their content
// policy differs from what is shipped. Never reached in a packaged app.

import { app } from 'electron'

/** Where vite is, such as `http://127.0.0.1:5173`; null unless `npm run dev` started this Electron. */
export function developmentOrigin(): string | null {
  return app.isPackaged ? null : (process.env['VERSO_DEVELOPMENT_PAGES'] ?? null)
}

const KEPT = ['content-type', 'cache-control', 'etag', 'access-control-allow-origin']

/** `origin` is vite's, such as `http://127.0.0.1:5173`. */
export async function developmentPage(origin: string, target: string, headers: Headers): Promise<Response> {
  const answer = await fetch(`${origin}${target}`, { headers: { accept: headers.get('accept') ?? '*/*' } })
  const kept = new Headers(
    KEPT.flatMap((name) => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value] as [string, string]]
    }),
  )
  if (answer.headers.get('content-type')?.startsWith('text/html')) {
    kept.set('content-security-policy', developmentPolicy(origin))
  }
  return new Response(answer.body, { status: answer.status, headers: kept })
}

/** Hot reload needs an inline script, style elements and a socket to vite. */
export function developmentPolicy(origin: string): string {
  const socket = socketOf(origin)
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** Over which vite tells what has changed. */
export function socketOf(origin: string): string {
  return origin.replace(/^http/, 'ws')
}
