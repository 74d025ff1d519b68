import { cardOrdinals } from '../../decks/format/cards.ts'
import { firstFieldOf } from '../core/importing/firstField.ts'
import type {
  ForeignCard,
  ForeignDeck,
  ForeignLog,
  ForeignNote,
  ForeignPlace,
  ForeignSchedule,
} from '../core/importing/foreignCollection.ts'
import type { Note } from '../core/model/deck.ts'

export interface NoteSource {
  readonly deckTitle: string
  readonly note: Note
  readonly guid: string | null
  readonly typeName: string
  readonly place: ForeignPlace
  readonly modifiedAtMs?: number
  /** By ordinal, where the source knows how a card is doing. */
  readonly schedules?: ReadonlyMap<number, ForeignSchedule>
  readonly logs?: ReadonlyMap<number, readonly ForeignLog[]>
}

/** Gathers notes, the cards that they make and the decks that they name, in the order of the source. */
export function collectNotes() {
  const decks = new Map<string, ForeignDeck>()
  const notes: ForeignNote[] = []
  const cards: ForeignCard[] = []

  /** Names a deck without notes, or with a description; the key is its title. */
  function addDeck(title: string, description?: string): string {
    const known = decks.get(title)
    if (known === undefined || (known.description === undefined && description !== undefined))
      decks.set(title, { key: title, title, ...(description === undefined ? {} : { description }) })
    return title
  }

  function add({
    deckTitle,
    note,
    guid,
    typeName,
    place,
    modifiedAtMs = 0,
    schedules,
    logs,
  }: NoteSource): void {
    const deckKey = addDeck(deckTitle)
    const key = `n${notes.length + 1}`
    notes.push({ key, guid, deckKey, note, typeName, firstField: firstFieldOf(note), modifiedAtMs, place })
    for (const ordinal of cardOrdinals(note)) {
      const schedule = schedules?.get(ordinal) ?? null
      cards.push({ noteKey: key, ordinal, deckKey, schedule, logs: logs?.get(ordinal) ?? [] })
    }
  }

  return { addDeck, add, take: () => ({ decks: [...decks.values()], notes, cards }) }
}
