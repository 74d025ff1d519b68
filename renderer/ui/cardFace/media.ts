import { words } from '../words/index.ts'

const FILM = /\.(mp4|m4v|webm|mov|mkv|ogv|avi)$/i
const SOUND_MARK = /\[sound:([^\]\n]+)\]/

/** `[sound:name.mp3]`, as Anki writes it: the element that plays it, or null when the text is something else. */
export function readSoundMark(source: string): { readonly raw: string; readonly html: string } | null {
  const found = source.startsWith('[sound:') ? SOUND_MARK.exec(source) : null
  if (!found?.[1]) return null
  const name = found[1].trim().replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
  const tag = FILM.test(name) ? 'video' : 'audio'
  return { raw: found[0], html: `<${tag} controls src="${name}"></${tag}>` }
}

/**
 * Where a picture or sound of a card lies. A plain name is a file of the deck's media folder; small pictures inside
 * the text itself are let through; anything else is elsewhere, and is never requested.
 */
export function locateMedia(
  source: string,
  mediaBase: string,
):
  | { readonly kind: 'here'; readonly address: string }
  | { readonly kind: 'elsewhere'; readonly host: string } {
  const address = source.trim()
  if (/^data:image\/(png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]+$/i.test(address))
    return { kind: 'here', address }
  // Windows paths and `//host` are addresses too, and a colon before any slash makes a scheme.
  if (/^[\\/]/.test(address) || /^[^/]*:/.test(address) || address.includes('\\')) {
    return { kind: 'elsewhere', host: hostOf(address) }
  }
  return { kind: 'here', address: `${mediaBase}/${encodeURIComponent(decodeName(address))}` }
}

function hostOf(address: string): string {
  try {
    const url = new URL(address, 'file:///')
    return url.host === '' ? url.protocol.replace(':', '') : url.host
  } catch {
    return address.slice(0, 40)
  }
}

// Markdown writes "my%20picture.png" for a name with a space; a name may also hold a bare per cent sign.
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** What a side of a card can sound and show large: addresses of the deck's own media, in the order of the text. */
export interface CardMedia {
  readonly sounds: readonly string[]
  readonly pictures: readonly { readonly address: string; readonly alt: string }[]
}

export const NO_MEDIA: CardMedia = { sounds: [], pictures: [] }

/** Points every picture and sound into the deck's folder, and puts a quiet line in place of those elsewhere. */
export function settleMedia(content: DocumentFragment, mediaBase: string): CardMedia {
  const sounds: string[] = []
  const pictures: { address: string; alt: string }[] = []
  for (const picture of content.querySelectorAll('picture'))
    picture.replaceWith(...picture.querySelectorAll('img'))
  for (const source of content.querySelectorAll('source')) {
    const parent = source.parentElement
    if (parent?.matches('audio, video') && !parent.hasAttribute('src')) {
      parent.setAttribute('src', source.getAttribute('src') ?? '')
    }
    source.remove()
  }
  for (const element of content.querySelectorAll('img, audio, video')) {
    const kind = element.matches('img') ? 'picture' : element.matches('audio') ? 'sound' : 'film'
    const place = locateMedia(element.getAttribute('src') ?? '', mediaBase)
    if (place.kind === 'elsewhere') {
      const line = content.ownerDocument.createElement('span')
      line.className = 'elsewhere'
      line.textContent = words.card.elsewhere(kind, place.host)
      element.replaceWith(line)
      continue
    }
    element.setAttribute('src', place.address)
    if (kind === 'sound') sounds.push(place.address)
    if (kind === 'picture') {
      if (!element.hasAttribute('alt')) element.setAttribute('alt', '')
      pictures.push({ address: place.address, alt: element.getAttribute('alt') ?? '' })
      element.setAttribute('decoding', 'sync')
    } else {
      element.setAttribute('controls', '')
      element.setAttribute('preload', 'metadata')
    }
  }
  for (const other of content.querySelectorAll('[src]:not(img, audio, video)')) other.removeAttribute('src')
  return { sounds, pictures }
}

/** A link on a card leads nowhere: its address is shown instead. */
export function settleLinks(content: DocumentFragment): void {
  for (const link of content.querySelectorAll('[href]')) {
    const address = link.getAttribute('href') ?? ''
    link.removeAttribute('href')
    if (/^https?:/i.test(address)) link.setAttribute('title', address)
  }
}
