import type { DeckReader } from './deckReader.ts'
import { unreadable } from './report.ts'

const HEAD_BYTES = 4096

/** Takes what no other reader takes, and says what it looks like. */
export const foreignReader: DeckReader = {
  recognise: () => true,
  read: ({ file, bytes }) => {
    const { format, what } = lookAt(bytes)
    const message = `${what}: not a Verso deck; deck files are *.deck.yaml or *.deck.json with \`format: 1\``
    return unreadable(file, format, [{ line: 1, column: 1, message }])
  },
}

/** Whether JSON begins as CrowdAnki writes it, whose files are also called deck.json. */
export function isCrowdAnki(bytes: Uint8Array): boolean {
  const head = headOf(bytes)
  return /^\s*\{/.test(head) && /"(?:__type__|crowdanki_uuid)"\s*:/.test(head)
}

function lookAt(bytes: Uint8Array): { format: string; what: string } {
  const head = headOf(bytes)
  if (bytes.length === 0) return { format: 'unknown', what: 'this file is empty' }
  if (head.startsWith('PK\u0003\u0004'))
    return { format: 'unknown', what: 'this looks like an Anki package or another zip file' }
  if (head.startsWith('SQLite format 3'))
    return { format: 'unknown', what: 'this looks like an Anki collection or another database' }
  if (isCrowdAnki(bytes))
    return { format: 'crowdanki', what: 'this looks like a CrowdAnki deck (it has `__type__`)' }
  if (/^\s*<\?xml|^\s*<[a-z]/i.test(head)) return { format: 'unknown', what: 'this looks like XML or HTML' }
  if (head.includes('\0')) return { format: 'unknown', what: 'this looks like a binary file' }
  if (/^\s*[{[]/.test(head)) return { format: 'unknown', what: 'this looks like JSON that is no deck' }
  return { format: 'unknown', what: 'this looks like plain text' }
}

function headOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD_BYTES))
}
