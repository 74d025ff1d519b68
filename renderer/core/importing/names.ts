// Ids and file names for what is imported: always the same for the same source, always valid, never one twice.
import { shortHash } from './shortHash.ts'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i
const LONGEST_NAME = 80

/** The id of a deck with that title: `languages-spanish-1f3a9c`. Equal titles have equal ids, others do not. */
export function deckIdFor(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 48)
  return `${plain === '' ? 'deck' : plain}-${shortHash(title.normalize('NFC')).slice(0, 6)}`
}

/** What a note of Verso's is called elsewhere: its guid, else one made of its deck's id and its own. */
export function ownGuid(
  deckId: string,
  { id, guid }: { readonly id: string; readonly guid?: string | undefined },
): string {
  return guid ?? `verso:${deckId}:${id}`
}

/** A proposal for a note's id as a valid one. */
export function noteIdFor(proposal: string): string {
  return ID.test(proposal) ? proposal : `n-${shortHash(proposal)}`
}

/** The name itself, or with the first free number behind it; takes it. `key`: what makes two names the same. */
export function takeName(
  name: string,
  taken: Set<string>,
  key: (name: string) => string = (each) => each,
  numbered: (name: string, count: number) => string = (each, count) => `${each.slice(0, 74)}-${count}`,
): string {
  let free = name
  for (let count = 2; taken.has(key(free)); count++) free = numbered(name, count)
  taken.add(key(free))
  return free
}

/** Names that some file system takes for one: in another case, or composed differently. */
export function fileKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}

/** A title as the beginning of a deck file's name that every system takes: `Languages - Spanish`. */
export function fileStemFor(title: string): string {
  const stem = safeFileName(title.replaceAll('::', ' - '))
  return stem.slice(0, LONGEST_NAME).replace(/[. ]+$/, '') || 'Deck'
}

/**
 * A name as one that every system takes, in one folder and no other: no separators, control characters or device names,
 * no dot or blank at its ends, at most 120 characters. Its ending stays.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- control characters are what is replaced
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const safe = plain === '' ? 'file' : RESERVED.test(plain) ? `_${plain}` : plain
  if (safe.length <= 120) return safe
  const dot = safe.lastIndexOf('.')
  const ending = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : ''
  // What is cut off must still tell two long names apart.
  return `${Array.from(safe).slice(0, 90).join('')}-${shortHash(safe).slice(0, 8)}${ending}`
}

/** `cat.png`, 2 → `cat-2.png` */
export function numberedFile(name: string, count: number): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)}-${count}${name.slice(dot)}` : `${name}-${count}`
}
