import { deckText } from '../../core/importing/deckText.ts'
import { editsFor } from '../../core/importing/deckEdits.ts'
import type { ForeignSource } from '../../core/importing/foreignCollection.ts'
import { IMPORT_KIND, type ImportEntry } from '../../core/importing/importEntry.ts'
import type { ImportPlan, PlannedDeck } from '../../core/importing/importPlan.ts'
import { importedCards, importRecords } from '../../core/importing/importRecords.ts'
import type { LibrarySnapshot } from '../../core/importing/libraryIndex.ts'
import { planMedia, type DeckMedia } from '../../core/importing/planMedia.ts'
import type { ImportCalendar } from '../../core/importing/schedule.ts'
import type { Note } from '../../core/model/deck.ts'
import type { ImportedCard } from '../../core/model/importRecord.ts'
import type { DocumentRecord } from '../../core/model/journalRecord.ts'
import type { StagedFiles } from './stagedFiles.ts'

/** What was staged, kept until it is stored: the database is filled from it, not from the files. */
export interface StagedImport {
  readonly decks: readonly { readonly planned: PlannedDeck; readonly deck: PlannedDeck['deck'] }[]
  readonly cards: readonly ImportedCard[]
  readonly entry: DocumentRecord
}

/** The media of each planned deck. */
export function mediaOfPlan(
  { decks }: ImportPlan,
  { collection }: ForeignSource,
  library: LibrarySnapshot,
): DeckMedia[] {
  const available = new Set(collection.media.map(({ name }) => name))
  return decks.map(({ deck, touched, isHeaderChanged, fingerprint, id }) => {
    const old =
      fingerprint === null
        ? new Set<string>()
        : new Set(library.decks.find((each) => each.deck.id === id)?.deck.notes.map((note) => note.id))
    const isTouched = (note: Note) => touched.has(note.id) || !old.has(note.id)
    return planMedia(deck, isTouched, available, isHeaderChanged || fingerprint === null)
  })
}

/** Stages deck files, media, history and the plan that names them. Answers the plan's number, and what to store. */
export async function stageImport(
  importId: string,
  source: ForeignSource,
  plan: ImportPlan,
  library: LibrarySnapshot,
  calendar: ImportCalendar,
  files: StagedFiles,
): Promise<{ readonly plan: number; readonly staged: StagedImport }> {
  const { collection, media } = source
  const deckMedia = mediaOfPlan(plan, source, library)
  const decks = []
  const written = []
  for (const [index, planned] of plan.decks.entries()) {
    const deck = deckMedia[index]?.deck ?? planned.deck
    decks.push({ planned, deck })
    const existing = library.decks.find(({ path }) => path === planned.path)
    const edits = existing === undefined ? null : editsFor({ ...planned, deck }, existing)
    written.push({
      path: planned.path,
      fingerprint: planned.fingerprint,
      ...(edits === null
        ? { text: await files.text(deckText(deck, planned.path)) }
        : { edits: await files.text(JSON.stringify(edits)) }),
    })
  }

  const numbers = new Map<string, number>()
  const writtenMedia: { deckPath: string; fileName: string; file: number }[] = []
  for (const [index, { files: wanted }] of deckMedia.entries()) {
    for (const { name, fileName } of wanted) {
      let file = numbers.get(name)
      if (file === undefined) {
        const stream = await media.read(name)
        if (stream === null) continue
        file = await files.stream(stream)
        numbers.set(name, file)
      }
      writtenMedia.push({ deckPath: plan.decks[index]?.path ?? '', fileName, file })
    }
  }

  const cards = importedCards(collection, plan.history, calendar)
  const value: ImportEntry = {
    title: collection.title,
    format: collection.format,
    importedAt: calendar.nowMs,
    counts: plan.counts,
    decks: plan.decks.slice(0, 200).map(({ id, deck }) => ({ id, title: deck.title })),
    historyCards: plan.history.length,
    reviews: plan.reviewCount,
    media: numbers.size,
  }
  const entry: DocumentRecord = {
    type: 'document',
    at: calendar.nowMs,
    kind: IMPORT_KIND,
    id: importId,
    value,
  }
  const records = await files.lines(linesOf(importId, calendar.nowMs, cards, entry))
  const stagedPlan = { title: collection.title, decks: written, media: writtenMedia, records }
  return { plan: await files.text(JSON.stringify(stagedPlan)), staged: { decks, cards, entry } }
}

function* linesOf(
  importId: string,
  at: number,
  cards: readonly ImportedCard[],
  entry: DocumentRecord,
): Generator<string> {
  for (const record of importRecords(importId, at, cards)) yield `${JSON.stringify(record)}\n`
  yield `${JSON.stringify(entry)}\n`
}
