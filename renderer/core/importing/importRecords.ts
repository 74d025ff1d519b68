// The journal records of an import: what makes its history the learner's own.
import type { CardId } from '../model/card.ts'
import type { ImportedCard, ImportRecord } from '../model/importRecord.ts'
import type { ForeignCollection } from './foreignCollection.ts'
import type { PlannedHistory } from './importPlan.ts'
import { historyLogOf, progressFrom, type ImportCalendar } from './schedule.ts'

/** About 100 KB of journal: small enough to be stored between two answers. */
const CARDS_PER_RECORD = 250

/** What each card brings along, ascending by card. */
export function importedCards(
  foreign: ForeignCollection,
  history: readonly PlannedHistory[],
  calendar: ImportCalendar,
): ImportedCard[] {
  const leeches = new Set(
    foreign.notes.filter(({ note }) => note.tags.some(isLeechTag)).map(({ key }) => key),
  )
  const cards: ImportedCard[] = []
  for (const { card, index } of history) {
    const source = foreign.cards[index]
    if (source === undefined) continue
    const { schedule, logs, noteKey } = source
    const after = progressFrom(schedule ?? NEVER_SCHEDULED, logs, calendar, leeches.has(noteKey))
    cards.push({ card, after, logs: logs.map(historyLogOf) })
  }
  return cards.sort((one, other) => (one.card < other.card ? -1 : 1))
}

/** The records, one at a time, so that nobody has to hold them all. */
export function* importRecords(
  id: string,
  at: number,
  cards: readonly ImportedCard[],
): Generator<ImportRecord> {
  for (let from = 0; from < cards.length; from += CARDS_PER_RECORD)
    yield { type: 'import', at, id, cards: cards.slice(from, from + CARDS_PER_RECORD) }
}

export function progressByCard(cards: readonly ImportedCard[]): Map<CardId, ImportedCard['after']> {
  return new Map(cards.map(({ card, after }) => [card, after]))
}

/** Of a card that has answers and no schedule: it was reset. */
const NEVER_SCHEDULED = {
  state: 'new',
  dueAtMs: null,
  isDay: true,
  stepIndex: 0,
  intervalDays: 0,
  memory: null,
  easeFactor: null,
  lastReviewAtMs: null,
  reps: 0,
  lapses: 0,
  isSuspended: false,
  isBuried: false,
  flag: 0,
  position: null,
} as const

function isLeechTag(tag: string): boolean {
  return tag.toLowerCase() === 'leech'
}
