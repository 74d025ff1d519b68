// The part of the fold that takes up what happens to cards without an answer.
import type { CardId, CardProgress } from '../model/card.ts'
import type { CardEvent, ChangeRecord, PracticeRecord, UndoChangeRecord } from '../model/changeRecord.ts'
import { indexOfSeq } from './indexOfSeq.ts'

interface Changed {
  readonly cards: Map<CardId, CardProgress>
  readonly events: CardEvent[]
}

export function applyChange({ cards, events }: Changed, seq: number, record: ChangeRecord): void {
  for (const { card, after } of record.cards) put(cards, card, after)
  const { at, studyDay, action } = record
  const ids = record.cards.map(({ card }) => card)
  events.push({ seq, kind: 'change', at, studyDay, action, cards: ids, undoneBySeq: null })
}

/** Nothing about the card changes. */
export function applyPractice({ events }: Changed, seq: number, record: PracticeRecord): void {
  const { at, studyDay, card, rating, answerMs } = record
  events.push({ seq, kind: 'practice', at, studyDay, cards: [card], rating, answerMs, undoneBySeq: null })
}

/** As with answers: what is undone already is passed over, and what is missing is undone all the same. */
export function applyUndoChange({ cards, events }: Changed, seq: number, record: UndoChangeRecord): void {
  const index = indexOfSeq(events, record.of)
  const event = events[index]
  if (event !== undefined) {
    if (event.undoneBySeq !== null) return
    events[index] = { ...event, undoneBySeq: seq }
  }
  for (const { card, before } of record.cards) put(cards, card, before)
}

function put(cards: Map<CardId, CardProgress>, card: CardId, progress: CardProgress | null): void {
  if (progress === null) cards.delete(card)
  else cards.set(card, progress)
}
