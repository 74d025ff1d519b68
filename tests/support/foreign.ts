// Foreign collections for tests: say only what the test is about.
import type { Deck, Note } from '../../decks/format/schema.ts'
import type {
  ForeignCard,
  ForeignCollection,
  ForeignLog,
  ForeignNote,
  ForeignSchedule,
} from '../../renderer/core/importing/foreignCollection.ts'
import { firstFieldOf } from '../../renderer/core/importing/firstField.ts'
import type { LibrarySnapshot } from '../../renderer/core/importing/libraryIndex.ts'
import type { CardId } from '../../renderer/core/model/card.ts'

export function aForeignNote(fields: Partial<ForeignNote> & { note?: Note } = {}): ForeignNote {
  const key = fields.key ?? 'n1'
  const note: Note = fields.note ?? {
    id: key,
    kind: 'basic',
    tags: [],
    front: `Front of ${key}`,
    back: `Back of ${key}`,
    reversed: false,
  }
  return {
    key,
    guid: `guid-${key}`,
    deckKey: 'd',
    typeName: 'Basic',
    firstField: firstFieldOf(note),
    modifiedAtMs: 0,
    place: { line: Number(key.replace(/\D/g, '')) || 1 },
    ...fields,
    note,
  }
}

export function aForeign(fields: Partial<ForeignCollection> = {}): ForeignCollection {
  return {
    format: 'anki-package',
    title: 'Spanish',
    decks: [{ key: 'd', title: 'Spanish' }],
    noteTypes: [],
    notes: [aForeignNote()],
    cards: [],
    media: [],
    warnings: [],
    skipped: [],
    canHoldHistory: true,
    ...fields,
  }
}

export function aSchedule(fields: Partial<ForeignSchedule> = {}): ForeignSchedule {
  return {
    state: 'review',
    dueAtMs: null,
    isDay: true,
    stepIndex: 0,
    intervalDays: 10,
    memory: { stabilityDays: 12, difficulty: 4 },
    easeFactor: 2.5,
    lastReviewAtMs: null,
    reps: 5,
    lapses: 0,
    isSuspended: false,
    isBuried: false,
    flag: 0,
    position: null,
    ...fields,
  }
}

export function aForeignLog(fields: Partial<ForeignLog> = {}): ForeignLog {
  return {
    reviewedAtMs: 0,
    rating: 3,
    answerMs: 4000,
    stateBefore: 'review',
    interval: 10,
    lastInterval: 4,
    factor: 2500,
    kind: 1,
    ...fields,
  }
}

export function aForeignCard(fields: Partial<ForeignCard> = {}): ForeignCard {
  return { noteKey: 'n1', ordinal: 0, deckKey: 'd', schedule: null, logs: [], ...fields }
}

/** A library of these decks, each in a file of its id. */
export function aLibrary(decks: readonly Deck[] = [], studied: readonly string[] = []): LibrarySnapshot {
  const files = decks.map((deck) => ({ path: `library/${deck.id}.deck.yaml`, fingerprint: 'f', deck }))
  return { decks: files, paths: files.map(({ path }) => path), studied: new Set(studied as CardId[]) }
}
