// Which addresses are Verso's own. Compared piece by piece: `app://verso.example/` begins with `app://verso`, too.

export const SCHEME = 'app'
export const ORIGIN = 'app://verso'

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

/** Whether a page at this address may talk to the host. */
export function isOwnAddress(address: string): boolean {
  const url = parse(address)
  return (
    url !== null &&
    url.protocol === `${SCHEME}:` &&
    url.hostname === 'verso' &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  )
}

/** Whether the window may show it as its page: ours, and the index rather than a medium of some deck. */
export function isOwnPage(address: string): boolean {
  const url = parse(address)
  return url !== null && isOwnAddress(address) && (url.pathname === '/' || url.pathname === '/index.html')
}

/** An https address without a user name in it, which could pass for a host name; null when it is anything else. */
export function readWebAddress(address: string): URL | null {
  const url = parse(address)
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url : null
}

/** Whether a download is something that our own page made, such as an export; anything that lies elsewhere is not. */
export function isOwnExport(address: string): boolean {
  return address.startsWith('blob:') && isOwnAddress(address.slice('blob:'.length))
}
