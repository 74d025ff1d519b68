// app://verso/: the built pages and the decks' media, as the host answers for them.
import type { Session } from 'electron'
import type { Host } from '../host/index.ts'
import { isOwnAddress, SCHEME } from './address.ts'
import { developmentOrigin, developmentPage } from './developmentPage.ts'

export function servePages(session: Session, host: Host): void {
  const vite = developmentOrigin()
  session.protocol.handle(SCHEME, async (request) => {
    if (!isOwnAddress(request.url)) return new Response('This is not an address of Verso.', { status: 404 })
    const { pathname, search } = new URL(request.url)
    if (vite !== null && !/^\/(media|import)\//.test(pathname)) {
      return developmentPage(vite, `${pathname}${search}`, request.headers)
    }
    if (request.method === 'PUT') {
      const bytes = (request.body ?? []) as unknown as AsyncIterable<Uint8Array>
      return Response.json(await host.receive({ pathname, query: new URLSearchParams(search), bytes }))
    }
    const answer = await host.respond({
      method: request.method,
      pathname,
      headers: Object.fromEntries(request.headers),
    })
    return new Response(answer.body, { status: answer.status, headers: { ...answer.headers } })
  })
}
