// Who may come in. Any web page can reach a local port, and a name can be pointed at 127.0.0.1 (DNS rebinding); so the
// Host must be ours, requests of other sites are refused, and everything that touches the library needs the token.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface Gate {
  readonly token: string
  /** `verso-PORT`: cookies know no ports, so two libraries served side by side need two names. */
  readonly cookieName: string
  /** Null when the Host is one of ours; else why not. */
  refuseHost(headers: IncomingHttpHeaders): string | null
  /** Null when the request comes from our own page, or from no page at all. */
  refuseOrigin(headers: IncomingHttpHeaders, mayBeFrame: boolean): string | null
  hasToken(headers: IncomingHttpHeaders): boolean
  isToken(given: string): boolean
}

export function createGate(port: number): Gate {
  const token = randomBytes(32).toString('base64url')
  const expected = digest(token)
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const cookieName = `verso-${port}`

  function isToken(given: string): boolean {
    return timingSafeEqual(digest(given), expected)
  }

  return {
    token,
    cookieName,
    isToken,
    refuseHost: ({ host }) =>
      host !== undefined && hosts.includes(host) ? null : 'This is not an address of Verso.',
    refuseOrigin(headers, mayBeFrame) {
      const { origin, host } = headers
      // Card frames are sandboxed: what they load has the origin "null".
      const isOurs = origin === undefined || origin === `http://${host}` || (mayBeFrame && origin === 'null')
      const site = headers['sec-fetch-site']
      const isNear = mayBeFrame || site === undefined || site === 'same-origin' || site === 'none'
      return isOurs && isNear ? null : 'Verso answers only its own pages.'
    },
    hasToken(headers) {
      const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
      if (bearer !== undefined && isToken(bearer)) return true
      const cookies = (headers.cookie ?? '').split(/;\s*/)
      return cookies.some(
        (cookie) => cookie.startsWith(`${cookieName}=`) && isToken(cookie.slice(cookieName.length + 1)),
      )
    },
  }
}

/** Of equal length whatever was given, as the comparison demands. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
