// Cards, notes and decks for tests: say only what the test is about.
import type { BasicNote, Deck } from '../../decks/format/schema.ts'
import type { Card, CardProgress, DeckId, StudyDay } from '../../renderer/core/model/card.ts'
import { cardIdOf, noteKeyFrom } from '../../renderer/core/progress/ids.ts'
import { NEW_PROGRESS } from '../../renderer/core/scheduler/scheduleOutcomes.ts'

/** The study day that builders take for today: 2027-03-01. */
export const TODAY = 20_878 as StudyDay
/** Noon of that day, UTC. */
export const NOON_MS = TODAY * 86_400_000 + 43_200_000
/** Where that day ends, with a rollover at 04:00 UTC. */
export const DAY_END_MS = TODAY * 86_400_000 + 100_800_000

const SEEN = { stabilityDays: 10, difficulty: 5, lastReviewAtMs: NOON_MS - 10 * 86_400_000, reps: 3 }

/** What is usual for a card in that state on TODAY: due, with a memory. */
function usualProgress(state: CardProgress['state']): CardProgress {
  const lastReviewDay = (TODAY - 10) as StudyDay
  switch (state) {
    case 'new':
      return NEW_PROGRESS
    case 'review':
      return { ...NEW_PROGRESS, ...SEEN, state, dueDay: TODAY, lastReviewDay }
    case 'learning':
    case 'relearning':
      return {
        ...NEW_PROGRESS,
        ...SEEN,
        state,
        dueAtMs: NOON_MS,
        lastReviewAtMs: NOON_MS - 60_000,
        lastReviewDay: TODAY,
        lapses: state === 'relearning' ? 1 : 0,
      }
  }
}

export function aProgress(fields: Partial<CardProgress> = {}): CardProgress {
  return { ...usualProgress(fields.state ?? 'new'), ...fields }
}

interface CardFields extends Partial<CardProgress> {
  readonly deckId?: string
  readonly noteId?: string
  readonly ordinal?: number
  readonly position?: number
}

/** `aCard({ state: 'review' })`: due on TODAY unless told otherwise; a new card by default. */
export function aCard({
  deckId = 'verbs',
  noteId = 'n1',
  ordinal = 0,
  position = 0,
  ...progress
}: CardFields = {}): Card {
  const id = deckId as DeckId
  return {
    id: cardIdOf(id, noteId, ordinal),
    deckId: id,
    noteKey: noteKeyFrom(id, noteId),
    ordinal,
    position,
    progress: aProgress(progress),
  }
}

export function aNote(fields: Partial<BasicNote> = {}): BasicNote {
  return { id: 'n1', kind: 'basic', tags: [], front: 'to go', back: 'ir', reversed: false, ...fields }
}

export function aDeck(fields: Partial<Deck> = {}): Deck {
  return { format: 1, id: 'verbs', title: 'Verbs', exams: [], noteTypes: [], notes: [aNote()], ...fields }
}
