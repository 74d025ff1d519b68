import type { Card, Rating, StudyDay } from '../model/card.ts'
import type { Note } from '../model/deck.ts'
import { retrievability } from '../scheduler/retrievability.ts'
import { searchableText } from './noteText.ts'
import type { CardCondition, CardProperty, Comparison, SearchQuery } from './query.ts'
import { foldText, isNameOrAbove, isWithin } from './textPattern.ts'

/** What a search is held against: a card with everything that it is asked about. */
export interface SearchSubject {
  readonly card: Card
  readonly note: Note
  readonly deck: {
    readonly id: string
    readonly title: string
    readonly source?:
      { readonly sections: readonly { readonly id: string; readonly title: string }[] } | undefined
  }
  readonly day: StudyDay
  /** Unix ms; says which cards in learning are due. Without it, all of them are. */
  readonly nowMs?: number | undefined
  /**
   * The study days on which the card was answered and how, as far back as `daysOfAnswers` asks; answers taken back
   * left out. Without them `rated:` finds nothing.
   */
  readonly answers?: readonly { readonly day: number; readonly rating: Rating }[] | undefined
  /** The note's text as `searchableText` makes it, where it is at hand; made anew otherwise. */
  readonly text?: string | undefined
}

/** Whether the search finds the card. */
export function matchesSearch(query: SearchQuery, subject: SearchSubject): boolean {
  switch (query.kind) {
    case 'all':
      return true
    case 'and':
      return query.parts.every((part) => matchesSearch(part, subject))
    case 'or':
      return query.parts.some((part) => matchesSearch(part, subject))
    case 'not':
      return !matchesSearch(query.part, subject)
    case 'text':
      return isWithin(query.pattern, subject.text ?? searchableText(subject.note))
    case 'deck':
      return (
        isNameOrAbove(query.pattern, foldText(subject.deck.title)) ||
        isNameOrAbove(query.pattern, foldText(subject.deck.id))
      )
    case 'tag': {
      const { tags } = subject.note
      const { pattern } = query
      return pattern === null ? tags.length === 0 : tags.some((tag) => isNameOrAbove(pattern, foldText(tag)))
    }
    case 'is':
      return isInCondition(query.condition, subject)
    case 'flag':
      return subject.card.progress.flag === query.flag
    case 'noteKind':
      return subject.note.kind === query.noteKind
    case 'domain': {
      const domain = subject.note.kind === 'choice' ? subject.note.domain : undefined
      return domain !== undefined && isNameOrAbove(query.pattern, foldText(domain))
    }
    case 'source': {
      const { source: sectionId } = subject.note
      if (sectionId === undefined) return false
      const section = subject.deck.source?.sections.find(({ id }) => id === sectionId)
      return (
        isNameOrAbove(query.pattern, foldText(sectionId)) ||
        (section !== undefined && isNameOrAbove(query.pattern, foldText(section.title)))
      )
    }
    case 'note':
      return subject.note.id === query.noteId
    case 'property':
      return hasProperty(query.property, query.comparison, query.value, subject)
    case 'rated': {
      const first = subject.day - query.days + 1
      const { rating: wanted } = query
      return (subject.answers ?? []).some(
        ({ day, rating }) => day >= first && day <= subject.day && (wanted === null || rating === wanted),
      )
    }
  }
}

/** Whether the card would be asked now, daily limits aside: neither suspended nor buried, and its time has come. */
export function isDueNow({ progress }: Card, day: StudyDay, nowMs: number = Infinity): boolean {
  if (progress.isSuspended || isBuried(progress, day)) return false
  if (progress.dueAtMs !== null) return progress.dueAtMs <= nowMs
  return progress.dueDay !== null && progress.dueDay <= day
}

function isBuried({ buriedUntilDay }: Card['progress'], day: StudyDay): boolean {
  return buriedUntilDay !== null && buriedUntilDay > day
}

function isInCondition(condition: CardCondition, { card, day, nowMs }: SearchSubject): boolean {
  const { progress } = card
  switch (condition) {
    case 'new':
    case 'review':
      return progress.state === condition
    case 'learning':
      return progress.state === 'learning' || progress.state === 'relearning'
    case 'due':
      return isDueNow(card, day, nowMs)
    case 'suspended':
      return progress.isSuspended
    case 'buried':
      return isBuried(progress, day)
    case 'leech':
      return progress.isLeech
    case 'flagged':
      return progress.flag !== 0
  }
}

/** A card without the figure, such as the due day of a new card, meets no comparison. */
function hasProperty(
  property: CardProperty,
  comparison: Comparison,
  value: number,
  { card, day }: SearchSubject,
): boolean {
  const figure = propertyOf(property, card, day)
  if (figure === null) return false
  switch (comparison) {
    case '<':
      return figure < value
    case '<=':
      return figure <= value
    case '>':
      return figure > value
    case '>=':
      return figure >= value
    case '=':
      return figure === value
    case '!=':
      return figure !== value
  }
}

/** The figure that `prop:` names; null when the card has none. */
export function propertyOf(property: CardProperty, { progress }: Card, day: StudyDay): number | null {
  switch (property) {
    case 'ivl':
      return progress.dueDay === null || progress.lastReviewDay === null
        ? null
        : progress.dueDay - progress.lastReviewDay
    case 'due':
      return progress.dueDay === null ? (progress.dueAtMs === null ? null : 0) : progress.dueDay - day
    case 'lapses':
      return progress.lapses
    case 'reps':
      return progress.reps
    case 'stability':
      return progress.reps === 0 ? null : progress.stabilityDays
    case 'difficulty':
      return progress.reps === 0 ? null : progress.difficulty
    case 'retrievability':
      return progress.reps === 0 ? null : retrievability(progress, day)
  }
}
