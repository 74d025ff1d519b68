import type { ForeignCollection, MediaSource } from '../../core/importing/foreignCollection.ts'
import type { ReadOptions } from '../../core/importing/readOptions.ts'
import { ok } from '../../core/model/result.ts'
import { NO_MEDIA, refuse, type ForeignFile, type Reader, type ReadResult } from '../reader.ts'
import { deckTitleOf } from '../table/rowsToNotes.ts'
import { titleFrom } from '../titles.ts'
import { decodeXml } from '../xml/readXml.ts'
import { openZip, readEntry, streamEntry } from '../zip.ts'
import { mediaNames } from './mnemosyneHtml.ts'
import { readMnemosyne1 } from './readMnemosyne1.ts'
import { readMnemosyne2 } from './readMnemosyne2.ts'

/** Mnemosyne: `.cards` of version 2, XML of version 1. */
export const mnemosyneReader: Reader = {
  format: 'mnemosyne',
  title: 'Mnemosyne',
  endings: ['.cards', '.xml'],
  recognise: ({ text, entries }) => {
    if (entries?.includes('cards.xml')) return 'yes'
    return /<(?:mnemosyne|openSM2sync)[\s/>]/.test(text) ? 'yes' : 'no'
  },
  read: async (file, options) => {
    const head = new Uint8Array(await file.blob.slice(0, 2).arrayBuffer())
    return head[0] === 0x50 && head[1] === 0x4b
      ? await readCards(file, options)
      : await readBareXml(file, options)
  },
}

async function readBareXml(file: ForeignFile, options: ReadOptions): Promise<ReadResult> {
  const decoded = decodeXml(new Uint8Array(await file.blob.arrayBuffer()), options.encoding)
  if (!decoded.ok) return decoded
  const { text, encoding, warnings } = decoded.value
  const title = deckTitleOf(options.deckTitle) ?? titleFrom(file.name)
  const isVersion2 = /<openSM2sync[\s>]/.test(text.slice(0, 4096))
  const read = isVersion2
    ? readMnemosyne2(file.name, text, title, mediaNames([]))
    : readMnemosyne1(file.name, text, title)
  if (!read.ok) return read
  const collection = collectionOf(title, { ...read.value, media: [] }, warnings)
  return ok({
    collection,
    detected: { format: 'mnemosyne', variant: `version ${isVersion2 ? 2 : 1}`, encoding },
    media: NO_MEDIA,
  })
}

async function readCards(file: ForeignFile, options: ReadOptions): Promise<ReadResult> {
  const zip = await openZip(file.name, file.blob)
  if (!zip.ok) return zip
  const { entries, close } = zip.value
  const main = entries.get('cards.xml')
  if (!main) return refuse('notACollection', `${file.name} holds no cards.xml: it is no Mnemosyne file`)
  const bytes = await readEntry(main)
  if (!bytes.ok) return bytes
  const decoded = decodeXml(bytes.value, options.encoding)
  if (!decoded.ok) return decoded
  const metadata = entries.get('METADATA')
  const about = metadata ? await readEntry(metadata, 1024 * 1024) : null
  const setName = about?.ok
    ? /^card_set_name:(.+)$/m.exec(new TextDecoder().decode(about.value))?.[1]?.trim()
    : undefined
  const title = deckTitleOf(options.deckTitle) ?? deckTitleOf(setName) ?? titleFrom(file.name)
  const paths = [...entries.keys()].filter((path) => path !== 'cards.xml' && path !== 'METADATA')
  const nameOf = mediaNames(paths)
  const read = readMnemosyne2('cards.xml', decoded.value.text, title, nameOf)
  if (!read.ok) return read
  const byName = new Map(paths.map((path) => [nameOf(path), entries.get(path)!]))
  const media = [...byName].map(([name, entry]) => ({ name, sizeBytes: entry.uncompressedSize }))
  const source: MediaSource = {
    read: (name) => {
      const entry = byName.get(name)
      return Promise.resolve(entry ? streamEntry(entry) : null)
    },
    close,
  }
  const collection = collectionOf(title, { ...read.value, media }, decoded.value.warnings)
  return ok({ collection, detected: { format: 'mnemosyne', variant: 'version 2' }, media: source })
}

function collectionOf(
  title: string,
  content: Omit<ForeignCollection, 'format' | 'title' | 'canHoldHistory'>,
  warnings: ForeignCollection['warnings'],
): ForeignCollection {
  return {
    format: 'mnemosyne',
    title,
    ...content,
    warnings: [...warnings, ...content.warnings],
    canHoldHistory: true,
  }
}
