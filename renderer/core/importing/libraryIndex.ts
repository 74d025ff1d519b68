import type { CardId, DeckId, NoteKey } from '../model/card.ts'
import type { Deck, Note } from '../model/deck.ts'
import { noteKeyFrom } from '../progress/ids.ts'
import { firstFieldOf } from './firstField.ts'
import { ownGuid } from './names.ts'

/** A deck file of the library, as it was last read. Bundled decks are left out: they are not the learner's. */
export interface LibraryDeck {
  readonly path: string
  readonly fingerprint: string
  readonly deck: Deck
}

export interface LibrarySnapshot {
  readonly decks: readonly LibraryDeck[]
  /** Paths of all files, broken ones too: a new file takes none of them. */
  readonly paths: readonly string[]
  /** Cards that have progress. */
  readonly studied: ReadonlySet<CardId>
}

/** A note of the library, and where it is. */
export interface LibraryNote {
  readonly key: NoteKey
  readonly deckId: DeckId
  readonly note: Note
  /** What match scopes call its type. */
  readonly typeName: string
}

export interface LibraryIndex {
  readonly byGuid: ReadonlyMap<string, LibraryNote>
  readonly byKey: ReadonlyMap<NoteKey, LibraryNote>
  /** By type and first field. */
  readonly byFirstField: ReadonlyMap<string, readonly LibraryNote[]>
}

export function indexLibrary({ decks }: LibrarySnapshot): LibraryIndex {
  const byGuid = new Map<string, LibraryNote>()
  const byKey = new Map<NoteKey, LibraryNote>()
  const byFirstField = new Map<string, LibraryNote[]>()
  for (const { deck } of decks) {
    const deckId = deck.id as DeckId
    for (const note of deck.notes) {
      const typeName = typeNameOf(note, deck.noteTypes)
      const entry = { key: noteKeyFrom(deckId, note.id), deckId, note, typeName }
      byKey.set(entry.key, entry)
      // By the name that an export gives it, too: what was exported comes home.
      const guid = ownGuid(deckId, note)
      if (!byGuid.has(guid)) byGuid.set(guid, entry)
      const key = firstFieldKey(note, typeName)
      const same = byFirstField.get(key)
      if (same === undefined) byFirstField.set(key, [entry])
      else same.push(entry)
    }
  }
  return { byGuid, byKey, byFirstField }
}

/** The name of a templated note's type; of others their kind. */
export function typeNameOf(note: Note, noteTypes: Deck['noteTypes']): string {
  if (note.kind !== 'templated') return note.kind
  return `templated ${noteTypes.find(({ id }) => id === note.type)?.name ?? note.type}`
}

export function firstFieldKey(note: Note, typeName: string): string {
  return `${typeName}\n${firstFieldOf(note)}`
}
