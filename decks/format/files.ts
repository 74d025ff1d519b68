// Names: which files are decks, where a deck's media lie, and which media a text asks for.

const deckEnding = /\.deck\.(?:ya?ml|json)$/i

/** Whether a file's name says that it holds a Verso deck. */
export function isDeckFileName(fileName: string): boolean {
  return deckEnding.test(fileName)
}

/** `Verbs.deck.yaml` keeps its media in `Verbs.media`, a folder beside it. */
export function mediaFolderName(fileName: string): string {
  return `${fileName.replace(deckEnding, '')}.media`
}

export interface MediaReference {
  /** Name of the file, decoded; NFC. */
  readonly name: string
  /** Where it is named, in UTF-16 units of the text. */
  readonly offset: number
}

const references =
  /!\[[^\]\n]*\]\(\s*(?:<([^>\n]+)>|([^\s()]+(?:\([^\s()]*\)[^\s()]*)*))|\[sound:([^\]\n]+)\]|<(?:img|audio|video|source)\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

/** The pictures and sounds that a text names: `![](x.png)`, `[sound:x.mp3]`, `<img src="x.png">`; code is left out. */
export function mediaReferences(text: string): readonly MediaReference[] {
  if (!text.includes('](') && !text.includes('[sound:') && !text.includes('<')) return []
  const found: MediaReference[] = []
  for (const match of withoutCode(text).matchAll(references)) {
    const isSound = match[3] !== undefined
    const written = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? ''
    if (written.trim() === '' || /^data:/i.test(written)) continue
    const name = (isSound ? written : decoded(written)).trim().normalize('NFC')
    found.push({ name, offset: match.index + match[0].indexOf(written) })
  }
  return found
}

/** Whether a reference leads out of the media folder to the network, where Verso never goes. */
export function isRemoteReference(name: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(name)
}

/** Blanks code out, keeping every offset. */
function withoutCode(text: string): string {
  if (!text.includes('`')) return text
  return text.replace(/(?<!`)(`+)(?!`)[\s\S]{0,20000}?(?<!`)\1(?!`)/g, (code) => ' '.repeat(code.length))
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
