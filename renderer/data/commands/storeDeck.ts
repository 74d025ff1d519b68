import { cardsOfDeck } from '../../core/cards/cardsOfDeck.ts'
import { diffDeck } from '../../core/cards/diffDeck.ts'
import { ordinalsOfNote } from '../../core/cards/ordinalsOfNote.ts'
import type { DeckId, StoredNote } from '../../core/model/card.ts'
import type { Deck } from '../../core/model/deck.ts'
import { ok, type Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { deckHeaderOf } from '../deckHeader.ts'
import { blockChanges, readNoteBlocks } from '../noteBlocks.ts'
import type { DeckRow, FileProblem, FileRow } from '../rows.ts'
import { storeCards, type CardsChange, type CardsOptions } from './storeCards.ts'

export interface StoredFile {
  readonly path: string
  readonly origin: 'library' | 'bundled'
  readonly fingerprint: string
}

/**
 * Takes up a deck file: only what differs from the notes stored is written, so that notes which stayed the same are not
 * touched. The file counts as read once everything is stored; interrupted before, it is taken up again.
 */
export async function storeDeck(
  database: VersoDatabase,
  deck: Deck,
  file: StoredFile,
  options: CardsOptions,
): Promise<Result<void, DatabaseError>> {
  const deckId = deck.id as DeckId
  const read = await databaseCall('readNoteBlocks', () => readNoteBlocks(database, deckId), LONG_DEADLINE_MS)
  if (!read.ok) return read
  const before = read.value.flatMap(({ notes }) => notes)
  const storedNotes = new Map(before.map((note) => [note.key, note]))
  const { added, changed, moved, removed } = diffDeck(before, deck)
  const written = [...added, ...changed, ...moved]
  const changes: CardsChange[] = removed.map(cardsRemoved)
  for (const { note, ordinals } of written) {
    const stored = storedNotes.get(note.key)
    changes.push({
      key: note.key,
      index: note.index,
      ordinalsBefore: stored === undefined ? [] : ordinalsOfNote(stored.note),
      ordinalsAfter: ordinals,
    })
  }
  const all = cardsOfDeck(deck)
  const notes = all.map(({ note }) => note)
  const blocks = blockChanges(read.value, notes, new Set(written.map(({ note }) => note.key)))
  const { path, origin, fingerprint } = file
  const row: DeckRow = {
    ...deckHeaderOf(deck),
    id: deckId,
    path,
    origin,
    noteCount: notes.length,
    cardCount: all.reduce((count, { ordinals }) => count + ordinals.length, 0),
  }
  const isFresh = options.isFresh === true && before.length === 0
  // The notes come last: as long as the old ones are there, the same differences are found again.
  return storeCards(database, deckId, changes, { ...options, isFresh }, () =>
    Promise.all([
      blocks.gone.length > 0 && database.noteBlocks.bulkDelete([...blocks.gone]),
      blocks.put.length > 0 && database.noteBlocks.bulkPut(blocks.put),
      database.decks.put(row),
      database.files.put({ path, origin, fingerprint, deckId, problems: [] }),
    ]),
  )
}

/** Takes a deck out: its notes go, its cards keep their progress until the deck is there again. */
export async function removeDeck(
  database: VersoDatabase,
  deckId: DeckId,
  options: CardsOptions,
): Promise<Result<void, DatabaseError>> {
  const read = await databaseCall('readNoteBlocks', () => readNoteBlocks(database, deckId), LONG_DEADLINE_MS)
  if (!read.ok) return read
  const changes = read.value.flatMap(({ notes }) => notes.map(cardsRemoved))
  return storeCards(database, deckId, changes, options, () =>
    Promise.all([
      database.noteBlocks.bulkDelete(read.value.map(({ key }) => key)),
      database.decks.delete(deckId),
    ]),
  )
}

function cardsRemoved({ key, note }: StoredNote): CardsChange {
  return { key, index: null, ordinalsBefore: ordinalsOfNote(note), ordinalsAfter: [] }
}

/**
 * Notes that a file was read without a deck being taken from it: it is broken (its deck keeps its last good content),
 * or another file holds the deck.
 */
export function setDeckProblems(
  database: VersoDatabase,
  file: StoredFile,
  deckId: DeckId | null,
  problems: readonly FileProblem[],
): Promise<Result<void, DatabaseError>> {
  const { path, origin, fingerprint } = file
  const row: FileRow = { path, origin, fingerprint, deckId, problems }
  return databaseCall('setDeckProblems', async () => void (await database.files.put(row)))
}

/** Forgets files that are not there any more. */
export async function forgetFiles(
  database: VersoDatabase,
  paths: readonly string[],
): Promise<Result<void, DatabaseError>> {
  if (paths.length === 0) return ok(undefined)
  return databaseCall('forgetFiles', () => database.files.bulkDelete([...paths]))
}
