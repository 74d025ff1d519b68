import type { ForeignCollection, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import type { ReadOptions } from '../../core/importing/readOptions.ts'
import { ok } from '../../core/model/result.ts'
import { NO_MEDIA, refuse, type ForeignFile, type Reader, type ReadResult } from '../reader.ts'
import { deckTitleOf } from '../table/rowsToNotes.ts'
import { decodeText } from '../text/decodeText.ts'
import { titleFrom } from '../titles.ts'
import { decodeXml } from '../xml/readXml.ts'
import { readElements } from './readElements.ts'
import { readPalm } from './readPalm.ts'
import { readQuestions } from './readQuestions.ts'

/** SuperMemo: its own XML, that of SuperMemo for Palm by smconv.pl, and its text of questions and answers. */
export const supermemoReader: Reader = {
  format: 'supermemo',
  title: 'SuperMemo',
  endings: ['.xml', '.txt'],
  isText: true,
  recognise: ({ text }) => {
    if (/<(?:smconv_pl|SuperMemoCollection)[\s>]/.test(text) || /^I: ?REP=/m.test(text)) return 'yes'
    return /^Q:.*(?:\r\n?|\n)(?:Q:.*(?:\r\n?|\n))*A:/m.test(text) ? 'maybe' : 'no'
  },
  read: async (file, options) => {
    const head = new TextDecoder('latin1').decode(await file.blob.slice(0, 4096).arrayBuffer())
    return /<\0?(?:\?\0?x|[sS]\0?[muU])/.test(head)
      ? await readXmlFile(file, options)
      : await readTextFile(file, options)
  },
}

async function readXmlFile(file: ForeignFile, options: ReadOptions): Promise<ReadResult> {
  const decoded = decodeXml(new Uint8Array(await file.blob.arrayBuffer()), options.encoding)
  if (!decoded.ok) return decoded
  const { text, encoding, warnings } = decoded.value
  const title = deckTitleOf(options.deckTitle) ?? titleFrom(file.name)
  const isPalm = /<smconv_pl[\s>]/.test(text)
  const read = isPalm ? readPalm(file.name, text, title) : readElements(file.name, text, title)
  if (!read.ok) return read
  const { title: ownTitle, ...content } = read.value
  return sourceOf(ownTitle, content, warnings, isPalm ? 'SuperMemo for Palm' : 'SuperMemo XML', encoding)
}

async function readTextFile(file: ForeignFile, options: ReadOptions): Promise<ReadResult> {
  const decoded = decodeText(new Uint8Array(await file.blob.arrayBuffer()), options.encoding)
  if (decoded === null)
    return refuse('malformed', `there is no encoding ${options.encoding}: choose another one`)
  const title = deckTitleOf(options.deckTitle) ?? titleFrom(file.name)
  const { warnings, ...content } = readQuestions(decoded.text, title)
  if (content.notes.length === 0 && content.skipped.length === 0)
    return refuse('notACollection', `${file.name} holds no line that begins with \`Q:\``)
  return sourceOf(title, content, [...decoded.warnings, ...warnings], 'Q/A text', decoded.encoding)
}

function sourceOf(
  title: string,
  content: Pick<ForeignCollection, 'decks' | 'notes' | 'cards' | 'skipped'>,
  warnings: readonly ForeignWarning[],
  variant: string,
  encoding: string,
): ReadResult {
  const base = { format: 'supermemo', title, noteTypes: [], media: [], canHoldHistory: true }
  const collection: ForeignCollection = { ...base, ...content, warnings }
  return ok({ collection, detected: { format: 'supermemo', variant, encoding }, media: NO_MEDIA })
}
