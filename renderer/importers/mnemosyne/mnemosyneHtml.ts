/** `<img src="maps/Germany/x.png">`: the quotes and the path. */
const SOURCES = /(<(?:img|audio|video|source)\b[^>]*?\ssrc\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi

/**
 * Mnemosyne's HTML as that of everyone: its own tags for formulas, line ends that count, and media by the name that
 * `nameOf` gives for their path.
 */
export function plainHtml(html: string, nameOf: (path: string) => string): string {
  return html
    .replace(/<card\b[^>]*\/?>/gi, '')
    .replace(/<\$\$>([\s\S]*?)<\/\$\$>/g, '\\[$1\\]')
    .replace(/<(?:\$|latex)>([\s\S]*?)<\/(?:\$|latex)>/gi, '\\($1\\)')
    .replace(SOURCES, (_, start: string, double?: string, single?: string) => {
      return `${start}"${nameOf(double ?? single ?? '')}"`
    })
    .replace(/<audio\b[^>]*\ssrc="([^"]+)"[^>]*>(?:\s*<\/audio>)?/gi, '[sound:$1]')
    .trim()
    .replace(/\n/g, '<br>')
}

/** Names for media that lie in folders: the last part of the path, or all of it where two would be called the same. */
export function mediaNames(paths: Iterable<string>): (path: string) => string {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const path of paths) {
    const clean = cleanPath(path)
    if (names.has(clean)) continue
    const last = clean.slice(clean.lastIndexOf('/') + 1)
    const name = taken.has(last) ? clean.replaceAll('/', '-') : last
    taken.add(name)
    names.set(clean, name)
  }
  return (path) => {
    const clean = cleanPath(path)
    return names.get(clean) ?? clean.slice(clean.lastIndexOf('/') + 1)
  }
}

function cleanPath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .normalize('NFC')
    .replace(/^(?:\.?\/)+/, '')
}
