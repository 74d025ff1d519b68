import type {
  ForeignCard,
  ForeignDeck,
  ForeignLog,
  ForeignNote,
  ForeignSchedule,
  ForeignWarning,
} from '../../core/importing/foreignCollection.ts'
import { noteIdFromGuid } from '../../core/importing/noteId.ts'
import type { Rating } from '../../core/model/card.ts'
import type { NoteType } from '../../core/model/deck.ts'
import type { AnkiDeck, AnkiFrame } from './collection.ts'
import { needsScript } from '../../core/templates/needsScript.ts'
import { counted, type CollectionDatabase } from './database.ts'
import { strippedText } from './htmlTree.ts'
import { mapNote } from './mapNote.ts'
import { mapNoteType, type MappedType } from './mapNoteType.ts'
import type { Checkpoint } from './progress.ts'
import { scheduleOf, type CardRow } from './schedule.ts'
import { cleanTags } from './tags.ts'

export interface ReadNotes {
  readonly decks: readonly ForeignDeck[]
  readonly noteTypes: readonly NoteType[]
  readonly notes: readonly ForeignNote[]
  readonly cards: readonly ForeignCard[]
  readonly warnings: readonly ForeignWarning[]
  readonly skipped: readonly ForeignWarning[]
  readonly strayReviews: number
}

interface ReadCard {
  readonly id: number
  readonly ordinal: number
  readonly deckKey: string
  readonly schedule: ForeignSchedule
  readonly logs: readonly ForeignLog[]
}

const NO_LOGS: readonly ForeignLog[] = []

/** Notes with their cards and reviews, in the order in which they were made. */
export function readNotes(database: CollectionDatabase, frame: AnkiFrame, checkpoint: Checkpoint): ReadNotes {
  const warnings: ForeignWarning[] = []
  const skipped: ForeignWarning[] = []
  const logs = readLogs(database, checkpoint, skipped)
  const cardsOfNote = readCards(database, frame, logs, checkpoint)
  const strayReviews = countOrphans(logs, warnings)
  const types = mapTypes(frame)
  const usedTypes = new Set<string>()
  const usedDecks = new Map<string, ForeignDeck>()
  const notes: ForeignNote[] = []
  const cards: ForeignCard[] = []
  const takenIds = new Set<string>()
  const withNul = readNul(database)
  const tick = counted(checkpoint, database.count('notes'), 0.6, 1)
  let line = 0
  database.scan('notes', ['id', 'guid', 'mid', 'mod', 'tags', 'flds', 'data'], (row) => {
    tick()
    line += 1
    const rowId = Number(row[0])
    const place = { line, entry: 'notes' }
    const type = types.get(Number(row[2]))
    const own = cardsOfNote.get(rowId) ?? []
    cardsOfNote.delete(rowId)
    if (type === undefined) {
      skipped.push({ place, message: `Note ${rowId}: its note type is not in the file.` })
      for (const card of own)
        skipped.push({ place, message: `Card ${card.id}: its note cannot be read, for its type is missing.` })
      return
    }
    if (withNul.has(rowId)) warnings.push({ place, message: `Note ${rowId}: NUL characters were left out.` })
    const fields = (withNul.get(rowId) ?? String(row[5] ?? '')).split('\x1f')
    const guid = String(row[1] ?? '').trim() === '' ? null : String(row[1])
    const key = String(rowId)
    const kept = distinctCards(own, place, skipped)
    if (kept.length === 0)
      warnings.push({ place, message: `Note ${rowId} has no card: it gets one, as new.` })
    const id = distinctId(noteIdFromGuid(guid ?? `note ${rowId}`), takenIds)
    const { note, isGuidBorrowed, lost } = mapNote(
      {
        id,
        guid,
        fields,
        tags: cleanTags(String(row[4] ?? '')),
        data: String(row[6] ?? ''),
        ordinals: kept.length === 0 ? [0] : kept.map(({ ordinal }) => ordinal),
      },
      type,
    )
    for (const what of lost) warnings.push({ place, message: `Note ${rowId}: ${what} cannot come along.` })
    if (note.kind === 'templated') usedTypes.add(type.noteType.id)
    const deckKey = mostUsed(kept)
    notes.push({
      key,
      guid: isGuidBorrowed ? null : guid,
      deckKey,
      note,
      typeName: type.noteType.name,
      firstField: strippedText(fields[0] ?? ''),
      modifiedAtMs: Number(row[3]) * 1000,
      place,
    })
    useDeck(usedDecks, frame, deckKey)
    for (const card of kept) {
      useDeck(usedDecks, frame, card.deckKey)
      cards.push({
        noteKey: key,
        ordinal: card.ordinal,
        deckKey: card.deckKey,
        schedule: card.schedule,
        logs: card.logs,
      })
    }
  })
  for (const orphans of cardsOfNote.values())
    for (const { id } of orphans)
      skipped.push({
        place: { line: 1, entry: 'cards' },
        message: `Card ${id}: its note is not in the file.`,
      })
  const noteTypes = [...types.values()].map(({ noteType }) => noteType).filter(({ id }) => usedTypes.has(id))
  for (const [index, type] of noteTypes.entries()) {
    if (!needsScript(type)) continue
    const message = `The note type “${type.name}” asks for a script. Verso runs none: a part of its cards may be missing.`
    warnings.push({ place: { line: index + 1, entry: 'notetypes' }, message })
  }
  return {
    decks: [...usedDecks.values()],
    noteTypes,
    notes,
    cards,
    warnings,
    skipped,
    strayReviews,
  }
}

/** Reviews by card, oldest first: their table is in the order of their moments. */
function readLogs(
  database: CollectionDatabase,
  checkpoint: Checkpoint,
  skipped: ForeignWarning[],
): Map<number, ForeignLog[]> {
  const logs = new Map<number, ForeignLog[]>()
  if (!database.hasTable('revlog')) return logs
  const tick = counted(checkpoint, database.count('revlog'), 0.2, 0.45)
  const columns = ['id', 'cid', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type']
  database.scan('revlog', columns, (row) => {
    tick()
    const reviewedAtMs = Number(row[0])
    const cardId = Number(row[1])
    const rating = Number(row[2])
    const kind = Number(row[7])
    if (!isRating(rating) || !isKind(kind)) {
      const message = `Review ${reviewedAtMs}: rating ${rating} of kind ${kind} is none that Anki knows.`
      skipped.push({ place: { line: 1, entry: 'revlog' }, message })
      return
    }
    const own = logs.get(cardId)
    const log: ForeignLog = {
      reviewedAtMs,
      rating,
      answerMs: Math.max(0, Number(row[6])),
      stateBefore:
        kind === 2 ? 'relearning' : kind === 0 ? (own === undefined ? 'new' : 'learning') : 'review',
      interval: Number(row[3]),
      lastInterval: Number(row[4]),
      factor: Number(row[5]),
      kind,
    }
    if (own === undefined) logs.set(cardId, [log])
    else own.push(log)
  })
  return logs
}

function isRating(value: number): value is Rating | 0 {
  return value === 0 || value === 1 || value === 2 || value === 3 || value === 4
}

function isKind(value: number): value is ForeignLog['kind'] {
  return Number.isInteger(value) && value >= 0 && value <= 5
}

/** Takes the reviews of its cards out of `logs`; what is left belongs to no card. */
function readCards(
  database: CollectionDatabase,
  frame: AnkiFrame,
  logs: Map<number, ForeignLog[]>,
  checkpoint: Checkpoint,
): Map<number, ReadCard[]> {
  const cardsOfNote = new Map<number, ReadCard[]>()
  const tick = counted(checkpoint, database.count('cards'), 0.45, 0.6)
  const columns = 'id nid did ord type queue due ivl factor reps lapses left odue odid flags data'.split(' ')
  database.scan('cards', columns, (values) => {
    tick()
    const id = Number(values[0])
    const noteId = Number(values[1])
    const deckId = Number(values[2])
    const row: CardRow = {
      id,
      type: Number(values[4]),
      queue: Number(values[5]),
      due: Number(values[6]),
      ivl: Number(values[7]),
      factor: Number(values[8]),
      reps: Number(values[9]),
      lapses: Number(values[10]),
      left: Number(values[11]),
      odue: Number(values[12]),
      odid: Number(values[13]),
      flags: Number(values[14]),
      data: typeof values[15] === 'string' ? values[15] : '',
    }
    const homeId = row.odid !== 0 ? row.odid : deckId
    const own = logs.get(id) ?? NO_LOGS
    logs.delete(id)
    const steps = frame.steps.get(frame.decks.get(homeId)?.configId ?? 1)
    const card: ReadCard = {
      id,
      ordinal: Math.max(0, Math.trunc(Number(values[3])) || 0),
      deckKey: String(homeId),
      schedule: scheduleOf(row, frame.createdAtSecs, steps, lastAnswerMs(own)),
      logs: own,
    }
    const siblings = cardsOfNote.get(noteId)
    if (siblings === undefined) cardsOfNote.set(noteId, [card])
    else siblings.push(card)
  })
  return cardsOfNote
}

function lastAnswerMs(logs: readonly ForeignLog[]): number | null {
  for (let index = logs.length - 1; index >= 0; index -= 1) {
    const log = logs[index]
    if (log !== undefined && log.rating > 0) return log.reviewedAtMs
  }
  return null
}

/** Anki keeps the reviews of deleted cards: an old collection has thousands, which one line tells. */
function countOrphans(logs: ReadonlyMap<number, readonly ForeignLog[]>, warnings: ForeignWarning[]): number {
  let count = 0
  for (const own of logs.values()) count += own.length
  if (count > 0) {
    const message = `Reviews of cards that are not in the file, as deleted cards leave them: ${count}. They stay behind.`
    warnings.push({ place: { line: 1, entry: 'revlog' }, message })
  }
  return count
}

function readNul(database: CollectionDatabase): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  const decoder = new TextDecoder()
  database.scanNul('notes', 'flds', (id, bytes) => {
    texts.set(id, decoder.decode(bytes).replaceAll('\0', ''))
  })
  return texts
}

function mapTypes({ noteTypes }: AnkiFrame): ReadonlyMap<number, MappedType> {
  const types = new Map<number, MappedType>()
  for (const [id, type] of noteTypes) {
    const mapped = mapNoteType(type)
    if (mapped !== null) types.set(id, mapped)
  }
  return types
}

/** One card for each ordinal, ascending; of two with the same, the first. */
function distinctCards(
  cards: readonly ReadCard[],
  place: ForeignWarning['place'],
  skipped: ForeignWarning[],
): readonly ReadCard[] {
  if (cards.length < 2) return cards
  const byOrdinal = new Map<number, ReadCard>()
  for (const card of cards) {
    if (byOrdinal.has(card.ordinal))
      skipped.push({
        place,
        message: `Card ${card.id}: its note has another card ${card.ordinal + 1} already.`,
      })
    else byOrdinal.set(card.ordinal, card)
  }
  return [...byOrdinal.values()].toSorted((one, other) => one.ordinal - other.ordinal)
}

function distinctId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`
  taken.add(id)
  return id
}

function mostUsed(cards: readonly ReadCard[]): string {
  const [first] = cards
  if (first === undefined) return '1'
  if (cards.every(({ deckKey }) => deckKey === first.deckKey)) return first.deckKey
  const counts = new Map<string, number>()
  for (const { deckKey } of cards) counts.set(deckKey, (counts.get(deckKey) ?? 0) + 1)
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function useDeck(used: Map<string, ForeignDeck>, frame: AnkiFrame, key: string): void {
  if (used.has(key)) return
  const deck: AnkiDeck | undefined = frame.decks.get(Number(key))
  const levels = (deck?.title ?? 'Default')
    .split('::')
    .map((level) => level.trim())
    .map((level) => (level === '' ? '…' : level))
  used.set(key, {
    key,
    title: levels.join('::'),
    ...(deck === undefined || deck.description === '' ? {} : { description: deck.description }),
  })
}
