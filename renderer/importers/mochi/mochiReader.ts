import { clozeOrdinals } from '../../../decks/format/cloze.ts'
import type {
  ForeignCollection,
  ForeignLog,
  ForeignSchedule,
  ForeignWarning,
  MediaSource,
} from '../../core/importing/foreignCollection.ts'
import type { ReadOptions } from '../../core/importing/readOptions.ts'
import { ok } from '../../core/model/result.ts'
import { buildNote, noteIds } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { refuse, type ForeignFile, type Reader, type ReadResult } from '../reader.ts'
import { cleanText } from '../text/cleanText.ts'
import { deckTitleOf } from '../table/rowsToNotes.ts'
import { titleFrom } from '../titles.ts'
import { openZip, readEntry, streamEntry } from '../zip.ts'
import { clozeOf, historyOf, ownMedia, sidesOf } from './mochiCards.ts'
import { isMap, mapsIn, parseEdn, parseTransit, textAt, type MochiMap } from './mochiData.ts'

const NEWEST_VERSION = 2

/** Mochi's export: decks with Markdown cards, their reviews and media. */
export const mochiReader: Reader = {
  format: 'mochi',
  title: 'Mochi',
  endings: ['.mochi'],
  recognise: ({ entries, name }) => {
    if (entries?.some((entry) => /^data\.(?:edn|json)$/.test(entry))) return 'yes'
    return name.toLowerCase().endsWith('.mochi') ? 'yes' : 'no'
  },
  read: async (file, options) => await readMochi(file, options),
}

async function readMochi(file: ForeignFile, options: ReadOptions): Promise<ReadResult> {
  const zip = await openZip(file.name, file.blob)
  if (!zip.ok) return zip
  const { entries, close } = zip.value
  const [edn, json] = [entries.get('data.edn'), entries.get('data.json')]
  const main = edn ?? json
  if (!main)
    return refuse(
      'notACollection',
      `${file.name} holds neither data.edn nor data.json: it is no export of Mochi`,
    )
  const bytes = await readEntry(main)
  if (!bytes.ok) return bytes
  const text = new TextDecoder().decode(bytes.value)
  const data = edn ? parseEdn(text) : parseTransit(text)
  if (!isMap(data)) {
    const language = edn ? 'EDN' : 'Transit'
    return refuse(
      'malformed',
      `${main.filename} in ${file.name} is no ${language}: export it from Mochi again`,
      { line: 1, entry: main.filename },
    )
  }
  const version = Number(data.get('version') ?? NEWEST_VERSION)
  if (version > NEWEST_VERSION)
    return refuse(
      'tooNew',
      `${file.name} is of Mochi’s format ${version}; Verso reads formats up to ${NEWEST_VERSION}`,
    )

  const byName = new Map(
    [...entries].filter(([, entry]) => entry !== main).map(([path, entry]) => [nameOf(path), entry]),
  )
  const media: MediaSource = {
    read: (name) => {
      const entry = byName.get(name)
      return Promise.resolve(entry ? streamEntry(entry) : null)
    },
    close,
  }
  const title = deckTitleOf(options.deckTitle) ?? titleFrom(file.name)
  const content = readData(data, title, main.filename)
  const collection: ForeignCollection = {
    format: 'mochi',
    title: content.decks.length === 1 ? content.decks[0]!.title : title,
    ...content,
    noteTypes: [],
    media: [...byName].map(([name, entry]) => ({ name, sizeBytes: entry.uncompressedSize })),
    canHoldHistory: true,
  }
  return ok({ collection, detected: { format: 'mochi', variant: edn ? 'EDN' : 'Transit' }, media })
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).normalize('NFC')
}

function readData(data: MochiMap, fallbackTitle: string, entry: string) {
  const collected = collectNotes()
  const skipped: ForeignWarning[] = []
  const warnings: ForeignWarning[] = []
  const nextId = noteIds()
  const decks = mapsIn(data.get('decks'))
  const titles = deckTitles(decks)
  const templates = new Map(
    mapsIn(data.get('templates')).map((template) => [textAt(template, 'id'), template]),
  )
  const listed = [
    ...decks.flatMap((deck) =>
      mapsIn(deck.get('cards')).map((card) => ({ card, deckId: textAt(deck, 'id') })),
    ),
    ...mapsIn(data.get('cards')).map((card) => ({ card, deckId: textAt(card, 'deck-id') })),
  ]
  for (const [index, { card, deckId }] of listed.entries()) {
    const place = { line: index + 1, entry }
    if (card.get('trashed?') !== undefined && card.get('trashed?') !== false) {
      skipped.push({ place, message: 'the card is in Mochi’s trash' })
      continue
    }
    const sides = sidesOf(card, templates).map((side) => {
      const { text, doubts } = cleanText(side)
      for (const message of doubts) warnings.push({ place, message })
      return ownMedia(text)
    })
    const [front = '', ...others] = sides
    const isCloze = /\{\{(?:\d{1,3}::)?[^{}]+\}\}/.test(front)
    const texts = {
      front: isCloze ? clozeOf(front) : front,
      back: others.filter(Boolean).join('\n\n'),
      tags: tagsOf(card),
    }
    const kind = isCloze ? 'cloze' : card.get('review-reverse?') === true ? 'reversed' : 'basic'
    const note = buildNote(texts, kind, nextId)
    if (!note.ok) {
      skipped.push({ place, message: note.error })
      continue
    }
    const isArchived = card.get('archived?') === true
    const schedules = new Map<number, ForeignSchedule>()
    const logs = new Map<number, readonly ForeignLog[]>()
    const ordinals = note.value.kind === 'cloze' ? clozeOrdinals(note.value.text) : [0]
    for (const [place, ordinal] of ordinals.entries()) {
      const history = historyOf(reviewsOf(card, isCloze, place, ordinal), isArchived)
      if (history.schedule) schedules.set(ordinal, history.schedule)
      if (history.logs.length > 0) logs.set(ordinal, history.logs)
    }
    const id = textAt(card, 'id')
    const modified = Number(card.get('updated-at') ?? card.get('created-at'))
    collected.add({
      deckTitle: titles.get(deckId) ?? fallbackTitle,
      note: note.value,
      guid: id === '' ? null : `mochi:${id}`,
      typeName: textAt(templates.get(textAt(card, 'template-id')) ?? new Map(), 'name') || note.value.kind,
      place,
      modifiedAtMs: Number.isFinite(modified) ? modified : 0,
      schedules,
      logs,
    })
  }
  const { notes, cards, decks: used } = collected.take()
  return { notes, cards, decks: used, skipped, warnings }
}

/** Deletions have reviews of their own, by their number; a card without them keeps all at one place. */
function reviewsOf(card: MochiMap, isCloze: boolean, place: number, ordinal: number): unknown {
  const own = card.get('cloze/reviews')
  if (isCloze && isMap(own) && own.size > 0) return own.get(String(ordinal + 1)) ?? own.get(String(place))
  return place === 0 ? card.get('reviews') : []
}

function tagsOf(card: MochiMap): readonly string[] {
  const tags = [card.get('tags'), card.get('manual-tags')].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )
  return tags.filter((tag): tag is string => typeof tag === 'string')
}

/** Titles with those of the decks above, by id. */
function deckTitles(decks: readonly MochiMap[]): ReadonlyMap<string, string> {
  const byId = new Map(decks.map((deck) => [textAt(deck, 'id'), deck]))
  const titleOf = (deck: MochiMap, above: ReadonlySet<string>): string => {
    const own = textAt(deck, 'name').replaceAll('::', ':').trim() || 'Deck'
    const parentId = textAt(deck, 'parent-id')
    const parent = byId.get(parentId)
    // Decks that are each other's parents end here.
    return parent && !above.has(parentId) ? `${titleOf(parent, new Set([...above, parentId]))}::${own}` : own
  }
  return new Map([...byId].map(([id, deck]) => [id, titleOf(deck, new Set([id]))]))
}
