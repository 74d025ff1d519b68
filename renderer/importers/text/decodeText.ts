import { analyse } from 'chardet'
import type { ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { placeOf } from './lines.ts'

export interface DecodedText {
  /** Without byte-order mark; line ends are `\n`. */
  readonly text: string
  /** A label of the Encoding Standard. */
  readonly encoding: string
  readonly warnings: readonly ForeignWarning[]
}

/** Enough of a file to tell its encoding. */
const SAMPLE_BYTES = 256 * 1024
const MAX_BAD_PLACES = 20

/**
 * A file's text. Without `encoding`: its byte-order mark, else UTF-8 if it is that (or nearly), else what its bytes look
 * like. Bytes that are none of the encoding's become U+FFFD, each listed with its place. Null: no such encoding.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): DecodedText | null {
  const label = encoding ?? detectEncoding(bytes)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(label)
  } catch {
    return null
  }
  const text = decoder.decode(bytes).replace(/\r\n?/g, '\n')
  return { text, encoding: decoder.encoding, warnings: badBytes(text, decoder.encoding) }
}

/** Whether bytes are text at all, in any encoding that is met in practice. */
export function isBinary(head: Uint8Array): boolean {
  if (markOf(head) !== null || wideWithoutMark(head) !== null) return false
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 8 || (byte > 13 && byte < 27)) controls += 1
  }
  return controls > head.length / 50
}

export function detectEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  return markOf(bytes) ?? wideWithoutMark(sample) ?? (isMostlyUtf8(bytes) ? 'utf-8' : legacy(sample))
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 of mostly Latin text has a zero in every second byte. */
function wideWithoutMark(sample: Uint8Array): string | null {
  const pairs = Math.floor(Math.min(sample.length, 4096) / 2)
  if (pairs < 2) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (sample[at] === 0) even += 1
    if (sample[at + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le'
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null
}

/** Well-formed sequences outnumber bad bytes by far: UTF-8 with a few bytes damaged is no other encoding. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at]!
    if (byte < 0x80) {
      at += 1
      continue
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0
    let follow = 1
    while (follow < length && (bytes[at + follow]! & 0xc0) === 0x80) follow += 1
    if (length > 0 && byte < 0xf5 && follow === length) good += 1
    else bad += 1
    at += length > 0 ? follow : 1
    if (bad > 1000 && bad > good) return false
  }
  return bad === 0 || good > bad * 4
}

function legacy(sample: Uint8Array): string {
  for (const { name } of analyse(sample)) {
    // Their tables differ in signs that only Microsoft's has, and the standard treats both as that one.
    const label = name === 'ISO-8859-1' ? 'windows-1252' : name
    try {
      return new TextDecoder(label).encoding
    } catch {
      // A name that decoders do not know, such as ISO-2022-KR: the next guess.
    }
  }
  return 'windows-1252'
}

function badBytes(text: string, encoding: string): ForeignWarning[] {
  const warnings: ForeignWarning[] = []
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    if (warnings.length === MAX_BAD_PLACES) {
      warnings.push({ place: placeOf(text, at), message: 'and more bytes that could not be read as text' })
      break
    }
    const message = `a byte here is not ${encoding}: it was replaced by \uFFFD; if there are many, choose another encoding`
    warnings.push({ place: placeOf(text, at), message })
  }
  return warnings
}
