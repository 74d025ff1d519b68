import { compareDecks } from '../../core/cards/deckOrder.ts'
import type { Card, CardId, DeckId, NoteKey } from '../../core/model/card.ts'
import type { Note } from '../../core/model/deck.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { searchableText } from '../../core/search/noteText.ts'
import {
  readCards,
  readCardsPart,
  readDeckFacts,
  readNotesPart,
  readState,
  type DatabaseError,
  type DeckRow,
  type VersoDatabase,
} from '../../data/index.ts'
import { sortInSlices, type Breathe } from './slices.ts'

/** Few enough that unpacking them takes a few milliseconds. */
const NOTE_BLOCKS = 20
const CARD_ROWS = 800

/** A note in memory, with its folded text once a search has asked for it. */
export interface IndexedNote {
  readonly note: Note
  readonly text: () => string
}

/** A card with everything that a search or a list asks about. */
export interface FoundCard {
  readonly card: Card
  readonly indexed: IndexedNote
  readonly deck: DeckRow
}

/**
 * Decks in memory, as they are read for the first search that needs them; the next search does not read them again as
 * long as nothing was written.
 */
export interface LibraryIndex {
  /** All decks, in their order. */
  readonly decks: (database: VersoDatabase) => Promise<Result<readonly DeckRow[], DatabaseError>>
  /** The deck's cards in its order; `onRead` hears how many more cards were read. */
  readonly cardsOf: (
    database: VersoDatabase,
    deck: DeckRow,
    breathe: Breathe,
    onRead: (count: number) => void,
  ) => Promise<Result<readonly FoundCard[], DatabaseError>>
  /** After a write that touched only these cards: reads them again, and nothing else. */
  readonly renew: (database: VersoDatabase, ids: readonly CardId[]) => Promise<void>
  readonly forget: () => void
}

export function libraryIndex(): LibraryIndex {
  const held = new Map<DeckId, readonly FoundCard[]>()
  let revision: number | undefined
  let decks: readonly DeckRow[] = []

  return {
    async decks(database) {
      const state = await readState(database)
      if (!state.ok) return state
      if (state.value?.revision === revision && decks.length > 0) return ok(decks)
      held.clear()
      const facts = await readDeckFacts(database, 'all')
      if (!facts.ok) return facts
      revision = state.value?.revision
      decks = facts.value.map(({ deck }) => deck).sort(compareDecks)
      return ok(decks)
    },

    async cardsOf(database, deck, breathe, onRead) {
      const known = held.get(deck.id)
      if (known !== undefined) {
        onRead(known.length)
        return ok(known)
      }
      const atRevision = revision
      const notes = await readNotes(database, deck.id, breathe)
      if (!notes.ok) return notes
      const found: FoundCard[] = []
      let last: CardId | null = null
      do {
        const part: Awaited<ReturnType<typeof readCardsPart>> = await readCardsPart(
          database,
          deck.id,
          last,
          CARD_ROWS,
        )
        if (!part.ok) return part
        for (const card of part.value.items) {
          const indexed = notes.value.get(card.noteKey)
          if (indexed !== undefined) found.push({ card, indexed, deck })
        }
        onRead(part.value.items.length)
        last = part.value.last
        await breathe()
      } while (last !== null)
      const sorted = await sortInSlices(
        found,
        (one, other) => one.card.position - other.card.position,
        breathe,
      )
      // What was read while something was written may be half old: it serves this search only.
      if (atRevision === revision) held.set(deck.id, sorted)
      return ok(sorted)
    },

    async renew(database, ids) {
      const [cards, state] = [await readCards(database, ids), await readState(database)]
      if (!cards.ok || !state.ok) return held.clear()
      const fresh = new Map(cards.value.map((card) => [card.id, card]))
      const deckIds = new Set(cards.value.map(({ deckId }) => deckId))
      for (const deckId of deckIds) {
        const before = held.get(deckId)
        const renewed = before?.map((entry) => {
          const card = fresh.get(entry.card.id)
          return card === undefined ? entry : { ...entry, card }
        })
        if (renewed !== undefined) held.set(deckId, renewed)
      }
      revision = state.value?.revision
    },

    forget: () => {
      held.clear()
      revision = undefined
    },
  }
}

async function readNotes(
  database: VersoDatabase,
  deckId: DeckId,
  breathe: Breathe,
): Promise<Result<Map<NoteKey, IndexedNote>, DatabaseError>> {
  const notes = new Map<NoteKey, IndexedNote>()
  let last: NoteKey | null = null
  do {
    const part: Awaited<ReturnType<typeof readNotesPart>> = await readNotesPart(
      database,
      deckId,
      last,
      NOTE_BLOCKS,
    )
    if (!part.ok) return err(part.error)
    for (const { key, note } of part.value.items) notes.set(key, indexedNote(note))
    last = part.value.last
    await breathe()
  } while (last !== null)
  return ok(notes)
}

function indexedNote(note: Note): IndexedNote {
  let text: string | null = null
  return { note, text: () => (text ??= searchableText(note)) }
}
