import * as zlib from 'node:zlib'

// @types/node 20 does not know it yet; Node has it since 20.15.
const { crc32 } = zlib as unknown as { crc32(data: string | Uint8Array, value?: number): number }

export const FIRST_CHECK = '00000000'
export const JOURNAL_FORMAT = 1

/** A good line. Headers have `type` "header" and carry the number and checksum of the record before them. */
export interface JournalLine {
  readonly seq: number
  /** Checksum of the record before, which makes each checksum cover the whole journal up to it. */
  readonly prev: string
  readonly check: string
  readonly body: Record<string, unknown>
}

/** Eight hexadecimal digits of the CRC-32 of the bytes. */
export function checksum(data: string | Uint8Array): string {
  return crc32(data).toString(16).padStart(8, '0')
}

/** `{"seq":…,"prev":…, …body}` TAB checksum LF. */
export function encodeLine(
  seq: number,
  prev: string,
  body: Record<string, unknown>,
): { text: string; check: string } {
  const json = JSON.stringify({ seq, prev, ...body })
  const check = checksum(json)
  return { text: `${json}\t${check}\n`, check }
}

/** Reads one line (without its LF); a string says what is wrong with it. */
export function decodeLine(bytes: Uint8Array): JournalLine | string {
  const tab = bytes.length - 9
  if (tab < 2 || bytes[tab] !== 0x09) return 'the line has no checksum'
  const json = bytes.subarray(0, tab)
  const check = Buffer.from(bytes.buffer, bytes.byteOffset + tab + 1, 8).toString('latin1')
  if (checksum(json) !== check) return 'the checksum does not fit'
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString('utf8'))
  } catch {
    return 'the line is not JSON'
  }
  if (typeof value !== 'object' || value === null) return 'the line is not a record'
  const { seq, prev, ...body } = value as Record<string, unknown>
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0 || typeof prev !== 'string') {
    return 'the line has no sequence number'
  }
  return { seq, prev, check, body }
}

export function isHeader(line: JournalLine): boolean {
  return line.body['type'] === 'header'
}

export function encodeHeader(afterSeq: number, afterCheck: string, libraryId: string): string {
  return encodeLine(afterSeq, afterCheck, { type: 'header', libraryId, format: JOURNAL_FORMAT }).text
}
